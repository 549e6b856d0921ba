"""The source for dlt: typed rows in a warehouse, each once, and later loads read what is new."""

import builtins
import datetime
import itertools
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import MijnKlantportaal, dlt_source
from mijnklantportaal.sandbox import Sandbox


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """A portal with example data; a minute passes between two looks at its clock."""
    monkeypatch.setenv("RUNTIME__DLTHUB_TELEMETRY", "false")  # tests send nothing to others
    moments = itertools.count(time.time() - 1e6, 60.0)  # all of it is over when the pipeline runs
    with Sandbox(rate_limit=None, list_order="newest", clock=lambda: next(moments)) as sandbox:
        sandbox.seed()
        yield sandbox


def test_dlt_source_loads_the_sandbox_twice_without_duplicates_and_the_second_time_what_is_new(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    import dlt
    import duckdb

    def load(**arguments: Any) -> int:
        before = len(sandbox.requests)
        pipeline.run(dlt_source(portal, ["customer_groups", "customer_invoices"], **arguments))
        return len(sandbox.requests) - before

    def rows(query: str) -> list[Any]:
        with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as warehouse:
            return warehouse.execute(query).fetchall()

    def groups() -> list[str]:
        return sorted(name for (name,) in rows("SELECT name FROM portal.customer_groups"))

    pipeline = dlt.pipeline(
        "portal",
        destination=dlt.destinations.duckdb(str(tmp_path / "warehouse.duckdb")),
        dataset_name="portal",
        pipelines_dir=str(tmp_path / "pipelines"),
    )
    with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal:
        for number in range(60):
            portal.customer_groups.create(name=f"group {number}")
        assert load() > 5
        portal.customer_groups.create(name="new")
        assert load() == 2, "a request for each list"
        there = sorted(group.name for group in portal.customer_groups.list())
    assert groups() == there
    ((amount, issued_at, created_at),) = rows(
        "SELECT amount, issued_at, created_at FROM portal.customer_invoices LIMIT 1"
    )
    assert [type(value) for value in (amount, issued_at, created_at)] == [Decimal, datetime.date, datetime.datetime]
    assert created_at.tzinfo is not None


def test_dlt_source_replaces_what_was_loaded_where_everything_is_wanted(sandbox: Sandbox) -> None:
    with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal:
        assert {
            (full, resource.write_disposition)
            for full in (False, True)
            for resource in dlt_source(portal, full=full).resources.values()
        } == {(False, "merge"), (True, "replace")}
        groups = dlt_source(portal, ["customer_groups"], full=True)
        assert sorted(row["name"] for row in groups) == sorted(group["name"] for group in sandbox.objects.all("cug_"))


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
