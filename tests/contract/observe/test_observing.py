"""`scripts/contract --observe`: it finds what an API does otherwise than the document, keeps shapes and no values."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from live_contract.__main__ import main
from live_contract.observe import command
from live_contract.observe.calls.known_ids import KnownIds
from live_contract.observe.counts.listing import next_page
from live_contract.observe.counts.observations import Exchange, Observer
from live_contract.observe.observation_writer import write_observations
from live_contract.observe.reporting.inferred import Verdict, judge
from live_contract.observe.run import Clients, Observed, Subject, observe
from mijnklantportaal import MijnKlantportaal
from mijnklantportaal.sandbox import ReceivedRequest, Sandbox
from pipeline.documents import PipelineError
from pipeline.observed.codec import from_data, to_data
from pipeline.observed.differences import differences
from pipeline.observed.files import read_file, read_observed
from pipeline.observed.records import Observations, Operation, Place, Response, Schema
from pipeline.observed.sightings import Evidence
from pipeline.openapi.json_data import items, mapping
from pipeline.openapi.walk import schemas
from tests.committed import committed_in_shorthand, committed_package
from tests.contract.observe.deviations import DEVIATIONS, EMPTY_PAGE, Deviating
from tests.contract.observe.full_portal import full_portal
from tests.overlay.fake_api import FakeApi

DOCUMENT = committed_in_shorthand()
SUBJECT = Subject(DOCUMENT, committed_package(), "2026-11-26")

READ_TOO_SELDOM = {
    *((name, "required") for name in ("AppointmentList", "PaymentLinkPayment", "TicketAttachment")),
    ("RequestedFile", "types"),
}
"""Facts of what the portal has too few of, or of fields that are always null."""


@dataclass(frozen=True)
class Run:
    """One run of the command: what it printed, how it ended, and what it kept."""

    code: int
    printed: str
    folder: Path
    requests: tuple[ReceivedRequest, ...]

    @cached_property
    def evidence(self) -> Evidence:
        """What is in the files."""
        total = Observations()
        for part in read_observed(self.folder, self.folder).values():
            total.add(part)
        return Evidence(DOCUMENT, total)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with full_portal() as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def unchanged(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command, run against an API that does what the document says."""
    folder = tmp_path_factory.mktemp("observed")
    before = len(sandbox.requests)
    printed = StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(printed), redirect_stderr(StringIO()):
        patch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
        # the same as the command makes, but made once for all tests
        patch.setattr(command, "read_yaml", lambda _: DOCUMENT)
        patch.setattr(command, "build_package", lambda _: SUBJECT.package)
        code = main(["--base-url", sandbox.base_url, "--observe", "--into", str(folder)])
    return Run(code, printed.getvalue(), folder, sandbox.requests[before:])


@pytest.fixture(scope="module")
def deviating(sandbox: Sandbox) -> Observed:
    """A run against an API that differs from the document in thirty ways."""
    transport = Deviating(DEVIATIONS, "/v1")
    with (
        MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, transport=transport) as portal,
        MijnKlantportaal("wrong", base_url=sandbox.base_url, transport=Deviating([], "/v1")) as stranger,
    ):
        return observe(Clients(portal, stranger), SUBJECT)


def test_observing_only_reads(unchanged: Run) -> None:
    assert {request.method for request in unchanged.requests} == {"GET"}


def test_observing_finds_nothing_where_an_api_does_what_the_document_says(unchanged: Run) -> None:
    assert differences(unchanged.evidence) == []
    assert unchanged.code == 0
    assert "Differs" not in unchanged.printed
    assert "Not tried" not in unchanged.printed


def test_observing_reads_several_pages_and_objects(unchanged: Run) -> None:
    operations = unchanged.evidence.observations.operations
    lists = [operation for operation in operations.values() if operation.pages.past_the_end]
    assert len(lists) == 16
    assert sum(operation.pages.sizes.total() for operation in lists) >= 20
    by_id = [operation for operation in operations.values() if operation.call.endswith("Id}")]
    assert min(operation.responses["200"].seen for operation in by_id) >= 8
    assert operations["get-ticket"].responses["200"].seen == 30  # no list has its messages


def test_observing_reads_a_page_that_leads_back_to_itself_once() -> None:
    page = EMPTY_PAGE | {"next_page_url": "https://a.example/?page=1"}
    api = FakeApi(lambda request: httpx.Response(200, json=page))
    with api.portal() as portal:
        observed = observe(Clients(portal, portal), SUBJECT)
    # the first one, page 1, and the one that it is said to be followed by
    assert observed.observations.operations["list-customers"].pages.sizes == {"0": 2}


