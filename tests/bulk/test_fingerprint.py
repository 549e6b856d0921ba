"""What identifies a write: the same in every process, and different for different writes."""

import io
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import MijnKlantportaal, OfferLine, RequestOptions, Upload, Write, write
from mijnklantportaal._bulk.fingerprint import Fingerprints
from mijnklantportaal._bulk.recorder import Recording

PORTAL = MijnKlantportaal("token")
PDF = b"%PDF-1.4 of a test"


def fingerprint(made: Write[Any], fingerprints: Fingerprints | None = None) -> str:
    assert isinstance(made.recording, Recording)
    return (fingerprints or Fingerprints()).of(made.method, made.recording)


def invoice(**changes: Any) -> Write[Any]:
    arguments: dict[str, Any] = {
        "customer_id": "cst_1",
        "invoice_number": "2026-001",
        "issued_at": date(2026, 11, 20),
        "amount": Decimal("12.95"),
        "pdf": PDF,
    }
    return write(PORTAL.customer_invoices.create, **(arguments | changes))


def offer(**changes: Any) -> Write[Any]:
    line = OfferLine(description="Website", amount_excl_vat=Decimal("12.95"), vat_rate=21)
    arguments: dict[str, Any] = {
        "customer_id": "cst_1",
        "offer_number": "2026-001",
        "issued_at": date(2026, 11, 20),
        "expires_at": date(2026, 12, 20),
        "lines": [line],
    }
    return write(PORTAL.customer_offers.create_manual, **(arguments | changes))


def test_fingerprint_is_the_same_for_other_forms_of_the_same_values() -> None:
    assert fingerprint(invoice(amount="12.95")) == fingerprint(invoice())
    same = {"description": "Website", "amount_excl_vat": "12.95", "vat_rate": 21}
    assert fingerprint(offer(lines=[same])) == fingerprint(offer())


def test_fingerprint_is_that_of_other_processes_and_versions_of_python() -> None:
    # it must never change: a run that goes on would send everything again
    assert fingerprint(write(PORTAL.customer_groups.create, name="Café")) == (
        "73ff736b8ab4ef982b5391fbc0cd3754b54625f7b0254ba2dcb5868ec5c8499b"
    )


def test_fingerprint_does_not_depend_on_the_hashes_of_a_process() -> None:
    code = (
        "from mijnklantportaal import *\nfrom mijnklantportaal._bulk.fingerprint import Fingerprints\n"
        "made = write(MijnKlantportaal('token').customer_groups.create, name='Café')\n"
        "print(Fingerprints().of(made.method, made.recording))"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert finished.stdout.strip() == fingerprint(write(PORTAL.customer_groups.create, name="Café"))


@pytest.mark.parametrize(
    "changes",
    [
        {"customer_id": "cst_2"},
        {"invoice_number": "2026-002"},
        {"issued_at": date(2026, 11, 21)},
        {"amount": "12.96"},
        {"pdf": PDF + b" changed"},
        {"pdf": Upload(content=PDF, file_name="other.pdf")},
        {"send_notification": True},
        {"options": RequestOptions(extra_body={"reference": "7"})},
        {"options": RequestOptions(extra_query={"reference": "7"})},
    ],
)
def test_fingerprint_differs_for_other_arguments(changes: dict[str, Any]) -> None:
    assert fingerprint(invoice(**changes)) != fingerprint(invoice())


def test_fingerprint_ignores_options_that_change_nothing_of_what_is_written() -> None:
    assert fingerprint(invoice(options=RequestOptions(timeout=5, headers={"X-Trace": "7"}))) == fingerprint(invoice())


def test_fingerprint_differs_for_other_methods_and_ids() -> None:
    made = [
        write(PORTAL.customers.update, "cst_1", city="Utrecht"),
        write(PORTAL.customers.update, "cst_2", city="Utrecht"),
        write(PORTAL.tickets.close, "tic_1"),
        write(PORTAL.payment_links.close, "plk_1"),
    ]
    assert len({fingerprint(one) for one in made}) == 4


def test_fingerprint_of_a_file_is_that_of_its_content(tmp_path: Path) -> None:
    path = tmp_path / "pdf.pdf"
    path.write_bytes(PDF)
    moved = tmp_path / "folder" / "pdf.pdf"
    moved.parent.mkdir()
    moved.write_bytes(PDF)
    with path.open("rb") as file:
        assert {fingerprint(invoice(pdf=pdf)) for pdf in (PDF, path, moved, io.BytesIO(PDF))} == {
            fingerprint(invoice(pdf=Upload(content=file, file_name="pdf.pdf")))
        }


def test_fingerprint_reads_a_file_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, fingerprints = tmp_path / "a.pdf", Fingerprints()
    path.write_bytes(PDF)
    opened: list[str] = []
    original = Path.open

    def counted(self: Path, *arguments: Any, **keywords: Any) -> Any:
        opened.append(self.name)
        return original(self, *arguments, **keywords)

    monkeypatch.setattr(Path, "open", counted)
    for number in range(3):
        fingerprint(invoice(pdf=path, invoice_number=str(number)), fingerprints)
    assert opened == ["a.pdf"]
    first = fingerprint(invoice(pdf=path), fingerprints)
    path.write_bytes(PDF + b" changed")
    assert fingerprint(invoice(pdf=path), fingerprints) != first


def test_fingerprint_of_a_large_file_needs_little_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(PDF)
        file.truncate(64_000_000)
    made = invoice(pdf=path)
    tracemalloc.start()
    fingerprint(made)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000


class Pipe(io.RawIOBase):
    def readable(self) -> bool:
        return True


async def pieces() -> AsyncIterator[bytes]:
    yield PDF


def test_fingerprint_refuses_what_can_be_read_only_once() -> None:
    for content in (Pipe(), pieces()):
        with pytest.raises(ValueError, match="pdf: a bulk run reads a file twice"):
            fingerprint(invoice(pdf=content))


def test_fingerprint_refuses_what_is_no_pdf() -> None:
    with pytest.raises(ValueError, match="pdf: this is not a PDF"):
        fingerprint(invoice(pdf=b"text"))
