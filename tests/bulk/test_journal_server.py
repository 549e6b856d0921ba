"""The journal in PostgreSQL: kept, locked, resumed on another machine, and clear about what is wrong with it."""

import asyncio
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from mijnklantportaal import AsyncMijnKlantportaal, JournalError, JournalInUseError, MijnKlantportaal, write
from mijnklantportaal._bulk import tasks, threads
from mijnklantportaal._bulk.journal import Journal
from mijnklantportaal._bulk.journal_server import JournalServer, checked_address
from mijnklantportaal.sandbox import Sandbox
from tests.nightly import turns
from tests.overlay.sync_and_async import BOTH
from tests.servers import postgresql_server

URL = "https://portal.test/v1"
PROGRAM = Path(__file__).with_name("bulk_program.py")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgresql_server() as address:
        yield address


@pytest.fixture
def address(server: str, request: pytest.FixtureRequest) -> str:
    """A journal of the test's own."""
    schema = request.node.name.removeprefix("test_journal_on_a_server_")[:63]
    whole: str = make_url(server).update_query_dict({"schema": schema}).render_as_string(hide_password=False)
    return whole


def run_on(server: str, statement: str) -> None:
    """Run a statement as another program."""
    with create_engine(server, isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(statement))
        connection.invalidate()  # closes it for good


