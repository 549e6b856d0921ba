"""Create a customer, send an offer and an invoice as PDF, build an offer from lines, and list all offers."""

import argparse
import sys
import tempfile
import threading
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

from mijnklantportaal import MijnKlantportaal, OfferLine
from mijnklantportaal.sandbox import Sandbox, make_pdf


def run(portal: MijnKlantportaal, folder: Path) -> None:
    """Do the main job with a client, and print what happened; the folder is for a PDF to send."""
    customer = portal.customers.create(
        company_name="Test Company BV",
        address="Teststreet 123",
        zip_code="1234AB",
        city="Amsterdam",
        primary_email="john.doe@test.com",
    )
    print(f"created customer  {customer.id}  {customer.company_name}, {customer.city}")

    offer_file = folder / "offer.pdf"
    offer_file.write_bytes(make_pdf(["Offer 2026-001: EUR 12.95"]))
    offer = portal.customer_offers.create(
        customer_id=customer.id,
        offer_number="2026-001",
        issued_at=date(2026, 11, 20),
        expires_at=date(2026, 12, 20),
        amount=Decimal("12.95"),
        pdf=offer_file,
        send_notification=True,
    )
    size = offer_file.stat().st_size
    print(f"uploaded offer    {offer.id}  {offer.offer_number}  EUR {offer.amount}  PDF of {size} bytes")

    invoice_pdf = make_pdf(["Invoice 2026-001: EUR 12.95"])
    invoice = portal.customer_invoices.create(
        customer_id=customer.id,
        invoice_number="2026-001",
        issued_at=date(2026, 11, 20),
        amount=Decimal("12.95"),
        pdf=invoice_pdf,
    )
    size = len(invoice_pdf)
    print(f"uploaded invoice  {invoice.id}  {invoice.invoice_number}  EUR {invoice.amount}  PDF of {size} bytes")

    manual = portal.customer_offers.create_manual(
        customer_id=customer.id,
        offer_number="2026-002",
        issued_at=date(2026, 11, 20),
        expires_at=date(2026, 12, 20),
        lines=[
            OfferLine(description="Website template", amount_excl_vat=Decimal("12.95"), vat_rate=21),
            OfferLine(description="Printed manual", amount_excl_vat=Decimal("20.00"), vat_rate=9),
        ],
    )
    print(f"built an offer    {manual.id}  {manual.offer_number}  EUR {manual.amount}, VAT included")

    print("all offers:")
    for found in portal.customer_offers.list():
        print(f"  {found.offer_number}  {found.id}  EUR {found.amount:>7}  until {found.expires_at}")


def main(arguments: list[str]) -> None:
    """Run the demonstration against an API of its own on loopback."""
    parser = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    look = "keep the API running, to look at its dashboard; Ctrl-C stops it"
    parser.add_argument("--look", action="store_true", help=look)
    options = parser.parse_args(arguments)
    with (
        Sandbox(rate_limit=None) as sandbox,
        MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal,
        tempfile.TemporaryDirectory() as folder,
    ):
        print(f"API on this machine: {sandbox.base_url}")
        run(portal, Path(folder))
        if options.look:
            with suppress(KeyboardInterrupt):
                print(f"dashboard: {sandbox.origin}/  (Ctrl-C stops the API)", flush=True)
                threading.Event().wait()
    print("The API has stopped." + ("" if options.look else " With --look it keeps running, and has a dashboard."))


if __name__ == "__main__":
    main(sys.argv[1:])
