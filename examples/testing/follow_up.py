"""Bills the offers that customers have accepted, and reports those that are still open."""

from datetime import date
from decimal import Decimal

from mijnklantportaal import CustomerInvoiceLine, MijnKlantportaal, OutcomeUnknownError


def bill_accepted_offers(portal: MijnKlantportaal, today: date) -> list[str]:
    """Make an invoice for every accepted offer that has none yet; the numbers of the invoices made.

    An invoice is numbered after its offer, so that no offer is billed twice, however often this runs.
    """
    billed = {invoice.invoice_number for invoice in portal.customer_invoices.list()}
    made: list[str] = []
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
            # The invoice may be there all the same: the next run looks before it makes one.
            continue
        made.append(number)
    return made


def open_offers(portal: MijnKlantportaal) -> dict[str, Decimal]:
    """The offers that nobody has decided on, by their number, with their amount."""
    return {
        offer.offer_number: offer.amount
        for offer in portal.customer_offers.list()
        if offer.accepted_at is None and offer.rejected_at is None
    }