def cut_connections(server: str) -> None:
    run_on(server, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'process%'")


def test_journal_on_a_server_keeps_intents_and_outcomes(address: str) -> None:
    journal = Journal(address, URL)
    run = journal.begin_run()
    journal.begin("a", "hash a", run, 1795000000.123456, "number 1")
    journal.begin("b", "hash b", run, 8.5)
    journal.end("a", "ambiguous", "väl\nue", None)
    journal.close()
    journal = Journal(address, URL)
    assert journal.begin_run() == run + 1
    assert journal.find("a") == ("hash a", run, 1795000000.123456, "ambiguous", "väl\nue", None)
    assert journal.find("b") == ("hash b", run, 8.5, None, None, None)
    assert journal.find("c") is None
    assert journal.is_open("number 1", run + 1)
    assert not journal.is_open("number 1", run)
    journal.begin("a", "hash a2", run + 1, 9.5)
    assert journal.find("a") == ("hash a2", run + 1, 9.5, None, None, None)
    assert (journal.forget("a"), journal.forget("a")) == (True, False)
    journal.close()


def test_journal_on_a_server_keeps_the_longest_key_that_a_write_may_have(address: str) -> None:
    key = "".join(chr(0x10000 + 7919 * number % 0xF0000) for number in range(500))  # four bytes each, and no pattern
    with MijnKlantportaal("token") as portal:
        assert write(portal.customer_groups.create, name="a").with_key(key).key == key
    journal = Journal(address, URL)
    journal.begin(key, "hash", 1, 0.0)
    assert journal.find(key) is not None
    journal.close()


def test_journal_on_a_server_is_of_one_process_at_a_time(server: str, address: str) -> None:
    journal = Journal(address, URL)
    with pytest.raises(JournalInUseError, match=r"process \d+ on .+ uses it; wait until that run has ended"):
        Journal(address, URL)
    Journal(server, URL).close()  # another journal in the same database
    journal.close()
    Journal(address, URL).close()


def test_journal_on_a_server_is_not_of_whoever_uses_that_of_another_database(
    server: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_on(server, "CREATE DATABASE elsewhere")
    monkeypatch.setattr("socket.gethostname", lambda: "elsewhere")
    other = Journal(make_url(address).set(database="elsewhere").render_as_string(hide_password=False), URL)
    monkeypatch.setattr("socket.gethostname", lambda: "here")
    journal = Journal(address, URL)
    with pytest.raises(JournalInUseError, match="on here uses it"):
        Journal(address, URL)
    journal.close()
    other.close()


def test_journal_on_a_server_that_loses_the_connection_says_so_and_opens_no_other(server: str, address: str) -> None:
    journal = Journal(address, URL)
    journal.begin("a", "hash", 1, 0.0)
    cut_connections(server)
    for _ in range(2):
        with pytest.raises(JournalError, match="the connection was lost; run it again: what was written is safe"):
            journal.begin("b", "hash", 1, 0.0)
    journal.close()
    journal = Journal(address, URL)
    assert (journal.find("a") is None, journal.find("b")) == (False, None)
    journal.close()


@BOTH
def test_journal_on_a_server_that_is_lost_ends_a_run_whose_writes_wait(
    server: str, address: str, asynchronous: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks if asynchronous else threads, "CHECK_JOURNAL", 0.05)
    outcomes: list[str] = []

    def take(outcome: str) -> None:
        outcomes.append(outcome)
        if len(outcomes) == 2:
            cut_connections(server)

    with Sandbox(rate_limit=2) as sandbox:

        def run() -> None:
            with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal, portal.bulk(address) as bulk:
                for result in bulk.run(write(portal.customer_groups.create, name=f"{number}") for number in range(5)):
                    take(result.outcome)

        async def run_in_tasks() -> None:
            async with (
                AsyncMijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal,
                portal.bulk(address) as bulk,
            ):
                writes = (write(portal.customer_groups.create, name=f"{number}") for number in range(5))
                async for result in bulk.run(writes):
                    take(result.outcome)

        before = time.monotonic()
        with pytest.raises(JournalError, match="the connection was lost"):
            asyncio.run(run_in_tasks()) if asynchronous else run()
        assert time.monotonic() - before < 20, "no minute is waited for"
        assert (outcomes, len(sandbox.objects.all("cug_"))) == (["done"] * 2, 2)


def test_journal_on_a_server_of_another_portal_or_version_is_refused(server: str, address: str) -> None:
    Journal(address, URL).close()
    with pytest.raises(JournalError, match=r"to the portal at https://portal\.test/v1, and this one is at https://o"):
        Journal(address, "https://other.test/v1")
    run_on(server, "UPDATE of_another_portal_or_version_is_refused.portal SET version = 3")
    with pytest.raises(JournalError, match="a newer version of mijnklantportaal wrote it; update with pip"):
        Journal(address, URL)


def test_journal_on_a_server_that_allows_no_tables_says_what_to_do_without_the_password(server: str) -> None:
    run_on(server, "CREATE ROLE reader LOGIN")
    address = make_url(server).set(username="reader", password="secret").render_as_string(hide_password=False)
    with pytest.raises(JournalError, match="give this user the right to make tables in its schema, or to") as caught:
        Journal(address, URL)
    assert "secret" not in str(caught.value)


def test_journal_on_a_server_needs_no_right_to_make_tables_that_are_there(server: str, address: str) -> None:
    Journal(address, URL).close()
    schema = make_url(address).query["schema"]
    run_on(
        server,
        f"CREATE ROLE writer LOGIN; GRANT USAGE ON SCHEMA {schema} TO writer; "
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO writer",
    )
    as_writer = make_url(address).set(username="writer").render_as_string(hide_password=False)
    journal = Journal(as_writer, URL)
    journal.begin("a", "hash", journal.begin_run(), 0.0)
    journal.close()
    only_reading = f"{as_writer}&options=-c%20default_transaction_read_only%3Don"
    with pytest.raises(JournalError, match="this user, or this server, may only read"):
        Journal(only_reading, URL).begin_run()


@pytest.mark.parametrize("tables", ["portal", "writes", "portal, writes"])
def test_journal_on_a_server_says_that_tables_are_of_another_program(server: str, tables: str) -> None:
    schema = f"of_{tables.replace(', ', '_')}"
    run_on(server, f"CREATE SCHEMA {schema}")
    for table in tables.split(", "):
        run_on(server, f"CREATE TABLE {schema}.{table} (number INTEGER)")
    address = make_url(server).update_query_dict({"schema": schema}).render_as_string(hide_password=False)
    with pytest.raises(JournalError, match=r"its tables are not those of a journal; give another schema, as in \?sche"):
        Journal(address, URL)


def test_journal_on_a_server_that_names_two_portals_is_damaged(server: str, address: str) -> None:
    Journal(address, URL).close()
    run_on(server, "INSERT INTO that_names_two_portals_is_damaged.portal VALUES ('https://other.test', 0, 2)")
    with pytest.raises(JournalError, match=r"it is damaged; .+ \(it names several portals\)"):
        Journal(address, URL)


def test_journal_on_a_server_that_is_not_there_says_what_to_check() -> None:
    with pytest.raises(JournalError, match=r"it can't be opened; check the address, .+ \(connection failed"):
        Journal("postgresql+psycopg://nobody@127.0.0.1:9/database", URL)


def test_journal_on_a_server_shows_nothing_of_what_is_written_when_that_fails(address: str) -> None:
    journal = Journal(address, URL)
    with pytest.raises(JournalError, match="it can't be written; run it again once that is fixed") as caught:
        journal.begin("a\0", "secret", 1, 0.0)
    assert "secret" not in "".join(traceback.format_exception(caught.value)).replace('"secret"', "")
    journal.close()


@pytest.mark.parametrize("begin", ["postgresql", "postgres", "postgresql+psycopg"])
def test_address_without_a_driver_is_for_psycopg(begin: str) -> None:
    assert checked_address(f"{begin}://user:password@host/name") == "postgresql+psycopg://user:password@host/name"


@pytest.mark.parametrize(
    "address",
    [
        "mysql://host/database",
        "postgresql+pg8000://host/database",
        "://",
    ],
)
def test_address_that_is_not_one_of_postgresql_is_refused(address: str) -> None:
    with MijnKlantportaal("token") as portal, pytest.raises(ValueError, match="journal: expected a path, or an addr"):
        portal.bulk(address)


def test_address_with_a_schema_whose_name_postgresql_would_cut_is_refused() -> None:
    address = f"postgresql://host/database?schema={'s' * 64}"
    with MijnKlantportaal("token") as portal, pytest.raises(ValueError, match="journal: the name of the schema is too"):
        portal.bulk(address)


def test_address_without_the_extra_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, JournalServer.__module__)
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    with (
        MijnKlantportaal("token") as portal,
        pytest.raises(ImportError, match=r"pip install 'mijnklantportaal\[postgresql\]'"),
    ):
        portal.bulk("postgresql://host/database")


def start(sandbox: Sandbox, address: str, count: int) -> "subprocess.Popen[str]":
    """A program that writes in bulk, once it is about to."""
    command = [sys.executable, str(PROGRAM), sandbox.base_url, address, str(count), "sync"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def test_kill_9_loses_no_write_and_doubles_none_when_another_program_goes_on(address: str) -> None:
    count = 60
    with Sandbox(rate_limit=None) as sandbox:
        sandbox.faults.add("delay-response", operation="create-customer-group", seconds=0.05, count=None)
        for _ in range(turns(1, 10)):
            process = start(sandbox, address, count)
            time.sleep(0.15)
            process.send_signal(signal.SIGKILL)
            process.communicate()
        sandbox.faults.clear()
        with (
            MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal,
            portal.bulk(address, wait=10) as bulk,
        ):
            writes = (write(portal.customer_groups.create, name=f"group {number}") for number in range(count))
            results = list(bulk.run(writes))
        outcomes = Counter(result.outcome for result in results)
        assert outcomes["done"] + outcomes["ambiguous"] == len(results) == count
        assert any(result.resumed for result in results)
        groups = Counter(group["name"] for group in sandbox.objects.all("cug_"))
    assert set(groups.values()) == {1}, "none is there twice"
    assert outcomes["ambiguous"] <= turns(1, 10) * 8
    assert count - outcomes["ambiguous"] <= len(groups) <= count


def test_second_program_waits_for_the_journal_and_then_finds_all_done(address: str) -> None:
    count = 20
    with Sandbox(rate_limit=None) as sandbox:
        sandbox.faults.add("delay-response", operation="create-customer-group", seconds=0.05, count=None)
        first = start(sandbox, address, count)
        with (
            MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal,
            portal.bulk(address, wait=20) as bulk,
        ):
            writes = [write(portal.customer_groups.create, name=f"group {number}") for number in range(count)]
            assert all(result.resumed for result in bulk.run(writes))
        first.communicate()
        assert len(sandbox.requests) == count


def test_journal_in_a_file_loads_no_sqlalchemy() -> None:
    code = (
        "import sys\nfrom mijnklantportaal import MijnKlantportaal\n"
        "with MijnKlantportaal('token') as portal, portal.bulk(): pass\n"
        "assert 'sqlalchemy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
