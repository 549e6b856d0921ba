"""`scripts/contract --observe --allow-writes`: it asks first, marks what it makes, and touches nothing else."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any

import httpx
import pytest

from live_contract.__main__ import main
from live_contract.observe import command
from live_contract.observe.calls.marks import marked
from live_contract.observe.calls.own_ids import OwnIds, with_own_ids
from live_contract.observe.calls.writing import announcement
from live_contract.observe.reporting.inferred import Verdict, judge
from live_contract.observe.run import Clients, Observed, Subject, observe
from live_contract.permission import ask
from mijnklantportaal import MijnKlantportaal, Upload
from mijnklantportaal.sandbox import ReceivedRequest, Sandbox
from mijnklantportaal_api.runtime.operation import Operation
from pipeline.documents import PipelineError
from pipeline.observed.differences import differences
from pipeline.observed.sightings import Evidence
from tests.committed import committed_in_shorthand, committed_package

SUBJECT = Subject(committed_in_shorthand(), committed_package(), "2026-11-26")
Objects = dict[str, dict[str, dict[str, Any]]]


@dataclass(frozen=True)
class Run:
    """What a run that writes has seen, and the portal before and after it."""

    observed: Observed
    requests: tuple[ReceivedRequest, ...]
    before: Objects
    after: Objects

    @property
    def made(self) -> dict[str, dict[str, Any]]:
        """The objects that are there now and were not before."""
        return {
            known: fields
            for kind, objects in self.after.items()
            for known, fields in objects.items()
            if known not in self.before[kind]
        }


def objects_of(sandbox: Sandbox) -> Objects:
    return {kind: {fields["id"]: fields for fields in sandbox.objects.all(kind)} for kind in sandbox.objects.kinds()}


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    with Sandbox(rate_limit=100_000, seed=True) as sandbox:
        before = objects_of(sandbox)
        with (
            MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal,
            MijnKlantportaal("wrong", base_url=sandbox.base_url) as stranger,
        ):
            observed = observe(Clients(portal, stranger), SUBJECT, writes="08:00")
        yield Run(observed, sandbox.requests, before, objects_of(sandbox))


def test_writing_changes_nothing_that_was_there(run: Run) -> None:
    for kind, objects in run.before.items():
        assert {known: run.after[kind][known] for known in objects} == objects


def test_writing_marks_what_it_makes(run: Run) -> None:
    unmarked = {known[:4] for known, fields in run.made.items() if "contract" not in str(fields)}
    # an issued card and a sign-up have no text of their own
    assert len(run.made) >= 18
    assert {prefix for prefix in unmarked if prefix.endswith("_")} == {"pcb_"}


def test_writing_reaches_nobody(run: Run) -> None:
    addresses = {
        value
        for fields in run.made.values()
        for name, value in fields.items()
        if name.lower().endswith(("email", "url")) and value
    }
    assert addresses == {"contract-test@example.com", "https://contract-test.invalid/"}
    assert not any(b"sendNotification" in request.body and b"true" in request.body for request in run.requests)


def test_writing_removes_what_the_api_can_remove_and_tells_what_stays(run: Run) -> None:
    states = {known[:4]: fields["status"] for known, fields in run.made.items() if known[:4] in ("apt_", "plk_")}
    assert states == {"apt_": "canceled", "plk_": "closed"}
    left = {made.id for made in run.observed.left}
    assert left == run.made.keys() - {known for known in run.made if known[:4] in ("apt_", "plk_")}


def test_writing_shows_the_statuses_of_requests_that_write(run: Run) -> None:
    evidence = Evidence(SUBJECT.document, run.observed.observations)
    assert differences(evidence) == []
    statuses = [
        fact
        for fact in judge(evidence)
        if fact.fact in ("200", "201", "404", "422") and not fact.place.endswith("/get")
    ]
    assert sum(fact.verdict is Verdict.OBSERVED for fact in statuses) > 65
    assert {fact.place.split("/")[2] for fact in statuses if fact.verdict is not Verdict.OBSERVED} <= {
        "~1tickets~1{ticketId}",
        "~1tickets~1{ticketId}~1message~1{messageId}~1attachment",
        "~1customers~1{customerId}",
        "~1customer-subscriptions~1{subscriptionId}",
        "~1customer-subscription-packages~1{packageId}",
        "~1file-shares",
        "~1file-requests",
    }


def test_writing_does_not_try_what_needs_things_that_can_not_be_made(run: Run) -> None:
    not_tried = {call.operation for call in run.observed.not_tried}
    assert not_tried == {"add-ticket-message", "upload-ticket-message-attachment", "close-ticket"}


@pytest.mark.parametrize("is_stopped_twice", [False, True])
def test_writing_cleans_up_when_reading_fails(is_stopped_twice: bool) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        if request.method == "GET" and "appointments" in request.url.path:
            raise KeyboardInterrupt
        if request.method == "DELETE":
            if is_stopped_twice and request.url.path.endswith("apt_1"):
                raise KeyboardInterrupt
            removed.append(request.url.path)
        made = "apt_1" if request.url.path.endswith("/appointments") else "cst_1"
        return httpx.Response(201 if request.method == "POST" else 200, json={"id": made})

    removed: list[str] = []
    told: list[str] = []
    transport = httpx.MockTransport(respond)
    with MijnKlantportaal("any-token", transport=transport) as portal, pytest.raises(KeyboardInterrupt):
        observe(Clients(portal, portal), SUBJECT, told.append, writes="08:00")
    assert any("a second Ctrl-C" in line for line in told)
    left = {line.partition(",")[0] for line in told if line.startswith("left in the portal")}
    assert left == {"left in the portal: cst_1"} | ({"left in the portal: apt_1"} if is_stopped_twice else set())
    assert removed[-1].endswith("/appointments/apt_1") is not is_stopped_twice


def test_writing_is_announced_call_by_call() -> None:
    lines = list(announcement(SUBJECT.package))
    assert "  POST /customers: Create a customer, a company or a person" in lines
    assert "  DELETE /payment-links/{linkId}: Close a payment link and get it back" in lines


def test_writing_is_refused_where_nobody_can_be_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("y\n"))
    with pytest.raises(PipelineError, match="add --yes"):
        ask(["It makes a customer"], is_given=False)
    assert capsys.readouterr().out == "It makes a customer\n"
    assert ask([], is_given=True)


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "goes_on"), [("y", True), ("YES", True), ("", False), ("no", False)])
def test_writing_goes_on_only_after_a_yes(typed: str, goes_on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Terminal(f"{typed}\n"))
    assert ask([], is_given=False) is goes_on


def test_writing_sends_nothing_without_a_yes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", "any-token")
    monkeypatch.setattr(sys, "stdin", _Terminal("n\n"))
    monkeypatch.setattr(command, "read_yaml", lambda _: committed_in_shorthand())
    monkeypatch.setattr(command, "build_package", lambda _: committed_package())
    arguments = ["--base-url", "http://127.0.0.1:1", "--observe", "--allow-writes", "--into", str(tmp_path)]
    assert main(arguments) == 1
    assert "nothing was sent" in capsys.readouterr().out


def call(json: Any = None, form: Any = None) -> Operation[bytes]:
    return Operation("make-it", "POST", "/it", bytes, json=json, form=form)


def test_marks_are_in_every_text_that_people_read() -> None:
    lines = [{"description": "Website", "amount": "12.95"}]
    body = {"companyName": "Test BV", "primaryEmail": "john@test.com", "url": "https://a.example", "lines": lines}
    assert marked(call(body), "08:00 1").json == {
        "companyName": "contract test",
        "primaryEmail": "contract-test@example.com",
        "url": "https://contract-test.invalid/",
        "lines": [{"description": "contract test", "amount": "12.95"}],
    }
    form = {"offerNumber": "2026-001", "sendNotification": True, "pdf": Upload(content=b"%PDF", file_name="offer.pdf")}
    found = marked(call(form=form), "08:00 1").form
    assert found is not None
    assert found["offerNumber"] == "contract test 08:00 1"
    assert found["sendNotification"] is False
    assert found["pdf"].file_name == "contract test offer.pdf"


def test_own_ids_replace_those_of_examples_and_are_given_in_turn() -> None:
    own = OwnIds()
    own.learn({"id": "cst_1", "customerGroups": ["cug_9"], "data": [{"id": "cst_2", "ownerId": "usr_1"}]})
    found = with_own_ids(call({"customers": ["cst_abc12345", "cst_1"], "status": "open"}), own)
    assert found is not None
    assert found.json == {"customers": ["cst_1", "cst_1"], "status": "open"}
    assert own.any_of(["cug_", "cst_"]) == "cst_2"
    assert own.any_of(["usr_"]) is None
    assert with_own_ids(call({"owner": "usr_abc12345"}), own) is None
