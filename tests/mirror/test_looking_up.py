"""Looking up in a mirror sends nothing, and tells how old the result is."""

import datetime
import re
import signal
import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import Customer, CustomerInvoice, StaleMirrorError
from mijnklantportaal._calls_in_threads import call_in_thread
from mijnklantportaal._mirror import queries
from mijnklantportaal._mirror.rows import ListRows
from tests.mirror.listed_mirror import invoices, mirrored


def test_mirror_gives_models_by_id_and_by_fields_without_requests(tmp_path: Path) -> None:
    api = invoices("newest", 20)
    api.store(customerId="cst_2", invoiceNumber="2026-1", amount="1210.05", paidAt="2026-11-20T10:00:00+01:00")
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        sent = len(api.requests)
        (found,) = mirror.customer_invoices.where(customer_id="cst_2")
        assert mirror.customer_invoices.get(found.id) == mirror.table(CustomerInvoice).get(found.id) == found
        assert (found.amount, found.issued_at) == (Decimal("1210.05"), datetime.date(2026, 11, 20))
        assert list(mirror.customer_invoices.where(amount=Decimal("1210.050"))) == [found]
        assert list(mirror.customer_invoices.where(paid_at=found.paid_at)) == [found]
        assert len(mirror.customer_invoices.where(paid_at=None, issued_at=found.issued_at)) == 20
        numbers = [invoice.invoice_number for invoice in mirror.customer_invoices]
        assert numbers == [f"old-{number}" for number in range(20)] + ["2026-1"], "in the order of their creation"
        assert mirror.customer_invoices.where()[-1:] == [found]
        assert len(api.requests) == sent


def test_mirror_tells_how_old_an_answer_is_and_refuses_what_is_too_old(tmp_path: Path) -> None:
    api = invoices("newest", 20)
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        api.clock.now += 100.0
        mirror.refresh()
        unpaid = mirror.customer_invoices.where(paid_at=None)
        assert 100 <= unpaid.age < 103
        assert re.fullmatch(rf"<objects from a mirror: {len(unpaid)}, read 10\d s ago>", repr(unpaid))
        assert unpaid.checked_at is not None
        assert unpaid.read_at is not None
        assert (unpaid.checked_at - unpaid.read_at).total_seconds() >= 100
        assert mirror.customer_invoices.where(max_age=103.0)
        with pytest.raises(StaleMirrorError, match=r"customer_invoices was read 10\d s ago, and max_age is 60"):
            mirror.customer_invoices.where(max_age=60)
        with pytest.raises(StaleMirrorError, match="max_age is 60"):
            mirror.sql("SELECT * FROM customer_invoices", max_age=60)
        oldest = api.stored[0]["id"]
        with pytest.raises(StaleMirrorError, match=f"{oldest} was read"):
            mirror.customer_invoices.get(oldest, max_age=60)
        mirror.update(oldest)
        assert mirror.customer_invoices.get(oldest, max_age=60)
        with pytest.raises(StaleMirrorError, match="customer_invoices was read"):
            mirror.customer_invoices.get("inv_none", max_age=60)


def test_mirror_calls_an_answer_no_younger_than_what_it_was_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = invoices("newest", 20)
    path = tmp_path / "portal.db"
    with mirrored(api, path) as mirror, mirrored(api, path) as other:
        mirror.refresh()
        api.clock.now += 100.0
        where = ListRows.where

        def refresh_after(rows: ListRows, fields: Any) -> list[str]:
            found = where(rows, fields)
            other.refresh(full=True)
            return found

        monkeypatch.setattr(ListRows, "where", refresh_after)
        assert mirror.customer_invoices.where().age >= 100


def test_mirror_that_was_never_read_answers_nothing(tmp_path: Path) -> None:
    api = invoices("newest", 20)
    with mirrored(api, tmp_path / "portal.db") as mirror:
        for look in (
            lambda: mirror.customer_invoices.get("inv_1"),
            lambda: mirror.customer_invoices.where(),
            lambda: list(mirror.customer_invoices),
            lambda: mirror.sql("SELECT * FROM customer_invoices"),
        ):
            with pytest.raises(StaleMirrorError, match="customer_invoices was never read completely; refresh it first"):
                look()


