"""Mirrors on the command line."""

import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from mijnklantportaal._process_lock import ProcessLock
from mijnklantportaal.sandbox import Sandbox
from tests.command_line.conftest import Run


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """A portal with example data, whose token and address are in the environment."""
    with Sandbox(rate_limit=None, seed=True) as sandbox:
        monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
        monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", sandbox.base_url)
        yield sandbox


def test_mirror_is_refreshed_and_queried(run: Run, sandbox: Sandbox) -> None:
    count = len(sandbox.objects.all("inv_"))
    refreshed = run("mirror", "refresh", "portal.db", "customers", "customer-invoices")
    assert refreshed.status == 0
    assert f"portal.db: {count + len(sandbox.objects.all('cst_'))} new, 0 changed, 0 removed (requests: 2)\n" in (
        refreshed.err
    )
    sent = len(sandbox.requests)
    query = "SELECT invoice_number, amount_cents FROM customer_invoices ORDER BY id"
    rows = json.loads(run("mirror", "query", "portal.db", query).out)
    assert rows == [
        {"invoice_number": made["invoiceNumber"], "amount_cents": int(made["amount"].replace(".", ""))}
        for made in sorted(sandbox.objects.all("inv_"), key=lambda made: made["id"])
    ]
    lines = run("mirror", "query", "portal.db", query, "--output", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    odd = json.loads(run("mirror", "query", "portal.db", "SELECT x'00ff' AS bytes, 1e999 AS more").out)
    assert odd == [{"bytes": "00ff", "more": "inf"}], "valid JSON, whatever a query gives"
    assert len(sandbox.requests) == sent
    assert run("mirror", "refresh", "portal.db", "customers", "--full").err.startswith("portal.db: 0 new, 0 changed")


def test_mirror_refresh_that_fails_says_how_to_go_on(run: Run, sandbox: Sandbox) -> None:
    sandbox.faults.add("status", status=404, operation="list-customers")
    ended = run("mirror", "refresh", "portal.db", "customers")
    assert ended.status == 4
    assert "What was read is kept; the same command goes on from there." in ended.err
    assert run("mirror", "refresh", "portal.db", "customers").status == 0


def test_export_takes_a_list_from_a_mirror_without_requests(run: Run, sandbox: Sandbox) -> None:
    run("mirror", "refresh", "portal.db", "customer-invoices")
    sent = len(sandbox.requests)
    ended = run("export", "customer-invoices", "--to", "mirrored.csv", "--mirror", "portal.db", "--max-age", "600")
    assert (ended.status, len(sandbox.requests)) == (0, sent)
    run("export", "customer-invoices", "--to", "read.csv")
    mirrored, read = (Path(name).read_text(encoding="utf-8").splitlines() for name in ("mirrored.csv", "read.csv"))
    assert mirrored[0] == read[0]
    assert sorted(mirrored) == sorted(read)


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("customers", "--mirror", "portal.db", "--max-age", "5"), 1, "and max_age is 5; refresh it"),
        (("customers", "--mirror", "none.db"), 2, "--mirror: there is no none.db; `mirror refresh` makes it"),
        (("tickets", "--mirror", "portal.db"), 1, "tickets was never read completely"),
        (("appointments", "--mirror", "portal.db"), 2, "--mirror: a mirror does not keep appointments; leave it out"),
        (("customers", "--max-age", "5"), 2, "--max-age: it is for --mirror"),
    ],
)
def test_export_writes_nothing_where_a_mirror_is_not_good_enough(
    run: Run, sandbox: Sandbox, words: tuple[str, ...], status: int, message: str
) -> None:
    run("mirror", "refresh", "portal.db", "customers")
    with sqlite3.connect("portal.db") as mirror:
        mirror.execute("UPDATE mirror_lists SET complete_at = complete_at - 1000 WHERE complete_at IS NOT NULL")
    sent = len(sandbox.requests)
    ended = run("export", *words, "--to", "list.csv")
    assert (ended.status, len(sandbox.requests)) == (status, sent)
    assert message in ended.err
    assert not Path("list.csv").exists()
    assert not Path("none.db").exists()


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("refresh", "portal.db", "appointments"), 2, "expected one of agreements, "),
        (("refresh", "portal.db", "customer_invoices"), 2, "got 'customer_invoices'; did you mean customer-invoices?"),
        (("query", "portal.db", "SELECT id FROM customer"), 2, "no such table: customer; did you mean customers?"),
        (("query", "none.db", "SELECT 1"), 2, "FILE: there is no none.db; `mirror refresh` makes it"),
        (("query", "portal.db", "DROP VIEW customers"), 2, "query: not authorized; a query can only read"),
        (("query", "portal.db", "SELECT * FROM tickets"), 1, "tickets was never read completely; refresh it first"),
        (("query", "portal.db", "SELECT * FROM customers", "--max-age", "5"), 1, "and max_age is 5; refresh it"),
        (("refresh", ""), 2, "error: FILE: it is empty; give a path"),
        (("query", "", "SELECT 1"), 2, "error: FILE: it is empty; give a path"),
        (("refresh", "other.db"), 1, "this is the database of another program; give another path"),
    ],
)
def test_mirror_tells_what_is_wrong_in_a_line(
    run: Run, sandbox: Sandbox, words: tuple[str, ...], status: int, message: str
) -> None:
    run("mirror", "refresh", "portal.db", "customers")
    with sqlite3.connect("portal.db") as mirror:
        mirror.execute("UPDATE mirror_lists SET complete_at = complete_at - 1000 WHERE complete_at IS NOT NULL")
    with sqlite3.connect("other.db") as other:
        other.execute("CREATE TABLE t (a)")
    ended = run("mirror", *words)
    assert (ended.status, ended.err.count("\n")) == (status, 1)
    assert "this is a bug" not in ended.err
    assert message in ended.err
    assert not Path("none.db").exists()


def test_mirror_refresh_beside_another_one_names_the_option_that_waits(run: Run, sandbox: Sandbox) -> None:
    lock = ProcessLock(Path("portal.db.lock").absolute())
    assert lock.acquire()
    ended = run("mirror", "refresh", "portal.db", "customers")
    lock.release()
    assert ended.status == 1
    assert f"process {os.getpid()} is refreshing it; wait for it with --wait, or refresh it later" in ended.err
