"""`scripts/contract --base-url`: it only reads unless told otherwise, and sees what differs from the document."""

import asyncio
import json
import sys
from collections.abc import Iterator, Sequence
from io import StringIO
from types import SimpleNamespace

import httpx
import pytest

from live_contract.__main__ import main
from live_contract.conformance import deviations
from live_contract.examination import Finding, async_examine, examine
from live_contract.probes import Ids, Probe, probes
from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
from mijnklantportaal.sandbox import Sandbox
from tests.contract.calls import DOCUMENT
from tests.pipeline.small_documents import TEXT, an_object, document, json_content, list_of, operation


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(rate_limit=None, seed=True) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def calls() -> Sequence[Probe]:
    return tuple(probes(DOCUMENT))


def test_live_contract_only_reads_without_permission_to_write(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
    before = len(sandbox.requests)
    assert main(["--base-url", sandbox.base_url]) == 0
    sent = sandbox.requests[before:]
    assert {request.method for request in sent} == {"GET"}
    table = capsys.readouterr().out
    assert "agrees     GET /customer-offers/{offerId}" in table
    assert "not tried  POST /customers" in table
    assert "differs" not in table


def test_live_contract_says_what_it_will_write_and_sends_nothing_without_a_yes(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
    monkeypatch.setattr(sys, "stdin", StringIO())
    before = len(sandbox.requests)
    assert main(["--base-url", sandbox.base_url, "--allow-writes"]) == 1
    assert sandbox.requests[before:] == ()
    said = capsys.readouterr()
    assert "  POST /customers: " in said.out
    assert "  GET " not in said.out
    assert "add --yes" in said.err


@pytest.mark.parametrize(
    ("token", "base_url", "told"), [("", "http://127.0.0.1:1", "MIJNKLANTPORTAAL_TOKEN"), ("a", "hello", "base_url")]
)
def test_live_contract_names_what_is_wrong_before_it_sends_anything(
    token: str, base_url: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", token)
    assert main(["--base-url", base_url]) == 1
    assert told in capsys.readouterr().err


def test_live_contract_writes_when_it_is_told_to(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
    before = len(sandbox.requests)
    assert main(["--base-url", sandbox.base_url, "--allow-writes", "--yes"]) == 0
    assert "POST" in {request.method for request in sandbox.requests[before:]}


def test_live_contract_agrees_for_every_operation_with_permission_to_write(
    sandbox: Sandbox, calls: Sequence[Probe]
) -> None:
    with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, strict=True) as portal:
        findings = list(examine(portal, DOCUMENT, calls, allow_writes=True))
    assert {finding.verdict for finding in findings} == {"agrees"}, findings
    assert len({finding.probe.operation.operation_id for finding in findings}) >= 70


def test_live_contract_agrees_for_every_operation_of_the_asynchronous_client(
    sandbox: Sandbox, calls: Sequence[Probe]
) -> None:
    async def run() -> list[Finding]:
        async with AsyncMijnKlantportaal(sandbox.token, base_url=sandbox.base_url, strict=True) as portal:
            return [finding async for finding in async_examine(portal, DOCUMENT, calls, allow_writes=True)]

    findings = asyncio.run(run())
    assert {finding.verdict for finding in findings} == {"agrees"}, findings
    assert len({finding.probe.operation.operation_id for finding in findings}) >= 70


def test_live_contract_differs_where_responses_differ_from_the_document(calls: Sequence[Probe]) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"data": "soon"})

    portal = MijnKlantportaal("any-token", transport=httpx.MockTransport(respond), max_retries=0, strict=True)
    findings = list(examine(portal, DOCUMENT, calls, allow_writes=False))
    assert {finding.verdict for finding in findings} == {"differs", "not tried"}


def test_live_contract_differs_where_there_is_no_api(calls: Sequence[Probe]) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("nobody there")

    portal = MijnKlantportaal("any-token", transport=httpx.MockTransport(respond), max_retries=0, strict=True)
    findings = list(examine(portal, DOCUMENT, calls, allow_writes=False))
    assert any("nobody there" in finding.details[0] for finding in findings)


@pytest.mark.parametrize(
    ("status", "body", "found"),
    [
        (200, b"<html>", "the body is not JSON"),
        (418, b"{}", "status 418 is not documented"),
        (200, json.dumps({"id": 5}).encode(), "$.id: 5 is not of type 'string'"),
        (401, b'{"message": 5}', "$.message: 5 is not of type 'string'"),
    ],
)
def test_conformance_names_what_differs(status: int, body: bytes, found: str) -> None:
    assert found in list(deviations(DOCUMENT, "GET", "/customers/{customerId}", status, body))


def test_conformance_names_a_field_that_the_document_does_not_have() -> None:
    body = json.dumps({"message": "no", "errors": {}}).encode()
    found = list(deviations(DOCUMENT, "GET", "/customers/{customerId}", 404, body))
    assert found == ["$.errors: a field that the document does not have"]


@pytest.mark.parametrize("body", [b"", b"name,size\n", b"\xff\x00"])
def test_live_contract_learns_nothing_from_a_body_that_is_no_json(body: bytes) -> None:
    ids = Ids()
    ids.learn_from(body)
    ids.learn_from(b'{"id": "off_1"}')
    assert ids.any_of(["off_"]) == "off_1"


@pytest.mark.parametrize("documented", ["2XX", "default"])
def test_conformance_knows_a_status_by_its_class_or_the_default(documented: str) -> None:
    small = {"paths": {"/a": {"get": {"responses": {documented: {"description": ""}}}}}}
    assert list(deviations(small, "GET", "/a", 204, b"")) == []


def test_live_contract_probes_an_operation_of_any_verb() -> None:
    paths = {"/a": {verb: operation(f"{verb}-a") for verb in ("get", "post", "put", "patch", "delete")}}
    verbs = {probe.operation.http_method for probe in probes(document(paths))}
    assert verbs == {"GET", "POST", "PUT", "PATCH", "DELETE"}


def test_live_contract_gives_a_body_that_has_no_fields_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    put = operation("put-a", body=json_content(list_of(TEXT)))
    put["requestBody"]["required"] = True
    [probe] = probes(document({"/a": {"put": put}}))
    module = SimpleNamespace(operation=lambda *, body: body)
    monkeypatch.setitem(sys.modules, "mijnklantportaal_api.api.things.put_a", module)
    assert isinstance(probe.call(Ids()), list)


def test_live_contract_a_value_may_be_of_several_kinds_and_have_fields_of_one_alone() -> None:
    union = {"oneOf": [an_object([], name=TEXT), an_object([], name=TEXT, phone=TEXT)]}
    small = document({"/a": {"get": operation("get-a", response=union)}})
    assert list(deviations(small, "GET", "/a", 200, b'{"name": "Ann"}')) == []
    assert list(deviations(small, "GET", "/a", 200, b'{"phone": "1"}')) == []
    unknown = ["$.fax: a field that the document does not have"]
    assert list(deviations(small, "GET", "/a", 200, b'{"fax": "1"}')) == unknown


def test_live_contract_does_not_try_a_call_whose_sample_the_client_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*, body: object) -> None:
        raise ValueError(f"body: {body} can't be sent")

    put = operation("put-a", body=json_content(list_of(TEXT)))
    [probe] = probes(document({"/a": {"put": put}}))
    monkeypatch.setitem(sys.modules, "mijnklantportaal_api.api.things.put_a", SimpleNamespace(operation=refuse))
    assert probe.call(Ids()) == "the client refuses body"


def test_live_contract_writes_out_what_a_terminal_would_obey(
    sandbox: Sandbox, calls: Sequence[Probe], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
    finding = Finding(calls[0], "differs", ("$.\x1b[2J: a field", "$.a\nagrees: a field"))
    monkeypatch.setattr("live_contract.__main__.examine", lambda *_, **__: [finding])
    assert main(["--base-url", sandbox.base_url]) == 1
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert len(printed.splitlines()) == 3