def test_observing_shows_every_inferred_fact_that_reading_can_show(unchanged: Run) -> None:
    judged = judge(unchanged.evidence)
    verdicts = {fact.verdict for fact in judged}
    assert Verdict.CONTRADICTED not in verdicts
    too_few = {(fact.place.rpartition("/")[2], fact.fact) for fact in judged if fact.verdict is Verdict.TOO_FEW}
    assert too_few == READ_TOO_SELDOM
    of_reads = [
        (fact.place, fact.fact)
        for fact in judged
        if fact.verdict is Verdict.NOT_BY_READING
        and re.match(r"/paths/[^/]+/get|/components/(?!schemas/\w+Request|schemas/\w+Input)", fact.place)
    ]
    responses_to_writes = (
        r"/components/schemas/(CustomerInvoiceLine|OfferLine|CustomerList|SubscriptionPackageSignUp)\b"
    )
    untold = {fact for place, fact in of_reads if not re.match(responses_to_writes, place)}
    assert untold == {"operationId", "426", "unit", "host", "everything"}


def test_observing_lists_the_facts_that_reading_cannot_show(unchanged: Run) -> None:
    assert re.search(r"Inferred facts of openapi.yaml: \d+ observed, 0 contradicted, 4 too few seen", unchanged.printed)
    assert "  /paths/~1customers/post/requestBody: required: it writes\n" in unchanged.printed
    assert (
        "TicketAttachment: required: every required field is there: right for 21 of 21; it takes 30"
        in unchanged.printed
    )


def test_observing_finds_thirty_deviations_and_nothing_else(deviating: Observed) -> None:
    found = {
        (difference.place, difference.fact) for difference in differences(Evidence(DOCUMENT, deviating.observations))
    }
    planted = {(deviation.place, deviation.fact) for deviation in DEVIATIONS}
    assert len(planted) == 30
    assert found == planted


def test_observing_contradicts_inferred_facts(deviating: Observed) -> None:
    contradicted = {
        (fact.place, fact.fact)
        for fact in judge(Evidence(DOCUMENT, deviating.observations))
        if fact.verdict is Verdict.CONTRADICTED
    }
    assert {
        ("/components/schemas/Customer", "required"),
        ("/components/schemas/CustomerOffer/properties/amount", "pattern"),
        ("/components/schemas/Invoice", "types"),
        ("/paths/~1tickets/get", "422"),
    } <= contradicted


def test_observing_names_a_new_value_only_if_it_is_like_the_others(deviating: Observed) -> None:
    seen = {difference.place: difference.seen for difference in differences(Evidence(DOCUMENT, deviating.observations))}
    assert "waiting" in seen["/components/schemas/Ticket/properties/status"]
    assert "not listed" in seen["/components/schemas/Appointment/properties/status"]


def test_observing_keeps_no_value_of_the_portal(
    sandbox: Sandbox, unchanged: Run, deviating: Observed, tmp_path: Path
) -> None:
    [*_] = write_observations(deviating.observations, committed_package(), tmp_path)
    kept = "".join(path.read_text() for folder in (unchanged.folder, tmp_path) for path in folder.iterdir())
    values = {value for kind in sandbox.objects.kinds() for value in _values(sandbox.objects.all(kind))}
    hosts = {sandbox.base_url, sandbox.origin.rpartition("/")[2], "a.example", sandbox.token}
    private = {value for value in values if len(value) >= 4} - _documented_words() | hosts | {"Sanne de Boer", "NL001"}
    assert len(private) > 300
    assert [value for value in private if value in kept] == []


def test_observing_writes_the_same_bytes_again(unchanged: Run, tmp_path: Path) -> None:
    [*_] = write_observations(unchanged.evidence.observations, committed_package(), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in unchanged.folder.iterdir()
    }


def test_observing_replaces_what_was_observed_before(unchanged: Run, deviating: Observed, tmp_path: Path) -> None:
    name = "list-webhooks"
    for observations in (deviating.observations, unchanged.evidence.observations):
        [path] = write_observations(Observations({name: observations.operations[name]}), committed_package(), tmp_path)
    assert read_file(path, path.name).operations == {name: unchanged.evidence.observations.operations[name]}


def test_observing_does_not_replace_what_was_seen_by_a_refusal(tmp_path: Path) -> None:
    for status in ("200", "403"):
        seen = Operation("GET /tickets", "2026-11-26", {status: Response(1)})
        [path] = write_observations(Observations({"list-tickets": seen}), committed_package(), tmp_path)
    assert sorted(read_file(path, path.name).operations["list-tickets"].responses) == ["200"]


def test_observing_sends_no_more_than_sixty_requests_a_minute() -> None:
    times: list[float] = []

    def respond(request: httpx.Request) -> httpx.Response:
        times.append(api.clock.now)
        recent = sum(moment > api.clock.now - 60 for moment in times)
        limits = {"X-RateLimit-Limit": "60", "X-RateLimit-Remaining": str(60 - recent)}
        return httpx.Response(200, json=EMPTY_PAGE, headers=limits)

    api = FakeApi(respond)
    with api.portal() as portal:
        observe(Clients(portal, portal), SUBJECT)
    assert len(times) > 60
    assert max(bisect_right(times, start + 59.9) - number for number, start in enumerate(times)) <= 60


def test_observing_goes_on_after_an_id_that_the_client_refuses() -> None:
    page = EMPTY_PAGE | {"data": [{"id": "cst_a/b"}, {"id": "cst_1"}]}
    api = FakeApi(lambda request: httpx.Response(200, json=page))
    with api.portal() as portal:
        observed = observe(Clients(portal, portal), SUBJECT)
    assert any(request.url.path.endswith("/customers/cst_1") for request in api.requests)
    refused = {call.reason for call in observed.not_tried if call.operation == "get-customer"}
    assert refused == {"the client refuses customer_id"}  # the id is not told


