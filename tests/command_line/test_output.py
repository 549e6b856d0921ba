"""What commands print, in each form."""

import csv
import io
import json
from typing import Any

import pytest

from mijnklantportaal import Webhook
from mijnklantportaal._commands.output.fields import columns_of
from mijnklantportaal._commands.output.streams import Stream
from mijnklantportaal._json_data import json_data
from tests.command_line.conftest import Run
from tests.command_line.documented_api import DocumentedApi
from tests.command_line.every_command import LISTS, Described

pytestmark = pytest.mark.usefixtures("signed_in")


def test_output_is_json_where_it_goes_to_a_program(run: Run) -> None:
    assert run("customers", "list").out == run("customers", "list", "-o", "json").out


def test_output_of_a_list_is_an_object_on_each_line(run: Run, api: DocumentedApi) -> None:
    api.pages = 3
    lines = run("customers", "list", "-o", "json").out.splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", 8)
    assert all(json.loads(line.removesuffix(",")) for line in lines[1:-1])


def test_output_of_a_list_that_fails_halfway_is_valid_up_to_there(
    run: Run, api: DocumentedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    api.pages = 3
    monkeypatch.setattr(api, "page_that_fails", 2)
    ended = run("customers", "list", "-o", "json")
    assert (ended.status, len(json.loads(ended.out))) == (5, 2)
    monkeypatch.setattr(api, "page_that_fails", 1)
    ended = run("customers", "list", "-o", "json")
    assert (ended.status, ended.out) == (5, "")


def test_output_of_nothing_is_valid_in_each_form(capsys: pytest.CaptureFixture[str]) -> None:
    to = io.StringIO()
    Stream(to, None, shows_secrets=False).json_list([])
    assert json.loads(to.getvalue()) == []


@pytest.mark.parametrize("described", LISTS, ids=lambda described: described.name)
def test_output_has_the_same_values_in_each_form(run: Run, described: Described) -> None:
    words = [*described.command.example.split()[1:]]
    objects: list[dict[str, Any]] = json.loads(run(*words, "-o", "json").out)
    assert [json.loads(line) for line in run(*words, "-o", "jsonl").out.splitlines()] == objects
    rows = list(csv.DictReader(io.StringIO(run(*words, "-o", "csv").out)))
    assert len(rows) == len(objects)
    for row, found in zip(rows, objects, strict=True):
        for name, value in found.items():
            if isinstance(value, str):
                assert row[name] == value
    assert run(*words, "-o", "table").out.splitlines()[0].split()[0] in rows[0]


def test_output_columns_are_those_asked_for_in_that_order(run: Run) -> None:
    names = "created-at,companyName,ID"
    first = json.loads(run("customers", "list", "-o", "jsonl", "--columns", names).out.splitlines()[0])
    assert list(first) == ["createdAt", "companyName", "id"]
    printed = run("customers", "list", "-o", "csv", "--columns", names).out
    assert printed.splitlines()[0] == "createdAt,companyName,id"
    table = run("customers", "list", "-o", "table", "--columns", names).out
    assert table.splitlines()[0].split() == ["createdAt", "companyName", "id"]


@pytest.mark.parametrize("names", ["nonsense", "id,nonsense", "", ","])
def test_output_columns_that_are_not_there_are_told_before_anything_is_sent(
    run: Run, api: DocumentedApi, names: str
) -> None:
    ended = run("customers", "list", "--columns", names)
    if names:
        assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert "--columns: " in ended.err
        assert api.requests == []


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table"])
def test_output_masks_secrets_unless_they_are_asked_for(run: Run, form: str) -> None:
    (secret,) = {item["secret"] for item in json.loads(run("webhooks", "list", "--show-secrets").out)}
    columns = ["--columns", "id,secret"]
    assert secret not in run("webhooks", "list", "-o", form, *columns).out
    assert "***" in run("webhooks", "list", "-o", form, *columns).out
    assert secret in run("webhooks", "list", "-o", form, *columns, "--show-secrets").out


def test_output_limit_reads_no_more_pages_than_it_needs(run: Run, api: DocumentedApi) -> None:
    api.pages = 50
    assert len(json.loads(run("customers", "list", "--limit", "3").out)) == 3
    assert len(api.requests) == 2


def test_output_of_a_value_that_can_not_be_read_is_as_it_came() -> None:
    from mijnklantportaal_api.runtime.lenient_reading import lenient_reading

    with lenient_reading():
        webhook = Webhook.from_dict({"id": "wbh_1", "secret": "s", "type": "t", "url": "u", "createdAt": "soon"})
    assert json_data(webhook, shows_secrets=False)["createdAt"] == "soon"


def test_output_columns_of_a_model_are_all_its_values() -> None:
    assert [column.name for column in columns_of(Webhook)] == ["id", "type", "url", "secret", "createdAt"]


def test_output_in_json_is_ascii_where_the_stream_has_no_other_letters() -> None:
    to = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    Stream(to, None, shows_secrets=False).json_lines([{"name": "é"}])
    to.seek(0)
    assert to.read() == '{"name": "\\u00e9"}\n'


def test_output_of_a_link_can_be_saved_as_a_file(run: Run, api: DocumentedApi, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[tuple[Any, ...]] = []
    monkeypatch.setattr("mijnklantportaal._client.MijnKlantportaal.download", lambda *given: saved.append(given[1:]))
    ended = run("customer-invoices", "pdf", "inv_1", "--to", "invoice.pdf")
    assert (ended.status, ended.out) == (0, "")
    ((link, path),) = saved
    assert (link.link[:8], str(path)) == ("https://", "invoice.pdf")


@pytest.mark.parametrize("option", [["--output", "json"], ["--columns", "id"], ["--show-secrets"]])
def test_output_options_are_refused_where_no_object_is_printed(
    run: Run, signed_in: DocumentedApi, option: list[str]
) -> None:
    ended = run("customer-invoices", "pdf", "inv_1", "--to", "invoice.pdf", *option)
    assert (ended.status, signed_in.requests) == (2, [])
    assert f"error: {option[0]}: no object is printed here; leave it out" in ended.err
