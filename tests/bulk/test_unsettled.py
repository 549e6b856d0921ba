"""Bulk runs after one whose write may still take effect: the object is there once, also if the write was amended."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import BulkProgress, EnsureConflictError, MijnKlantportaal, RequestOptions, Write, write
from mijnklantportaal._bulk.journal import Journal
from tests.bulk.patient_clock import PatientClock
from tests.overlay.fake_api import PDF
from tests.overlay.listed_api import ListedApi


def invoice(portal: MijnKlantportaal, number: str, amount: str, **more: Any) -> Write[Any]:
    return write(
        portal.customer_invoices.ensure,
        customer_id="cst_1",
        invoice_number=number,
        issued_at=date(2026, 11, 20),
        amount=amount,
        pdf=PDF,
        **more,
    )


@pytest.mark.parametrize("amount", ["12.95", "13.95"])
@pytest.mark.parametrize("reads_before", [False, True])
def test_unsettled_write_of_an_earlier_run_is_waited_for_also_if_it_was_amended(
    tmp_path: Path, amount: str, reads_before: bool
) -> None:
    api = ListedApi(fates=[27.0], path="/customer-invoices")
    api.fill(3)
    journal = tmp_path / "run.journal"
    with api.portal() as portal, portal.bulk(journal) as bulk:
        (result,) = bulk.run([invoice(portal, "2026-001", "12.95", options=RequestOptions(deadline=5))])
    assert result.outcome == "ambiguous"

    def writes(portal: MijnKlantportaal) -> Iterator[Write[Any]]:
        if reads_before:
            api.clock.now += 22.0
            yield invoice(portal, "2026-002", "12.95")
        yield invoice(portal, "2026-001", amount)

    with api.portal() as portal, portal.bulk(journal, max_concurrency=1) as bulk:
        *others, result = bulk.run(writes(portal), in_order=True)
    assert len(api.of("2026-001")) == 1
    assert [other.outcome for other in others] == ["created"] * reads_before
    if amount == "12.95":
        assert result.outcome == "existed"
    else:
        assert isinstance(result.error, EnsureConflictError)


def test_unsettled_write_makes_no_other_one_wait(tmp_path: Path) -> None:
    api = ListedApi(fates=[27.0], path="/customer-invoices")
    journal = tmp_path / "run.journal"
    with api.portal() as portal, portal.bulk(journal) as bulk:
        list(bulk.run([invoice(portal, "2026-001", "12.95", options=RequestOptions(deadline=5))]))
    began = api.clock.now
    with api.portal() as portal, portal.bulk(journal) as bulk:
        (result,) = bulk.run([invoice(portal, "2026-002", "12.95")])
    assert (result.outcome, api.clock.now - began < 1) == ("created", True)


def test_unsettled_write_is_part_of_the_time_left(tmp_path: Path) -> None:
    api = ListedApi(fates=[27.0], path="/customer-invoices")
    journal = tmp_path / "run.journal"
    with api.portal() as portal, portal.bulk(journal) as bulk:
        list(bulk.run([invoice(portal, "2026-001", "12.95", options=RequestOptions(deadline=5))]))
    seen: list[BulkProgress] = []
    api.api.clock = api.clock = PatientClock(api.clock.now, is_ready=lambda: len(seen) == 2)
    with api.portal() as portal, portal.bulk(journal, progress=seen.append) as bulk:
        list(bulk.run([invoice(portal, number, "12.95") for number in ("2026-001", "2026-002")]))
    assert [state.seconds_left for state in seen] == [0.0, pytest.approx(30, abs=1), 0.0]


def test_journal_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path, url = tmp_path / "run.journal", "https://portal.test/v1"
    Journal(path, url).close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DROP INDEX writes_by_natural_key")
        database.execute("ALTER TABLE writes DROP COLUMN natural_key")
        database.execute("INSERT INTO writes (identity, arguments, run, begun_at) VALUES ('a', 'hash', 1, 7.5)")
        database.execute("PRAGMA user_version = 1")
    for run in (1, 2):
        journal = Journal(path, url)
        assert journal.begin_run() == run
        assert journal.find("a") == ("hash", 1, 7.5, None, None, None)
        journal.begin("b", "hash", run, 0.0, "key")
        assert journal.is_open("key", run + 1)
        assert not journal.is_open("key", run)
        journal.close()
