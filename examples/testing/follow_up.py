"""Creates invoices for the offers that customers have accepted, and reports the open ones."""

from datetime import date
from decimal import Decimal

from mijnklantportaal import CustomerInvoiceLine, MijnKlantportaal, OutcomeUnknownError


def bill_accepted_offers(portal: MijnKlantportaal, today: date) -> list[str]:
    """Create an invoice for every accepted offer without one, and return the new invoice numbers.

    The number of an invoice comes from its offer, so that no offer is billed twice.
    """
    billed = {invoice.invoice_number for invoice in portal.customer_invoices.list()}
    created: list[str] = []
    for offer in portal.customer_offers.list():
        number = f"F-{offer.offer_number}"
        if offer.accepted_at is None or number in billed:
            continue
        line = CustomerInvoiceLine(
            description=f"As offered in {offer.offer_number}",
            amount_excl_vat=(offer.amount / Decimal("1.21")).quantize(Decimal("0.01")),
            vat_rate=21,
        )
        try:
            portal.customer_invoices.create_manual(
                customer_id=offer.customer_id, invoice_number=number, issued_at=today, lines=[line]
            )
        except OutcomeUnknownError:
            # The invoice may have been created: the next run checks before it creates one.
            continue
        created.append(number)
    return created


def open_offers(portal: MijnKlantportaal) -> dict[str, Decimal]:
    """The amounts of the offers that are neither accepted nor rejected, by offer number."""
    return {
        offer.offer_number: offer.amount
        for offer in portal.customer_offers.list()
        if offer.accepted_at is None and offer.rejected_at is None
    }
