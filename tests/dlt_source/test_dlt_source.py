"""The source for dlt: typed rows in a warehouse, each once, and later loads read what is new."""

import builtins
import datetime
import itertools
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, dlt_source
from mijnklantportaal._dlt import source
from mijnklantportaal._mirror.list_state import ListState
from mijnklantportaal.sandbox import Sandbox
from tests.mirror.listed_mirror import invoices


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A portal with example data; a minute passes between two looks at its clock."""
    moments = itertools.count(time.time() - 1e6, 60.0)  # all of it is over when the pipeline runs
    with Sandbox(rate_limit=None, list_order="newest", clock=lambda: next(moments)) as sandbox:
        sandbox.seed()
        yield sandbox


Load = Callable[[Any], Any]
Query = Callable[[str], list[Any]]


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Load, Query]:
    """Loads a source into DuckDB, and queries what was loaded."""
    import dlt
    import duckdb

    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")  # tests send nothing to others
    path = str(tmp_path / "warehouse.duckdb")
    pipeline = dlt.pipeline(
        "portal",
        destination=dlt.destinations.duckdb(path),
        dataset_name="portal",
        pipelines_dir=str(tmp_path / "pipelines"),
    )

    def query(text: str) -> list[Any]:
        with duckdb.connect(path) as database:
            return database.execute(text).fetchall()

    return pipeline.run, query


def test_dlt_source_loads_the_sandbox_twice_without_duplicates_and_the_second_time_what_is_new(
    sandbox: Sandbox, warehouse: tuple[Load, Query]
) -> None:
    run, query = warehouse

    def load() -> int:
        before = len(sandbox.requests)
        run(dlt_source(portal, ["customer_groups", "customer_invoices"]))
        return len(sandbox.requests) - before

    with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal:
        for number in range(60):
            portal.customer_groups.create(name=f"group {number}")
        assert load() > 5
        portal.customer_groups.create(name="new")
        assert load() == 2, "a request for each list"
        there = sorted(group.name for group in portal.customer_groups.list())
    assert sorted(name for (name,) in query("SELECT name FROM portal.customer_groups")) == there
    ((amount, issued_at, created_at),) = query(
        "SELECT amount, issued_at, created_at FROM portal.customer_invoices LIMIT 1"
    )
    assert [type(value) for value in (amount, issued_at, created_at)] == [Decimal, datetime.date, datetime.datetime]
    assert created_at.tzinfo is not None


def test_dlt_source_replaces_a_table_with_all_that_is_there_once_that_is_due(warehouse: tuple[Load, Query]) -> None:
    run, query = warehouse
    api = invoices("newest", 40)

    def load(**arguments: Any) -> dict[str, str]:
        run(dlt_source(portal, ["customer_invoices"], **arguments))
        return dict(query("SELECT id, invoice_number FROM portal.customer_invoices"))

    with api.portal() as portal:
        load()
        del api.stored[0]
        api.stored[0]["invoiceNumber"] = "2026-777"
        api.clock.now += 3600.0
        assert load(full_refresh_interval=3600.0) == {made["id"]: made["invoiceNumber"] for made in api.stored}
        api.stored.clear()
        assert load(full=True) == {}


def test_dlt_source_loads_values_that_a_warehouse_has_no_place_for_as_null(warehouse: tuple[Load, Query]) -> None:
    run, query = warehouse
    api = invoices("newest", 1)
    odd: list[dict[str, Any]] = [
        {"amount": "1" * 30},
        {"paidAt": "9999-12-31T23:59:59-12:00"},
        {"paidAt": "0001-01-01T00:00:00+12:00"},
        {"invoiceNumber": "half a pair: \ud800"},
        {"links": {"customer": {"href": "\ud800", "type": "\ud800"}}},
    ]
    for fields in odd:
        api.store(**fields)
    with api.portal() as portal:
        run(dlt_source(portal, ["customer_invoices"]))
    rows = query("SELECT amount, paid_at, invoice_number FROM portal.customer_invoices")
    assert len(rows) == 6
    assert {amount for amount, *_ in rows} == {Decimal("12.95"), None}
    assert {paid_at for _, paid_at, _ in rows} == {None}
    assert "half a pair: ?" in {number for *_, number in rows}


@pytest.mark.parametrize(
    ("kept", "is_known"),
    [
        ({}, False),
        ({"portal": "https://portal.test/v1", "list": {"newest": 1.0}}, True),
        ({"portal": "https://other.test/v1", "list": {"newest": 1.0}}, False),
        ({"portal": "https://portal.test/v1", "list": {"newest": 1.0, "later": 1}}, False),
    ],
)
def test_dlt_source_goes_on_from_a_load_of_the_same_portal_and_version_alone(
    kept: dict[str, Any], is_known: bool
) -> None:
    assert (source._known(kept, "https://portal.test/v1") != ListState()) == is_known


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"lists": ["nothing"]}, ValueError, "lists: 'nothing' is not a list that can be kept"),
        ({"lists": "customers"}, TypeError, r"lists: expected several names, such as \['customers'\], got str"),
        ({"portal": AsyncMijnKlantportaal("token")}, TypeError, "portal: expected a MijnKlantportaal, got AsyncMijnK"),
        ({"full_refresh_interval": 0}, ValueError, "full_refresh_interval: expected more than 0 seconds, got 0"),
        ({"full_refresh_interval": -1}, ValueError, "full_refresh_interval: expected more than 0 seconds, got -1"),
    ],
)
def test_dlt_source_refuses_wrong_arguments(arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    with MijnKlantportaal("token") as portal, pytest.raises(error, match=message):
        dlt_source(**{"portal": portal, **arguments})


def test_dlt_source_without_dlt_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    real_import = builtins.__import__

    def without_dlt(name: str, *arguments: Any) -> Any:
        if name == "dlt":
            raise ModuleNotFoundError("No module named 'dlt'")
        return real_import(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", without_dlt)
    with (
        MijnKlantportaal("token") as portal,
        pytest.raises(ImportError, match=r"pip install 'mijnklantportaal\[dlt\]'"),
    ):
        dlt_source(portal)
