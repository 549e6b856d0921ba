"""What the documentation forbids in words only: the client refuses it before anything is sent."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

import pytest

from mijnklantportaal import MijnKlantportaal, NotFoundError
from tests.api_quirks.conftest import Ids
from tests.api_quirks.recording_transport import Recording
from tests.overlay.fake_api import PDF

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
CARD: dict[str, Any] = {"name": "Yoga", "punches": 10, "punch_label": "lessons"}
TALK: dict[str, Any] = {"name": "Talk", "starts_at": NOW, "ends_at": NOW}
OFFER: dict[str, Any] = {
    "offer_number": "2026-001",
    "issued_at": date(2026, 11, 20),
    "expires_at": date(2026, 12, 20),
    "amount": "12.95",
    "pdf": PDF,
}

Use = Callable[[MijnKlantportaal, Ids], object]

WRONG: dict[str, tuple[str, Use]] = {
    "a card for sale without price": (
        "price",
        lambda portal, ids: portal.punch_cards.create(**CARD, for_sale=True, vat_rate=21),
    ),
    "a card for sale without VAT": (
        "vat_rate",
        lambda portal, ids: portal.punch_cards.create(**CARD, for_sale=True, price="9.95"),
    ),
    "putting a card on sale without price": (
        "price",
        lambda portal, ids: portal.punch_cards.update(ids.punch_card, for_sale=True),
    ),
    "an appointment with nobody": ("customer_id", lambda portal, ids: portal.appointments.schedule(**TALK)),
    "an appointment with half an attendee": (
        "customer_id",
        lambda portal, ids: portal.appointments.schedule(**TALK, attendee_name="Anna"),
    ),
    "a change of nothing": ("company_name", lambda portal, ids: portal.customers.update(ids.customer)),
    "an address of acceptance without acceptance": (
        "accepted_at",
        lambda portal, ids: portal.customer_offers.create(
            customer_id=ids.customer, **OFFER, accepted_via_ip="192.0.2.10"
        ),
    ),
    "a browser of acceptance without acceptance": (
        "accepted_at",
        lambda portal, ids: portal.customer_offers.create(
            customer_id=ids.customer, **OFFER, accepted_via_user_agent="Mozilla/5.0"
        ),
    ),
    "an offer both accepted and rejected": (
        "rejected_at",
        lambda portal, ids: portal.customer_offers.create(
            customer_id=ids.customer, **OFFER, accepted_at=NOW, rejected_at=NOW
        ),
    ),
}

RIGHT: dict[str, Use] = {
    "a card for sale with price and VAT": lambda portal, ids: portal.punch_cards.create(
        **CARD, for_sale=True, price="9.95", vat_rate=21
    ),
    "a card that is not for sale": lambda portal, ids: portal.punch_cards.create(**CARD, for_sale=False),
    "taking a card off sale": lambda portal, ids: portal.punch_cards.update(ids.punch_card, for_sale=False),
    "an appointment with a customer": lambda portal, ids: portal.appointments.schedule(
        **TALK, customer_id=ids.customer
    ),
    "an appointment with another attendee": lambda portal, ids: portal.appointments.schedule(
        **TALK, attendee_name="Anna", attendee_email="anna@smit.test"
    ),
    "a change of one field": lambda portal, ids: portal.customers.update(ids.customer, city="Assen"),
    "an accepted offer": lambda portal, ids: portal.customer_offers.create(
        customer_id=ids.customer, **OFFER, accepted_at=NOW, accepted_via_ip="192.0.2.10"
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_validation_of_rules_between_fields_comes_before_sending(
    portal: MijnKlantportaal, sent: Recording, ids: Ids, name: str
) -> None:
    field, use = WRONG[name]
    with pytest.raises(ValueError, match=f"^{field}[:,] "):
        use(portal, ids)
    assert sent.requests == []


@pytest.mark.parametrize("name", RIGHT)
def test_validation_of_rules_between_fields_allows_what_the_api_takes(
    portal: MijnKlantportaal, sent: Recording, ids: Ids, name: str
) -> None:
    RIGHT[name](portal, ids)
    assert len(sent.requests) == 1


FOREIGN_IDS: dict[str, tuple[str, Use]] = {
    "a bill's id for an invoice": ("invoice_id", lambda portal, ids: portal.customer_invoices.get("fac_1")),
    "an invoice's id for a bill": ("invoice_id", lambda portal, ids: portal.invoices.get("inv_1")),
    "an offer's id for a customer": (
        "customer_id",
        lambda portal, ids: portal.customer_offers.create(customer_id=ids.offer, **OFFER),
    ),
    "a product's id for an issued card": (
        "issued_punch_card_id",
        lambda portal, ids: portal.punch_cards.get_issued(ids.punch_card, ids.punch_card),
    ),
    "an issued card's id for a product": (
        "punch_card_id",
        lambda portal, ids: portal.punch_cards.get(ids.issued_punch_card),
    ),
    "a share's id for a file or directory": ("file_or_dir_id", lambda portal, ids: portal.files.get("fss_1")),
    "a directory's id for a download": ("file_id", lambda portal, ids: portal.files.download(ids.directory)),
    "a file's id for a directory": (
        "directory",
        lambda portal, ids: portal.files.upload(file=b"", directory=ids.file),
    ),
    "a customer's id in a share": (
        r"content\[1\]",
        lambda portal, ids: portal.file_shares.create(content=[ids.file, ids.customer]),
    ),
    "a group's id in a group": (
        r"customers\[0\]",
        lambda portal, ids: portal.customer_groups.create(name="x", customers=["cug_1"]),
    ),
    "a ticket's id for a message": (
        "message_id",
        lambda portal, ids: portal.tickets.attach(ids.ticket, ids.ticket, attachment=b""),
    ),
}


@pytest.mark.parametrize("name", FOREIGN_IDS)
def test_validation_of_an_id_of_another_kind_names_its_field(
    portal: MijnKlantportaal, sent: Recording, ids: Ids, name: str
) -> None:
    field, use = FOREIGN_IDS[name]
    with pytest.raises(ValueError, match=f"^{field}: expected an id that starts with "):
        use(portal, ids)
    assert sent.requests == []


def test_file_share_may_hold_files_and_directories(portal: MijnKlantportaal, sent: Recording, ids: Ids) -> None:
    portal.file_shares.create(content=[ids.file, ids.directory])
    assert sent.json == {"content": [ids.file, ids.directory]}


@pytest.mark.parametrize("its_id", ["sub__abc12345def678", "sub_x.~y:z"])
def test_id_is_opaque_behind_its_prefix(portal: MijnKlantportaal, sent: Recording, its_id: str) -> None:
    with pytest.raises(NotFoundError):
        portal.customer_subscriptions.get(its_id)
    assert sent.target == f"GET /v1/customer-subscriptions/{quote(its_id, safe='')}"
