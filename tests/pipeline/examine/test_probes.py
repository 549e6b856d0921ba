"""The calls to make, with ids taken from earlier responses."""

import sys
from types import SimpleNamespace

import pytest

from pipeline.examine.probes import Ids, probes
from tests.pipeline.small_documents import TEXT, document, json_content, list_of, operation


@pytest.mark.parametrize("body", [b"", b"name,size\n", b"\xff\x00"])
def test_probes_learn_nothing_from_a_body_that_is_no_json(body: bytes) -> None:
    ids = Ids()
    ids.learn_from(body)
    ids.learn_from(b'{"id": "off_1"}')
    assert ids.any_of(["off_"]) == "off_1"


def test_probes_are_there_for_an_operation_of_any_verb() -> None:
    paths = {"/a": {verb: operation(f"{verb}-a") for verb in ("get", "post", "put", "patch", "delete")}}
    verbs = {probe.operation.http_method for probe in probes(document(paths))}
    assert verbs == {"GET", "POST", "PUT", "PATCH", "DELETE"}


def test_probes_give_a_body_that_has_no_fields_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    put = operation("put-a", body=json_content(list_of(TEXT)))
    put["requestBody"]["required"] = True
    [probe] = probes(document({"/a": {"put": put}}))
    module = SimpleNamespace(operation=lambda *, body: body)
    monkeypatch.setitem(sys.modules, "mijnklantportaal_api.api.things.put_a", module)
    assert isinstance(probe.call(Ids()), list)


def test_probes_do_not_try_a_call_whose_sample_the_client_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*, body: object) -> None:
        raise ValueError(f"body: {body} can't be sent")

    put = operation("put-a", body=json_content(list_of(TEXT)))
    [probe] = probes(document({"/a": {"put": put}}))
    monkeypatch.setitem(sys.modules, "mijnklantportaal_api.api.things.put_a", SimpleNamespace(operation=refuse))
    assert probe.call(Ids()) == "the client refuses body"