def test_mirror_answers_sql_with_exact_amounts_and_times_that_sort(tmp_path: Path) -> None:
    api = invoices("newest", 0)
    api.store(amount="0.10", paidAt="2026-11-20T00:30:00+01:00")
    api.store(amount="0.20", paidAt="2026-11-19T23:45:00+00:00")
    api.store(amount="1000000.00")
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        (row,) = mirror.sql(
            "SELECT count(*) AS number, sum(amount_cents) AS cents, min(paid_at) AS first, max(paid_at) AS last "
            "FROM customer_invoices WHERE amount_cents < :most",
            {"most": Decimal("999999.99")},
        )
        assert row == {
            "number": 2,
            "cents": 30,
            "first": "2026-11-19T23:30:00+00:00",
            "last": "2026-11-19T23:45:00+00:00",
        }
        (row,) = mirror.sql("SELECT links ->> '$.customer.href' AS customer FROM customer_invoices LIMIT 1")
        assert row["customer"].endswith("/customers/cst_1")
        assert mirror.sql("SELECT 1 AS one").age == 0.0


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM all_customer_invoices",
        "UPDATE mirror_portal SET base_url = ''",
        "DROP VIEW customer_invoices",
        "ATTACH 'other.db' AS other",
        "PRAGMA journal_mode = DELETE",
        "CREATE TEMP TABLE t (a)",
        "SELECT 1; DELETE FROM all_customer_invoices",
        "SELECT * FROM nothing",
        "SELECT id, id FROM customer_invoices",
    ],
)
def test_mirror_runs_no_sql_but_queries(query: str, tmp_path: Path) -> None:
    with mirrored(invoices("newest", 1), tmp_path / "portal.db") as mirror:
        mirror.refresh()
        with pytest.raises(ValueError, match="query: "):
            mirror.sql(query)
        assert len(mirror.customer_invoices.where()) == 1


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("SELECT * FROM customer_invoice", "no such table: customer_invoice; did you mean customer_invoices?"),
        ('SELECT * FROM "customer-invoices"', "no such table: customer-invoices; did you mean customer_invoices?"),
        ("SELECT * FROM customer-invoices", 'near "-": syntax error; did you mean customer_invoices?'),
        ("SELECT amount FROM customer_invoices", "no such column: amount; did you mean amount_cents?"),
        ("SELECT c.PAID FROM Customer_Invoices AS c", "no such column: c.PAID; did you mean paid_at?"),
        ("SELECT sort FROM mirror_lists", "no such column: sort; did you mean sort_order?"),
        ("SELECT invoiceNumber FROM customer_invoices", "no such column: invoiceNumber; did you mean invoice_number?"),
        ("SELECT amount FROM mirror_lists", "no such column: amount"),
        ("SELECT * FROM elsewhere", "no such table: elsewhere"),
        ("SELECT 1 - - FROM customer_invoices", 'near "FROM": syntax error'),
    ],
)
def test_mirror_tells_the_nearest_name_of_one_that_is_missing_in_sql(query: str, hint: str, tmp_path: Path) -> None:
    with mirrored(invoices("newest", 1), tmp_path / "portal.db") as mirror:
        mirror.refresh()
        with pytest.raises(ValueError, match=f"^query: {re.escape(hint)}$"):
            mirror.sql(query)


