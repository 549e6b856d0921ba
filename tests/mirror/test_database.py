"""The file of a mirror: whose it is, and how it follows the models."""

import os
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import mijnklantportaal_api.models as models
from mijnklantportaal import AsyncMirror, CustomerInvoice, Mirror, MirrorError
from mijnklantportaal._mirror import lists
from mijnklantportaal._mirror.columns import Column, columns_of
from mijnklantportaal._sqlite_files import transaction
from mijnklantportaal_api.runtime.model import Model
from tests.mirror.listed_mirror import invoices, mirrored
from tests.overlay.test_forks import in_children


def test_mirror_is_readable_for_its_owner_alone(tmp_path: Path) -> None:
    api = invoices("newest", 40)
    modes: set[int] = set()
    with mirrored(api, tmp_path / "portal.db") as mirror:
        api.before_each = lambda request: modes.update(stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir())
        mirror.refresh()
    assert modes == {0o600}


def test_mirror_has_typed_columns_for_each_model() -> None:
    assert columns_of(CustomerInvoice) == [
        Column("id", "id", "TEXT"),
        Column("customer_id", "customer_id", "TEXT"),
        Column("invoice_number", "invoice_number", "TEXT"),
        Column("issued_at", "issued_at", "TEXT"),
        Column("currency", "currency", "TEXT"),
        Column("amount_cents", "amount", "INTEGER"),
        Column("paid_at", "paid_at", "TEXT"),
        Column("created_at", "created_at", "TEXT"),
        Column("links", "links", "TEXT"),
    ]
    kinds = {
        column.name: column.sql_type
        for listed in lists._described()
        for column in columns_of(getattr(models, listed[1]))
    }
    assert kinds["vat_rate"] == kinds["is_paid"] == kinds["punches"] == "INTEGER"
    assert kinds["status"] == kinds["customer_groups"] == "TEXT"


def test_mirror_gets_the_columns_of_a_new_version_with_what_was_read_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = invoices("newest", 20)
    api.stored[0]["dueAt"] = "2026-12-01"

    def columns_before(model: type[Model]) -> list[Column]:
        return [column for column in columns_of(model) if column.name not in ("paid_at", "customer_id")]

    with monkeypatch.context() as patch:
        for module in ("database", "rows"):
            patch.setattr(f"mijnklantportaal._mirror.{module}.columns_of", columns_before)
        with mirrored(api, tmp_path / "portal.db") as mirror:
            mirror.refresh()
            read_at = mirror.sql("SELECT read_at FROM customer_invoices LIMIT 1")[0]["read_at"]
    with mirrored(api, tmp_path / "portal.db") as mirror:
        rows = mirror.sql("SELECT customer_id, paid_at, read_at FROM customer_invoices")
        assert list(rows) == [{"customer_id": "cst_1", "paid_at": None, "read_at": row["read_at"]} for row in rows]
        assert min(row["read_at"] for row in rows) <= read_at
        assert len(mirror.customer_invoices.where(customer_id="cst_1")) == 20
        (first,) = mirror.customer_invoices.where(id=api.stored[0]["id"])
        assert first.extra["dueAt"] == "2026-12-01"
        assert mirror.refresh().requests == 1, "nothing is read again"


def made_by_another_program(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (a)")


def of_a_newer_version(path: Path) -> None:
    with mirrored(invoices("newest", 0), path):
        pass
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")


def of_another_portal(path: Path) -> None:
    with mirrored(invoices("newest", 0), path):
        pass
    with sqlite3.connect(path) as other:
        other.execute("UPDATE mirror_portal SET base_url = 'https://other.test/v1'")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (made_by_another_program, "this is the database of another program; give another path"),
        (lambda path: path.write_bytes(b"no database " * 500), "this is not a mirror, or it is damaged"),
        (of_a_newer_version, "a newer version of mijnklantportaal wrote it"),
        (
            of_another_portal,
            "it belongs to the portal at https://other.test/v1, and this one is at https://portal.test/v1",
        ),
        (lambda path: path.mkdir(), "give the path of a file that this program may write"),
    ],
)
def test_mirror_file_that_can_not_be_used_is_refused(
    make: Callable[[Path], None], message: str, tmp_path: Path
) -> None:
    make(tmp_path / "portal.db")
    with pytest.raises(MirrorError, match=message), mirrored(invoices("newest", 0), tmp_path / "portal.db"):
        pass


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"lists": ["nothing"]}, ValueError, "lists: 'nothing' is not a list that can be kept; expected some of "),
        ({"lists": "customers"}, TypeError, r"lists: expected several names, such as \['customers'\], got str"),
        ({"lists": []}, ValueError, "lists: expected at least one name"),
        ({"full_refresh_interval": 0}, ValueError, "full_refresh_interval: expected more than 0 seconds, got 0"),
        (
            {"full_refresh_interval": "daily"},
            TypeError,
            "full_refresh_interval: expected a number of seconds, such as 30, got str",
        ),
    ],
)
def test_mirror_with_wrong_arguments_makes_no_file(
    arguments: dict[str, Any], error: type[Exception], message: str, tmp_path: Path
) -> None:
    with pytest.raises(error, match=message), mirrored(invoices("newest", 0), tmp_path / "portal.db", **arguments):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("use", [Mirror, AsyncMirror])
