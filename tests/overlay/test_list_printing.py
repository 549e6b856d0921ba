"""How lists print; nothing is sent for it."""

from mijnklantportaal import AsyncMijnKlantportaal
from tests.overlay.fake_api import listing
from tests.overlay.sync_and_async import BOTH, Portal, on_api

FORTY = [f"off_{number}" for number in range(40)]


@BOTH
def test_pager_prints_its_call_and_sends_nothing(asynchronous: bool) -> None:
    api = listing(FORTY)

    def printed(portal: Portal) -> list[str]:
        return [
            repr(portal.customer_offers.list()),
            repr(portal.customer_offers.list(limit=0, prefetch=4)),
            repr(portal.payment_links.list_payments("plk_1")),
        ]

    async def printed_in_task(portal: Portal) -> list[str]:
        return printed(portal)

    assert on_api(api, asynchronous, printed_in_task if asynchronous else printed) == [
        "<customer_offers.list(), GET /customer-offers: no page read>",
        "<customer_offers.list(limit=0, prefetch=4), GET /customer-offers: no page read>",
        "<payment_links.list_payments(), GET /payment-links/plk_1/payments: no page read>",
    ]
    assert api.requests == []


@BOTH
def test_pager_prints_how_many_pages_were_read(asynchronous: bool) -> None:
    api = listing(FORTY)

    async def read_in_task(portal: AsyncMijnKlantportaal) -> list[str]:
        offers = portal.customer_offers.list()
        texts = [(repr(offers), await offers.first())[0]]
        texts.append((repr(offers), await offers.page(3))[0])
        texts.append((repr(offers), await offers.to_list())[0])
        return [*texts, repr(offers)]

    def read(portal: Portal) -> list[str]:
        assert not isinstance(portal, AsyncMijnKlantportaal)
        offers = portal.customer_offers.list()
        texts = [(repr(offers), offers.first())[0]]
        texts.append((repr(offers), offers.page(3))[0])
        texts.append((repr(offers), offers.to_list())[0])
        return [*texts, repr(offers)]

    texts = on_api(api, asynchronous, read_in_task if asynchronous else read)
    assert [text.partition(": ")[2] for text in texts] == [
        "no page read>",
        "1 page read>",
        "2 pages read>",
        "5 pages read>",
    ]