@pytest.mark.parametrize(
    ("look", "error", "message"),
    [
        (lambda mirror: mirror.customer_invoices.where(number=1), ValueError, "number: customer_invoices has no such"),
        (
            lambda mirror: mirror.customers,
            AttributeError,
            "has no attribute 'customers'; its lists are customer_invoices",
        ),
        (lambda mirror: mirror.customer_invoices.get(5), TypeError, "^object_id: expected str, got int$"),
        (
            lambda mirror: mirror.customer_invoices.get("off_1"),
            ValueError,
            "^object_id: expected an id that starts with 'i",
        ),
        (
            lambda mirror: mirror.customer_invoices.where(id="off_1"),
            ValueError,
            "^id: expected an id that starts with 'i",
        ),
        (
            lambda mirror: mirror.customer_invoices.where(customer_id="off_1"),
            ValueError,
            "^customer_id: expected an id that starts with 'cst_', got 'off_1'$",
        ),
        (lambda mirror: mirror.sql(None), TypeError, "^query: expected str, got NoneType$"),
        (
            lambda mirror: mirror.sql("SELECT ?", "ab"),
            TypeError,
            "parameters: expected several values",
        ),
        (
            lambda mirror: mirror.table("customers"),
            ValueError,
            "of: 'customers' is not a list that this mirror keeps; expected one of customer_invoices",
        ),
        (lambda mirror: mirror.table(Customer), ValueError, "of: 'Customer' is not a list that this mirror keeps"),
    ],
)
def test_mirror_refuses_to_look_for_what_it_does_not_have(
    look: Any, error: type[Exception], message: str, tmp_path: Path
) -> None:
    with mirrored(invoices("newest", 1), tmp_path / "portal.db") as mirror:
        mirror.refresh()
        with pytest.raises(error, match=message):
            look(mirror)


@pytest.mark.parametrize(
    ("max_age", "error"), [(-1, ValueError), (float("nan"), ValueError), ("3600", TypeError), (True, TypeError)]
)
def test_mirror_refuses_an_age_that_is_not_a_number_of_seconds(
    max_age: Any, error: type[Exception], tmp_path: Path
) -> None:
    api = invoices("newest", 1)
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        for look in (
            lambda: mirror.customer_invoices.get(api.stored[0]["id"], max_age=max_age),
            lambda: mirror.customer_invoices.where(max_age=max_age),
            lambda: mirror.sql("SELECT * FROM customer_invoices", max_age=max_age),
        ):
            with pytest.raises(error, match="max_age: expected "):
                look()
        with pytest.raises(error, match="wait: expected "):
            mirror.refresh(wait=max_age)


def test_mirror_query_that_never_ends_is_stopped_by_ctrl_c(tmp_path: Path) -> None:
    with mirrored(invoices("newest", 0), tmp_path / "portal.db") as mirror:
        ctrl_c = threading.Timer(0.2, signal.pthread_kill, [threading.get_ident(), signal.SIGINT])
        ctrl_c.start()
        with pytest.raises(KeyboardInterrupt):
            mirror.sql("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS i FROM n")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("amount", 12.95, "amount: expected Decimal, got float"),
        ("amount", "12.95", "amount: expected Decimal, got str"),
        ("issued_at", datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC), "issued_at: expected date, got datetime"),
        ("paid_at", datetime.date(2026, 11, 20), "paid_at: expected datetime, got date"),
        ("customer_id", 1, "customer_id: expected str, got int"),
        ("links", object(), "links: Object of type object is not JSON serializable"),
    ],
)
def test_mirror_refuses_to_compare_a_field_with_a_value_of_another_type(
    field: str, value: Any, message: str, tmp_path: Path
) -> None:
    with mirrored(invoices("newest", 1), tmp_path / "portal.db") as mirror:
        mirror.refresh()
        with pytest.raises(TypeError, match=message):
            mirror.customer_invoices.where(**{field: value})


def test_mirror_takes_a_whole_number_for_an_amount_in_euros(tmp_path: Path) -> None:
    api = invoices("newest", 0)
    for amount in ("12.00", "0.12"):
        api.store(amount=amount)
    with mirrored(api, tmp_path / "portal.db") as mirror:
        mirror.refresh()
        assert [found.amount for found in mirror.customer_invoices.where(amount=12)] == [Decimal(12)]


def test_mirror_closes_nothing_that_an_interrupted_query_still_uses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read, reads = threading.Event(), list[Any]()

    def interrupted(read: Any) -> None:
        reads.append(call_in_thread(lambda: may_read.wait(30) and read()))
        raise KeyboardInterrupt

    with mirrored(invoices("newest", 1), tmp_path / "portal.db") as mirror:
        monkeypatch.setattr(queries, "call_in_thread", interrupted)
        with pytest.raises(KeyboardInterrupt):
            mirror.sql("SELECT 1 AS one")
        may_read.set()
        assert reads[0].result(30) == (["one"], [(1,)])
