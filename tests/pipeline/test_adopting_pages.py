"""Adopting a page changes what the page says, and nothing else."""

import pytest

from pipeline.regenerate import read_sources
from tests.pipeline.adopting_pages import adopted, losses, present_facts
from tests.pipeline.real_sources import ROOT

PAGES = ROOT / "spec" / "pages"


@pytest.mark.parametrize("name", ["create-customer.txt", "list-customer-offers.md"])
def test_adopting_a_page_again_loses_nothing(name: str) -> None:
    page = PAGES / name
    after = adopted(page.read_bytes().decode(), page.suffix, read_sources(ROOT))
    assert losses(present_facts(), after) == []


def test_adopting_a_page_that_drops_a_field_is_a_loss_that_is_named() -> None:
    page = PAGES / "create-manual-customer-offer.md"
    text = page.read_text(encoding="utf-8").replace("sendNotification:", "notify:")
    found = losses(present_facts(), adopted(text, page.suffix, read_sources(ROOT)))
    assert any(loss.startswith("parameter send_notification of customer_offers.create_manual") for loss in found)
