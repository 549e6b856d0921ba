"""Pages of the site can be adopted one by one, some of them, or all at once, and the client only gets better."""

import random
from collections.abc import Iterator

import pytest

from pipeline.diff.semver import Step
from pipeline.fix import overlay
from tests.nightly import IS_NIGHTLY, turns
from tests.pipeline.adopting_pages import PLACES, Place, adopt, page_of, read_text
from tests.pipeline.real_sources import ROOT
from tests.pipeline.remembered_select import RememberedSelect

PAGES = ROOT / "spec" / "pages"
# some resources and both forms; daily all of them together, too
TRIED = PLACES if IS_NIGHTLY else PLACES[::47]


@pytest.fixture(autouse=True, scope="module")
def _remembered_select() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlay, "select", RememberedSelect())
        yield


@pytest.mark.parametrize("name", ["create-customer.txt", "list-customer-offers.md"])
def test_adopting_a_page_again_changes_nothing(name: str) -> None:
    outcomes = adopt([read_text((PAGES / name).read_text(encoding="utf-8"), name)])
    assert outcomes.is_harmless
    assert outcomes.report.changes == ()


@pytest.mark.parametrize("place", TRIED, ids=lambda place: "-".join(place[1:]) + place[0].replace("/", "-"))
def test_adopting_a_page_loses_nothing(place: Place) -> None:
    outcomes = adopt([page_of(place)])
    assert outcomes.is_harmless, outcomes
    assert outcomes.report.step < Step.MAJOR, outcomes.report.text()


@pytest.mark.parametrize("seed", range(turns(1, 50)))
def test_adopting_some_pages_loses_nothing(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - guards nothing
    places = chance.sample(PLACES, chance.randint(2, 40))
    outcomes = adopt([page_of(place) for place in places])
    assert outcomes.is_harmless, outcomes
    assert outcomes.report.step < Step.MAJOR, outcomes.report.text()


def test_adopting_all_pages_loses_nothing() -> None:
    outcomes = adopt([page_of(place) for place in PLACES])
    assert outcomes.is_harmless, outcomes
    assert outcomes.report.step < Step.MAJOR, outcomes.report.text()


def test_adopting_a_page_that_drops_a_field_names_the_loss() -> None:
    name = "create-manual-customer-offer.md"
    text = (PAGES / name).read_text(encoding="utf-8").replace("sendNotification:", "notify:")
    losses = adopt([read_text(text, name)]).losses
    assert any(loss.startswith("portal.customer_offers.create_manual.send_notification: gone") for loss in losses)