def test_observations_of_what_the_document_no_longer_has_are_no_differences() -> None:
    gone = Operation("GET /gone", "2026-11-26", {"200": Response(1, places={"/id": Place(1)})})
    observations = Observations({"get-gone": gone}, {"Gone": Schema("2026-11-26", {"/id": Place(1)})})
    assert [difference.fact for difference in differences(Evidence(DOCUMENT, observations))] == ["status"]


def test_observing_keeps_no_media_type_that_could_be_anything() -> None:
    observer = Observer(DOCUMENT, "2026-11-26")
    operation = committed_package().operations[0]
    for kind in ("text/html; charset=utf-8", "sanne@korenmolen.example", "sanne/boer", "application/x-sanne", ""):
        observer.see(operation, Exchange(200, {"content-type": kind} if kind else {}, b""))
    [observed] = observer.observations().operations.values()
    assert dict(observed.responses["200"].media_types) == {"text/html": 1, "odd": 3, "none": 1}


@pytest.mark.parametrize(
    ("response", "told"),
    [
        (httpx.Response(401, json={}), "does not accept the token"),
        (httpx.Response(404, json={}), "this is not the API (status 404, media type application/json)"),
        (httpx.Response(200, text="hello"), "this is not the API (status 200, media type text/plain)"),
        (httpx.ConnectError("nobody there"), "no response came: nobody there"),
    ],
)
def test_observing_stops_at_the_first_response_of_something_else(
    response: httpx.Response | httpx.ConnectError, told: str
) -> None:
    requests: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        if isinstance(response, httpx.ConnectError):
            raise response
        return response

    transport = httpx.MockTransport(respond)
    with (
        MijnKlantportaal("any-token", transport=transport, max_retries=0) as portal,
        pytest.raises(PipelineError) as caught,
    ):
        observe(Clients(portal, portal), SUBJECT)
    assert told in str(caught.value)
    assert len(requests) == 1


@pytest.mark.parametrize(
    ("token", "base_url", "kept", "told"),
    [
        ("", "http://127.0.0.1:1", "", "set MIJNKLANTPORTAAL_TOKEN"),
        ("any-token", "hello", "", "base_url"),
        ("any-token", "http://127.0.0.1:1", "format: 2", "tickets.yaml: the file does not say `format: 1`"),
    ],
)
def test_observing_refuses_what_can_not_work_before_it_sends_anything(
    token: str,
    base_url: str,
    kept: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", token)
    if kept:
        (tmp_path / "tickets.yaml").write_text(kept)
    assert main(["--observe", "--base-url", base_url, "--into", str(tmp_path)]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("folder", ["file", "file/below"])
def test_observing_refuses_a_folder_that_can_not_be_written_before_it_sends_anything(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", "any-token")
    (tmp_path / "file").touch()
    assert main(["--observe", "--base-url", "http://127.0.0.1:1", "--into", str(tmp_path / folder)]) == 1
    assert "choose another folder with --into" in capsys.readouterr().err


def test_observing_leaves_no_unfinished_file(unchanged: Run) -> None:
    assert {path.suffix for path in unchanged.folder.iterdir()} == {".yaml"}
    assert not [path for path in unchanged.folder.iterdir() if path.name.startswith(".")]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["data", "next_page_url", "per_page", "id", "status", "createdAt", "amount"])
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=15,
)


@given(
    st.sampled_from(["list-customer-offers", "get-customer-offer", "list-tickets", "list-appointments"]),
    st.sampled_from([200, 201, 204, 302, 304, 404, 500]),
    _JSON,
)
@settings(max_examples=100)
def test_observing_counts_any_response_without_an_error(name: str, status: int, body: Any) -> None:
    [operation] = [one for one in committed_package().operations if one.operation_id == name]
    observer = Observer(DOCUMENT, "2026-11-26")
    exchange = Exchange(status, {"content-type": "application/json; charset=odd"}, json.dumps(body).encode())
    observer.see(operation, exchange)
    KnownIds().learn(exchange.data, {})
    observer.listing(operation).see(exchange.data)
    observer.listing(operation).see_past_the_end(status, exchange.data)
    assert next_page(exchange.data) is None or isinstance(next_page(exchange.data), str)
    found = observer.observations()
    assert found.operations[name].responses[str(status)].seen == 1
    assert from_data(Observations, to_data(found), "any:") == found


def _values(part: Any) -> Iterator[str]:
    """Every text of four characters or more, and every number with a fraction or of four digits."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, int | float):
        yield str(part)
    else:
        for inner in part.values() if isinstance(part, dict) else items(part):
            yield from _values(inner)


def _documented_words() -> set[str]:
    """What the document says itself: the values of enums, and the names of fields."""
    found = {"application/json", "text/html"}
    for _, schema in schemas(DOCUMENT):
        found |= {str(choice) for choice in items(schema.get("enum"))} | mapping(schema.get("properties")).keys()
    return found
