"""From thirty deviations of an API to a document that agrees with it: each is named, and its fix works."""

from copy import deepcopy

import pytest

from live_contract.observe.run import Clients, Subject, observe
from mijnklantportaal import MijnKlantportaal
from pipeline.check.document import check_facts, check_form
from pipeline.check.examples import drop_invalid_examples
from pipeline.codegen.package import build_package
from pipeline.compare.comparison import compare
from pipeline.compare.findings import Compared
from pipeline.documents import Document
from pipeline.fix.fixes import applied, read_actions
from pipeline.gate.public_view import losses
from pipeline.observed.records import Observations
from pipeline.rules.rules import read_rules
from tests.committed import committed_in_shorthand, committed_package
from tests.contract.observe.deviations import DEVIATIONS, Deviating
from tests.contract.observe.full_portal import full_portal
from tests.pipeline.real_sources import ROOT, repaired

RULES = read_rules(ROOT / "spec" / "rules", ROOT)


@pytest.fixture(scope="module")
def observations() -> Observations:
    """What `scripts/contract --observe` keeps of an API that deviates."""
    with full_portal() as sandbox:
        transport = Deviating(DEVIATIONS, "/v1")
        with (
            MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, transport=transport) as portal,
            MijnKlantportaal("wrong", base_url=sandbox.base_url, transport=Deviating([], "/v1")) as stranger,
        ):
            subject = Subject(committed_in_shorthand(), committed_package(), "2026-11-26")
            return observe(Clients(portal, stranger), subject).observations


def compared(document: Document, observations: Observations) -> Compared:
    return compare(document, {"spec/observed/all.yaml": observations}, RULES)


def test_deviations_are_named_with_both_sides_and_followed_by_the_proposed_fixes(observations: Observations) -> None:
    document = deepcopy(repaired())
    found = compared(document, observations)
    planted = {(deviation.place.rpartition("/")[2], deviation.fact) for deviation in DEVIATIONS}
    named = {
        (contradiction.place.rpartition("/")[2].rpartition(".")[2], contradiction.fact)
        for contradiction in found.contradictions
    }
    # two come to light when the type or the format before them has been mended
    assert planted <= named
    assert named - planted == {("amount", "pattern")}
    assert all("; the API: " in contradiction.text() for contradiction in found.contradictions)
    assert [one.text() for one in found.contradictions if not one.actions] == []

    after = document
    for action in read_actions(found.actions, range(len(found.actions))):
        after = applied(after, action)
    drop_invalid_examples(after)
    check_form(after)
    check_facts(after)
    assert not compared(after, observations).contradictions

    lost = losses(build_package(document), build_package(after))
    for line in (
        "Customer.primary_email: str -> str | None = None",
        "CustomerGroup.name: str -> str | None",
        "PunchCard.punches: int -> int | str",
        "Invoice.is_paid: bool -> bool | int",
        "CustomerOffer.issued_at: datetime.date -> str",
        "TicketStatus: one of 'open', 'closed' -> one of 'open', 'closed', 'waiting'",
        "RequestedFile.id: str like ^fqf_ -> str like ^(fqf|rqf)_",
        "portal.payment_links.get.404: gone, it was a documented error",
    ):
        assert line in lost
    # what only requests have was not seen, so nothing of it changes
    assert not [line for line in lost if "Request." in line or ": required argument" in line]