def test_mirror_of_the_other_kind_of_client_is_refused(use: Any, tmp_path: Path) -> None:
    api = invoices("newest", 0)
    portal: Any = api.async_portal() if use is Mirror else api.portal()
    expected = "portal: expected a MijnKlantportaal, got AsyncM" if use is Mirror else "an? AsyncM.*, got MijnK"
    with pytest.raises(TypeError, match=expected):
        use(portal, tmp_path / "portal.db")


@pytest.mark.parametrize("name", [":memory:", "file:portal.db?mode=memory", "portal.db"])
def test_mirror_is_the_file_with_the_name_that_was_given_whatever_the_current_folder_is(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with mirrored(invoices("newest", 20), Path(name)) as mirror:
        mirror.refresh()
        monkeypatch.chdir("/")
        assert mirror.sql("SELECT count(*) AS number FROM customer_invoices")[0] == {"number": 20}
    with mirrored(invoices("newest", 20), tmp_path / name) as mirror:
        assert len(mirror.customer_invoices.where()) == 20


def test_mirror_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(MirrorError, match="make its folder first"),
        mirrored(invoices("newest", 0), tmp_path / "none" / "portal.db"),
    ):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_mirror_is_not_open_while_a_process_forks_and_serves_in_both(tmp_path: Path) -> None:
    path = tmp_path / "portal.db"
    with mirrored(invoices("newest", 20), path) as mirror:
        mirror.refresh()
        alive, busy = threading.Event(), threading.Thread(target=lambda: [*map(len, look_until(alive, mirror))])
        busy.start()

        def use(number: int) -> None:
            assert mirror._file._database is None
            assert len(mirror.customer_invoices.where()) == 20

        assert in_children(3, use) == [0, 0, 0]
        alive.set()
        busy.join()
        assert len(mirror.customer_invoices.where()) == 20


class InterruptedConnection(sqlite3.Connection):
    """Ctrl-C comes right after a transaction has begun."""

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        cursor = super().execute(*arguments)
        if arguments[0].startswith("BEGIN"):
            raise KeyboardInterrupt
        return cursor


def test_mirror_has_no_transaction_open_after_an_interrupt() -> None:
    database = sqlite3.connect(":memory:", isolation_level=None, factory=InterruptedConnection)
    with pytest.raises(KeyboardInterrupt), transaction(database):
        pass
    assert not database.in_transaction
    database.close()


def look_until(end: threading.Event, mirror: Mirror) -> Iterator[Sequence[Any]]:
    while not end.is_set():
        yield mirror.customer_invoices.where()


@pytest.mark.parametrize("replaced", [False, True])
def test_mirror_whose_file_is_deleted_or_replaced_says_so(replaced: bool, tmp_path: Path) -> None:
    path = tmp_path / "portal.db"
    with mirrored(invoices("newest", 20), path) as mirror:
        mirror.refresh()
        path.rename(tmp_path / "former.db")
        if replaced:
            path.write_bytes(b"other")
        for use in (mirror.refresh, mirror.customer_invoices.where, lambda: mirror.sql("SELECT 1 FROM customers")):
            with pytest.raises(MirrorError, match="deleted or replaced while it was open"):
                use()


def test_mirror_that_is_closed_says_so(tmp_path: Path) -> None:
    with mirrored(invoices("newest", 1), tmp_path / "portal.db") as mirror:
        mirror.close()
        for use in (mirror.refresh, mirror.customer_invoices.where, lambda: mirror.sql("SELECT 1 AS one")):
            with pytest.raises(MirrorError, match="it is closed; open another one"):
                use()
