"""An update reads one object with one request."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    CustomerInvoice,
    MijnKlantportaal,
    Mirror,
    Ticket,
    WebhookEvent,
    WebhookReceiver,
    WebhookSigner,
)
from mijnklantportaal.sandbox import Sandbox
from tests.mirror.listed_mirror import invoices, mirrored


def event(payload: dict[str, Any]) -> WebhookEvent:
    """What a webhook tells."""
    request = WebhookSigner("secret").request(payload)
    return WebhookReceiver("secret").receive(request.body, request.headers)


def test_update_reads_an_object_by_its_id_and_keeps_it(tmp_path: Path) -> None:
    api = invoices("newest", 20)
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        changed, created = api.stored[0], api.store(invoiceNumber="2026-777")
        changed["amount"] = "99.10"
        before = len(api.requests)
        assert isinstance(mirror.update(changed["id"]), CustomerInvoice)
        mirror.update(event({"id": created["id"]}))
        assert mirror.update(event({"id": "cst_1"})) is None
        assert mirror.update(event({})) is None
        assert len(api.requests) == before + 2
        assert [str(invoice.amount) for invoice in mirror.customer_invoices.where(id=changed["id"])] == ["99.10"]
        assert len(mirror.customer_invoices.where(id=created["id"], invoice_number="2026-777")) == 1


def test_update_of_an_object_that_is_gone_marks_it(tmp_path: Path) -> None:
    api = invoices("newest", 20)
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        removed = api.stored.pop()
        assert mirror.update(removed["id"]) is None
        assert mirror.customer_invoices.get(removed["id"]) is None
        assert mirror.update("inv_never") is None


def test_update_wins_over_a_page_that_was_requested_before(tmp_path: Path) -> None:
    api = invoices("newest", 5)
    path = tmp_path / "portal.db"
    with mirrored(api, path) as mirror, mirrored(api, path) as other:
        mirror.refresh()
        first = api.stored[0]

        def meanwhile(request: httpx.Request) -> None:
            api.before_each = lambda later: None
            kept = {**first}
            first["amount"] = "99.10"
            other.update(first["id"])
            first.update(kept)  # the page is from before

        api.before_each = meanwhile
        mirror.refresh(full=True)
        assert len(mirror.customer_invoices.where(id=first["id"], amount=Decimal("99.10"))) == 1


def test_update_of_an_object_that_is_gone_wins_over_a_page_that_shows_it(tmp_path: Path) -> None:
    api = invoices("newest", 5)
    path = tmp_path / "portal.db"
    with mirrored(api, path) as mirror, mirrored(api, path) as other:
        mirror.refresh()
        made, respond = api.store(invoiceNumber="2026-777"), api.api.respond

        def remove_meanwhile(request: httpx.Request) -> httpx.Response:
            response = respond(request)
            api.api.respond = respond
            api.stored.remove(made)
            other.update(made["id"])
            return response

        api.api.respond = remove_meanwhile
        assert mirror.refresh().added == 0
        assert mirror.customer_invoices.get(made["id"]) is None


def test_update_keeps_an_object_as_its_list_shows_it(tmp_path: Path) -> None:
    with (
        Sandbox(rate_limit=None, seed=True) as sandbox,
        MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal,
        Mirror(portal, tmp_path / "portal.db", lists=["tickets"]) as mirror,
    ):
        mirror.refresh()
        (ticket, *_) = mirror.tickets
        assert type(mirror.update(ticket.id)) is Ticket
        assert mirror.tickets.get(ticket.id) == ticket
        assert mirror.refresh(full=True).changed == 0


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ("cst_1", ValueError, "'cst_1' is not the id of an object in customer_invoices that can be read by itself"),
        (17, TypeError, "object_id: expected an id such as 'inv_abc12345def678', or a WebhookEvent, got 17"),
    ],
)
def test_update_of_something_else_is_refused(
    given: object, error: type[Exception], message: str, tmp_path: Path
) -> None:
    api = invoices("newest", 5)
    with mirrored(api, tmp_path / "portal.db") as mirror, pytest.raises(error, match=message):
        mirror.update(given)  # type: ignore[arg-type]  # one of them is
    assert api.requests == []
