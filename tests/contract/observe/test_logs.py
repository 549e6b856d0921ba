"""What programs log of responses that differ from the document joins the observations, from a log of any format."""

import json
import logging
import re
import textwrap
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from live_contract.__main__ import main
from live_contract.observe import command
from live_contract.observe.counts.logs import Log, read_log
from live_contract.observe.observation_writer import write_reported
from live_contract.observe.reporting.report import log_report
from mijnklantportaal import MijnKlantportaal, StatusError
from mijnklantportaal_api.runtime import surprises
from pipeline.documents import read_yaml
from pipeline.observed.differences import differences
from pipeline.observed.files import read_file
from pipeline.observed.records import Observations, Operation, Place, Response, Schema
from pipeline.observed.sightings import Evidence
from pipeline.regenerate import ROOT
from tests.committed import committed_in_shorthand, committed_package

DAY = "2026-11-26"
OFFER = {
    "id": "off_1",
    "customerId": "cst_1",
    "issuedAt": "2026-11-26",
    "amount": "a secret",
    "acceptedBy": "a secret",
    "Ann": 1,
}
TICKET: dict[str, Any] = {
    "id": "tic_1",
    "customerId": None,
    "title": "a secret",
    "source": "email",
    "status": "a secret",
    "createdAt": "2026-11-26T08:00:00+01:00",
    "messages": [],
}
ODD_TICKET = TICKET | {"id": "tic_2", "status": "open", "messages": ["a secret"]}


def logged(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """What the client logs of an API that differs from the document."""

    def respond(request: httpx.Request) -> httpx.Response:
        found = {"off_1": OFFER, "tic_1": TICKET, "tic_2": ODD_TICKET}.get(request.url.path.rpartition("/")[2])
        return httpx.Response(200, json=found) if found else httpx.Response(418, json={})

    monkeypatch.setattr(surprises, "_said", set[str]())
    caplog.set_level(logging.INFO, "mijnklantportaal.surprises")
    with MijnKlantportaal("any-token", transport=httpx.MockTransport(respond), max_retries=0) as portal:
        portal.customer_offers.get("off_1")
        portal.tickets.get("tic_1")
        portal.tickets.get("tic_2")
        with suppress(StatusError):
            portal.customers.list().first()
    return [record for record in caplog.records if record.name == "mijnklantportaal.surprises"]


def in_json(record: logging.LogRecord) -> str:
    return json.dumps({"level": record.levelname, "logger": record.name, "message": record.getMessage()})


def read(text: str, encoding: str = "utf-8") -> Observations:
    return read_log(text.encode(encoding), committed_in_shorthand(), committed_package(), DAY).observations


FORMATS: dict[str, Callable[[logging.LogRecord], str]] = {
    "plain": logging.Formatter().format,
    "basic": logging.Formatter(logging.BASIC_FORMAT).format,
    "with time and colour": logging.Formatter("\x1b[33m%(asctime)s %(name)s\x1b[0m - \x1b[1m%(message)s\x1b[0m").format,
    "JSON": in_json,
    "JSON that escapes quotes": lambda record: in_json(record).replace("'", r"\u0027"),
    "logfmt": lambda record: f'level=info logger={record.name} msg="{record.getMessage()}"',
    "syslog": lambda record: f"<14>Nov 26 08:00:00 web app[7]: {record.getMessage()}",
}


def test_log_is_written_and_read_as_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "reporting.md").read_text(encoding="utf-8")
    examples, code = re.findall(r"^ {4}.*\n(?:(?: {4}.*)?\n)*", page, flags=re.M)[:2]
    monkeypatch.chdir(tmp_path)
    logger = logging.getLogger("mijnklantportaal.surprises")
    try:
        exec(textwrap.dedent(code), {})  # noqa: S102 - the page's own code
        for line in textwrap.dedent(examples).splitlines():
            logger.info(line)
    finally:
        logger.handlers.pop().close()
        logger.setLevel(logging.NOTSET)
    log = read_log(Path("surprises.log").read_bytes(), committed_in_shorthand(), committed_package(), DAY)
    assert log.unknown == []
    assert sorted(log.observations.schemas["CustomerOffer"].places) == ["/acceptedAt", "/acceptedBy", "/amount"]
    assert sorted(log.observations.schemas["Ticket"].places) == ["/status"]
    assert sorted(log.observations.operations) == ["list-customers"]


@pytest.mark.parametrize("name", FORMATS)
def test_log_of_any_format_tells_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    records = logged(monkeypatch, caplog)
    found = read("\n".join(["another line", *map(FORMATS[name], records), ""]))
    offer = found.schemas["CustomerOffer"].places
    assert offer["/amount"] == Place(1, types=Counter({"string": 1}), unreadable=1)
    assert offer["/offerNumber"] == Place(missing=1)
    assert offer["/acceptedBy"] == Place(1, types=Counter({"string": 1}))
    assert offer[""] == Place(unnamed_fields=1)
    assert found.schemas["TicketWithMessage"].places["/status"] == Place(1, unnamed_values=1)
    assert found.schemas["TicketMessage"].places[""] == Place(1, types=Counter({"string": 1}), unreadable=1)
    assert found.operations == {
        "list-customers": Operation("GET /customers", DAY, {"418": Response(1)}),
    }


def test_log_written_by_windows_is_read() -> None:
    line = "CustomerOffer.offer_number: 'offerNumber' is missing; it is read as None"
    assert read(f"{line}\r\n", "utf-16") == Observations(
        {}, {"CustomerOffer": Schema(DAY, {"/offerNumber": Place(missing=1)})}
    )


