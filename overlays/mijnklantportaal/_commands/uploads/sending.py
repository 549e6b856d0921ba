"""Sends rows to the portal in bulk, with a journal."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import attrs

from ..._tables.cell_errors import CellError
from ..._tables.problems import Problems
from ..._tables.rows import CustomerRow, InvoiceRow, OfferRow
from ..failures import HaltedError
from .interrupts import stopping_softly
from .planning import Planned, number_of
from .problem_messages import translated
from .progress import ProgressDisplay
from .results import ResultFile

if TYPE_CHECKING:
    from ..._bulk.outcomes import BulkResult
    from ..._bulk.writes import Write
    from ..._client import MijnKlantportaal
    from ..._tables.records import Record

Item = TypeVar("Item")


@attrs.frozen
class Kind(Generic[Item]):
    """How rows of one kind are sent and named."""

    write: Callable[[MijnKlantportaal, Item], Write[Any]]
    record: Callable[[Item], Record]
    name: Callable[[Item], str]
    customer: Callable[[Item], str]


def _invoice(portal: MijnKlantportaal, planned: Planned[InvoiceRow]) -> Write[Any]:
    from ..._bulk.writes import write

    row = planned.row
    return write(
        portal.customer_invoices.ensure,
        customer_id=planned.customer.id,
        invoice_number=row.invoice_number,
        issued_at=row.issued_at,
        amount=row.amount,
        pdf=row.pdf.upload(),
        paid_at=row.paid_at,
        send_notification=row.send_notification,
    )


def _offer(portal: MijnKlantportaal, planned: Planned[OfferRow]) -> Write[Any]:
    from ..._bulk.writes import write

    row = planned.row
    return write(
        portal.customer_offers.ensure,
        customer_id=planned.customer.id,
        offer_number=row.offer_number,
        issued_at=row.issued_at,
        expires_at=row.expires_at,
        amount=row.amount,
        pdf=row.pdf.upload(),
        send_notification=row.send_notification,
        accepted_at=row.accepted_at,
        rejected_at=row.rejected_at,
    )


def _customer(portal: MijnKlantportaal, row: CustomerRow) -> Write[Any]:
    from ..._bulk.writes import write

    return write(
        portal.customers.ensure,
        company_name=row.company_name,
        address=row.address,
        zip_code=row.zip_code,
        city=row.city,
        primary_email=row.primary_email,
        country_code=row.country_code,
    )


INVOICES: Kind[Planned[InvoiceRow]] = Kind(
    _invoice,
    lambda planned: planned.row.record,
    lambda planned: number_of(planned.row),
    lambda planned: planned.customer.company_name,
)
OFFERS: Kind[Planned[OfferRow]] = Kind(
    _offer,
    lambda planned: planned.row.record,
    lambda planned: number_of(planned.row),
    lambda planned: planned.customer.company_name,
)
CUSTOMERS: Kind[CustomerRow] = Kind(
    _customer, lambda row: row.record, lambda row: row.primary_email, lambda row: row.company_name
)


@attrs.define
class RunSummary:
    """What came of a run."""

    outcomes: dict[str, int] = attrs.Factory(dict[str, int])
    resumed: int = 0
    """How many of these an earlier run had done."""
    interrupted: bool = False
    failure: Exception | None = None
    """What ended the run before the last row, such as a token that is no longer accepted."""

    @property
    def done(self) -> int:
        """How many rows have an outcome."""
        return sum(self.outcomes.values())

    def count(self, outcome: str, *, resumed: bool = False) -> None:
        """Count a row."""
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
        self.resumed += resumed


def send(
    portal: MijnKlantportaal,
    kind: Kind[Item],
    items: list[Item],
    journal: Path,
    results: Path,
    problems: Problems,
    *,
    max_concurrency: int,
    wait: float,
) -> RunSummary:
    """Send the rows, show the progress, and write what came of each; what failed is a problem of its row.

    Args:
        portal: where to send them
        kind: how they are sent and named
        items: the rows
        journal: the file with what was sent
        results: the file for what came of each
        problems: what is wrong with rows
        max_concurrency: how many are sent at once
        wait: seconds to wait for another command that uses the journal
    """
    summary = RunSummary()
    under_way: dict[int, tuple[int, Item]] = {}

    def writes() -> Iterable[Write[Any]]:
        for place, item in enumerate(items):
            try:
                made = kind.write(portal, item)
            except CellError as error:  # a PDF that was there when the rows were read
                record = kind.record(item)
                problems.add_error(record.place, error, value=kind.name(item), record=record)
                summary.count("failed")
                file.add(place, [str(record.place), kind.name(item), kind.customer(item), "failed", "", str(error)])
                continue
            under_way[id(made)] = place, item
            yield made

    with (
        ProgressDisplay(len(items)) as display,
        portal.bulk(journal, max_concurrency=max_concurrency, wait=wait, progress=display.show) as bulk,
        ResultFile(results) as file,  # once the journal is there: it may be the file of another command
    ):

        def stop() -> None:
            bulk.stop()
            told = _("Stopping: what is under way is finished first. Press Ctrl-C again to abandon it.")
            with suppress(OSError):
                os.write(2, f"\n{told}\n".encode())  # a signal may come while a stream is being written

        with stopping_softly(stop) as interruption, _keeping_failures(summary):
            for result in bulk.run(writes(), total=len(items)):
                place, item = under_way.pop(id(result.write))
                summary.count(result.outcome, resumed=result.resumed)
                file.add(place, _line(kind, item, result))
                if result.outcome == "failed":
                    record = kind.record(item)
                    problems.add(
                        record.place,
                        "could not be sent: {reason}",
                        "correct it, and send it again",
                        value=kind.name(item),
                        record=record,
                        reason=_reason(result),
                    )
        summary.interrupted = interruption.happened and summary.done < len(items)
    return summary


@contextmanager
def _keeping_failures(summary: RunSummary) -> Generator[None]:
    """Keep what ends the run, so that what came of the rows before is told first."""
    from mijnklantportaal_api.runtime.errors import PortalError

    from ..._bulk.errors import JournalError

    try:
        yield
    except PortalError as error:
        summary.failure = error
    except JournalError as error:
        summary.failure = halted(str(error))
    except OSError as error:
        summary.failure = halted(f"{error.filename}: {error.strerror}")


def halted(reason: str) -> HaltedError:
    """The error of a run that ended after it may have sent something."""
    return HaltedError(
        _("{reason}; some rows may have been sent, and the same command goes on without sending them twice").format(
            reason=reason
        )
    )


def _line(kind: Kind[Item], item: Item, result: BulkResult[Any]) -> list[str]:
    return [
        str(kind.record(item).place),
        kind.name(item),
        kind.customer(item),
        result.outcome,
        "" if result.value is None else str(result.value.id),
        _reason(result),
    ]


def _reason(result: BulkResult[Any]) -> str:
    error = result.error
    if error is None:
        return ""
    return translated(error.message) if isinstance(error, CellError) else " ".join(str(error).split())
