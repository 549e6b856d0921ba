"""A sandbox with customers, and files to upload to it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from mijnklantportaal import MijnKlantportaal
from mijnklantportaal.sandbox import Sandbox

HEADERS = "Factuurnummer;Klant;Datum;Bedrag;PDF"
OFFER_HEADERS = "Offertenummer;Klant;Datum;Geldig tot;Bedrag;PDF"
CUSTOMERS = [("Bakkerij de Korrel B.V.", "info@korrel.example"), ("Slagerij Bout", "info@bout.example")]


def add_customers(sandbox: Sandbox, customers: Iterable[tuple[str, str]] = CUSTOMERS) -> list[str]:
    """Add customers, and return their ids."""
    with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal:
        return [
            portal.customers.create(
                company_name=name, primary_email=email, address="Dorpsstraat 1", zip_code="1234AB", city="Ede"
            ).id
            for name, email in customers
        ]


def environment(sandbox: Sandbox) -> dict[str, str]:
    """The variables with which a process uses the sandbox."""
    return {
        **os.environ,
        "MIJNKLANTPORTAAL_TOKEN": sandbox.token,
        "MIJNKLANTPORTAAL_BASE_URL": sandbox.base_url,
    }


def pdf(folder: Path, name: str) -> Path:
    """A PDF that differs from all others."""
    path = folder / name
    path.write_bytes(b"%PDF-1.4\n%" + name.encode() + b"\n%%EOF\n")
    return path


def invoices_file(folder: Path, count: int, customer: str = "info@korrel.example") -> Path:
    """A CSV file with invoices, and their PDFs beside it."""
    path = folder / "invoices.csv"
    rows = [f"2026-{number:03};{customer};20-11-2026;{number},50;{number}.pdf" for number in range(1, count + 1)]
    for number in range(1, count + 1):
        pdf(folder, f"{number}.pdf")
    path.write_text("\n".join([HEADERS, *rows, ""]))
    return path