def test_log_tells_differences_and_names_no_value(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    text = "\n".join(record.getMessage() for record in logged(monkeypatch, caplog))
    found = differences(Evidence(committed_in_shorthand(), read(text)))
    facts = {(difference.place.rpartition("/")[2], difference.fact) for difference in found}
    assert {
        ("amount", "value"),
        ("offerNumber", "required"),
        ("acceptedBy", "field"),
        ("CustomerOffer", "fields"),
        ("status", "enum"),
        ("TicketMessage", "value"),
        ("customers", "status"),
    } <= facts


@pytest.mark.parametrize(
    "line",
    [
        "Unheard: 'name' (a string) is not documented; it is in `extra`",
        "CustomerOffer.unheard: 'unheard' is missing; it is read as None",
        "CustomerOffer.unheard has a value that is not documented; it is kept",
        "Unheard.id: 'id' can't be read, found null; using the field is an error",
        "Unheard: an item of a list can't be read, found null; using its fields is an error",
        "unheard-operation: the status 418 is not documented",
    ],
)
def test_log_lines_that_the_document_knows_nothing_of_are_named(line: str) -> None:
    log = read_log(f"one\n{line}\n".encode(), committed_in_shorthand(), committed_package(), DAY)
    assert log.unknown == [2]
    assert log.observations == Observations()


def test_log_that_is_read_again_changes_nothing(tmp_path: Path) -> None:
    one = read("CustomerOffer.amount: 'amount' can't be read, found no value; using the field is an error")
    other = read("CustomerOffer.offer_number: 'offerNumber' is missing; it is read as None")
    for observations in (one, one, other):
        path = write_reported(observations, tmp_path)
    places = {"/amount": Place(missing=1), "/offerNumber": Place(missing=1)}
    assert read_file(path, path.name) == Observations({}, {"CustomerOffer": Schema(DAY, places)})


def test_log_is_read_by_the_command_without_an_api(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "read_yaml", lambda _: committed_in_shorthand())
    monkeypatch.setattr(command, "build_package", lambda _: committed_package())
    log = tmp_path / "program.log"
    log.write_text("list-customers: the status 418 is not documented\nNoSuch.id has a value that is not documented\n")
    assert main(["--observe", "--from-log", str(log), "--into", str(tmp_path / "observed")]) == 1
    assert "list-customers" in (tmp_path / "observed" / "reported.yaml").read_text()
    printed = capsys.readouterr().out
    assert "  /paths/GET /customers: status: 1 times 418, which is not documented (list-customers)\n" in printed
    assert "is the log of another version?:\n  2\n" in printed


def test_log_without_surprises_says_so() -> None:
    assert list(log_report([], Log())) == [
        "The log has no line of the logger mijnklantportaal.surprises that openapi.yaml does not cover by now"
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--observe"], "--base-url is missing"),
        (["--base-url", "http://127.0.0.1:1", "--from-log", "a.log"], "--from-log needs --observe"),
        (["--base-url", "http://127.0.0.1:1", "--field", "tier"], "--field needs --observe"),
        (["--allow-writes"], "--base-url is missing"),
    ],
)
def test_log_needs_observe_and_observe_needs_something(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert told in capsys.readouterr().err


def test_log_that_is_not_there_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--observe", "--from-log", str(tmp_path / "no.log"), "--into", str(tmp_path)]) == 1
    assert "no.log: No such file or directory" in capsys.readouterr().err


def test_log_form_asks_for_what_the_page_says() -> None:
    form = read_yaml(ROOT / ".github" / "ISSUE_TEMPLATE" / "other-response.yml")
    required = {
        part["id"]
        for part in form["body"]
        if part.get("validations", {}).get("required") or part["type"] == "checkboxes"
    }
    assert required == {"lines", "version", "day", "nothing-private"}
    page = (ROOT / "docs" / "reporting.md").read_text(encoding="utf-8")
    assert f'"{form["name"]}". It asks for the lines, the version of the client and\nthe day.' in page


def test_log_with_many_new_names_of_a_class_takes_them_for_data() -> None:
    names = [f"name{letter}" for letter in "abcdefghijk"]
    lines = "".join(f"CustomerOffer: '{name}' (a string) is not documented\n" for name in names)
    log = read_log(lines.encode(), committed_in_shorthand(), committed_package(), DAY, names)
    assert log.unnamed == [*range(1, 12)]
    assert log.observations.schemas["CustomerOffer"].places == {"": Place(unnamed_fields=1)}


def test_log_names_a_new_field_of_other_words_only_if_somebody_says_that_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "read_yaml", lambda _: committed_in_shorthand())
    monkeypatch.setattr(command, "build_package", lambda _: committed_package())
    log = tmp_path / "program.log"
    names = ("sanne", "anneMarie", "max", "loyaltyTier")
    log.write_text("".join(f"Customer: '{name}' (a number) is not documented\n" for name in names))
    arguments = ["--observe", "--from-log", str(log), "--into", str(tmp_path / "observed")]
    assert main([*arguments, "--field", "loyaltyTier"]) == 1
    told = capsys.readouterr().out + (tmp_path / "observed" / "reported.yaml").read_text()
    assert [name for name in names if name in told] == ["loyaltyTier"]
    assert "--field NAME keeps one that is not somebody's:\n  1, 2, 3\n" in told


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    ["Customer" * 100_000, "A." * 200_000, "Customer: '" + "a" * 10**6, "\0" * 10**6],
    ids=lambda text: text[:12],
)
def test_log_with_a_long_line_is_read_in_little_time(text: str) -> None:
    log = read_log(text.encode(), committed_in_shorthand(), committed_package(), "2026-11-26")
    assert log.observations == Observations()
