"""Whole lists in files, and exports that go on where they stopped."""

import csv
import datetime
import itertools
import json
import os
import signal
import subprocess
import sys
import time
import tracemalloc
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest

from mijnklantportaal import Customer, CustomerOffer, MijnKlantportaal, PunchCard
from mijnklantportaal._commands.export.cells import TypedColumn, rows, typed_columns
from mijnklantportaal._commands.export.spreadsheet import write_spreadsheet
from mijnklantportaal._commands.output.fields import chosen_columns, columns_of
from mijnklantportaal._pagination.pager import LazyPager
from mijnklantportaal._process_lock import ProcessLock
from mijnklantportaal._scan.scan import Scan
from mijnklantportaal._scan.store import ScanStore
from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox._pages import ListOrder
from mijnklantportaal_api.runtime.lenient_reading import lenient_reading
from tests.command_line.conftest import Run
from tests.command_line.documented_api import TOKEN, DocumentedApi
from tests.command_line.every_command import LISTS
from tests.overlay.fake_api import listing

pytestmark = pytest.mark.usefixtures("signed_in")
NAMES = [
    found.resource if found.command.word == "list" else f"{found.resource}/{found.command.word}"
    for found in LISTS
    if found.command.is_read
]


def exported(run: Run, name: str, *more: str, resource: str = "customer-offers") -> Path:
    ended = run("export", resource, "--to", name, *more)
    assert (ended.status, ended.out) == (0, ""), ended.err
    assert sorted(path.name for path in Path().iterdir()) == sorted(["document.pdf", name])
    return Path(name)


@pytest.mark.parametrize("name", NAMES)
def test_export_writes_every_list(run: Run, name: str) -> None:
    ids = ["plk_1"] if name.startswith("payment-links/") else ["pcd_1"] if "/" in name else []
    ended = run("export", name, *ids, "--to", "list.jsonl")
    assert ended.status == 0
    assert ended.err == f"list.jsonl: {len(Path('list.jsonl').read_text(encoding='utf-8').splitlines())} written\n"


def test_export_has_every_page_and_every_form_the_same_objects(run: Run, api: DocumentedApi) -> None:
    api.pages = 5
    lines = exported(run, "offers.jsonl").read_text(encoding="utf-8").splitlines()
    Path("offers.jsonl").unlink()
    expected = [json.loads(line)["id"] for line in lines]
    assert len(set(expected)) == 10
    table = pyarrow.parquet.read_table(exported(run, "offers.parquet"))
    assert table.column("id").to_pylist() == expected
    Path("offers.parquet").unlink()
    sheet = openpyxl.load_workbook(exported(run, "offers.xlsx")).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == expected
    Path("offers.xlsx").unlink()
    with exported(run, "offers.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == expected


def test_export_to_a_spreadsheet_has_real_numbers_and_dates(run: Run) -> None:
    sheet = openpyxl.load_workbook(exported(run, "offers.xlsx")).worksheets[0]
    names = [cell.value for cell in sheet[1]]
    cells: dict[Any, Any] = dict(zip(names, sheet[2], strict=True))
    assert isinstance(cells["amount"].value, (int, float))
    assert (cells["amount"].data_type, cells["amount"].number_format) == ("n", "#,##0.00")
    assert (cells["issuedAt"].is_date, cells["issuedAt"].number_format) == (True, "dd-mm-yyyy")
    assert cells["createdAt"].is_date
    assert cells["offerNumber"].data_type == "s"


def test_export_to_a_spreadsheet_keeps_texts_that_look_like_formulas(tmp_path: Path) -> None:
    typed = typed_columns(Customer, chosen_columns(Customer, "companyName"))
    path = tmp_path / "customers.xlsx"
    with path.open("wb") as file:
        write_spreadsheet(file, typed, [["=1+1"], ["a\x00b"], [None]])
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [(row[0].value, row[0].data_type) for row in sheet.iter_rows(min_row=2)][:2] == [("=1+1", "s"), ("ab", "s")]


def test_export_to_parquet_has_the_types_of_the_api(run: Run) -> None:
    table = pyarrow.parquet.read_table(exported(run, "offers.parquet"))
    types = {field.name: str(field.type) for field in table.schema}
    assert types["amount"] == "decimal128(38, 2)"
    assert types["issuedAt"] == "date32[day]"
    assert types["createdAt"] == "timestamp[us, tz=Europe/Amsterdam]"
    first = table.to_pylist()[0]
    assert isinstance(first["amount"], Decimal)
    assert isinstance(first["issuedAt"], datetime.date)


def test_export_to_csv_is_as_excel_in_the_netherlands_wants_it(run: Run) -> None:
    text = exported(run, "offers.csv", "--delimiter", ";", "--decimal-comma", "--columns", "id,amount").read_text()
    assert text.splitlines()[0] == "id;amount"
    assert "," in text.splitlines()[1].partition(";")[2]


def test_export_masks_secrets_unless_they_are_asked_for(run: Run) -> None:
    assert "***" in exported(run, "hooks.csv", resource="webhooks").read_text(encoding="utf-8")
    Path("hooks.csv").unlink()
    assert "***" not in exported(run, "hooks.csv", "--show-secrets", resource="webhooks").read_text(encoding="utf-8")


def test_export_is_in_the_order_of_the_list(run: Run, api: DocumentedApi) -> None:
    api.pages = 20
    ids = [json.loads(line)["id"] for line in exported(run, "offers.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [tuple(map(int, its_id.split("x")[1:])) for its_id in ids] == [
        (page, place) for page in range(1, 21) for place in range(2)
    ]


def test_export_that_failed_goes_on_where_it_stopped(
    run: Run, api: DocumentedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    api.pages = 20
    Path("customers.csv").write_text("as it was", encoding="utf-8")
    save = ScanStore.save

    def fail_at_the_sixteenth(store: ScanStore, *given: Any) -> list[str]:
        if len(api.requests) == 16:
            raise OSError(28, "No space left on device")
        return save(store, *given)

    with monkeypatch.context() as patched:
        patched.setattr(ScanStore, "save", fail_at_the_sixteenth)
        ended = run("export", "customers", "--to", "customers.csv")
    assert ended.status == 2
    assert "What was read is kept; the same command goes on from there." in ended.err
    assert Path("customers.csv").read_text(encoding="utf-8") == "as it was"
    kept = Path(".customers.csv.scan")
    assert kept.stat().st_mode & 0o777 == 0o600
    assert run("export", "customers", "--to", "customers.csv").status == 0
    assert len(api.requests) <= 32, "one page more than without a failure"
    assert len(Path("customers.csv").read_text(encoding="utf-8").splitlines()) == 1 + 40
    assert not kept.exists()


def test_export_of_something_else_does_not_go_on_with_what_was_read(
    run: Run, api: DocumentedApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("mijnklantportaal._commands.export.command._write", lambda *given: 1 / 0)
        run("export", "customers", "--to", "list.csv")
    ended = run("export", "invoices", "--to", "list.csv")
    assert ended.status == 2
    assert "--to: .list.csv.scan is the scan of another list, " in ended.err
    assert "delete it, or give another path" in ended.err
    api.requests.clear()
    assert run("export", "customers", "--to", "list.csv").status == 0
    assert api.requests == []


def test_export_tells_that_what_an_earlier_one_kept_is_damaged(run: Run) -> None:
    Path(".list.csv.scan").write_bytes(b"no database" * 1000)
    ended = run("export", "customers", "--to", "list.csv")
    assert ended.status == 2
    assert "--to: .list.csv.scan is damaged; delete it, or give another path" in ended.err


def test_export_that_is_killed_goes_on(api: DocumentedApi) -> None:
    api.pages = 300
    variables = {**os.environ, "MIJNKLANTPORTAAL_TOKEN": TOKEN, "MIJNKLANTPORTAAL_BASE_URL": api.base_url}
    command = [sys.executable, "-m", "mijnklantportaal", "export", "customers", "--to", "customers.jsonl"]
    for _ in range(3):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=variables) as process:
            before = len(api.requests)
            while len(api.requests) < before + 40 and process.poll() is None:
                time.sleep(0.005)
            process.send_signal(signal.SIGKILL)
    assert subprocess.run(command, capture_output=True, env=variables).returncode == 0
    ids = [json.loads(line)["id"] for line in Path("customers.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (len(ids), len(set(ids))) == (600, 600)
    assert len(api.requests) <= 300 + 4 * 12


@pytest.mark.parametrize("list_order", ["newest", "oldest"])
def test_export_misses_nothing_that_is_there_all_the_time(
    run: Run, monkeypatch: pytest.MonkeyPatch, list_order: ListOrder
) -> None:
    # a second for each look at the clock: what is created within one second has no order, however fast the machine is
    clock = itertools.count(1.8e9).__next__
    with (
        Sandbox(rate_limit=None, list_order=list_order, clock=clock) as sandbox,
        MijnKlantportaal(sandbox.token, base_url=sandbox.base_url) as portal,
    ):
        there = {portal.webhooks.create(type="offer-created", url=f"https://x.example/{n}").id for n in range(75)}
        monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
        monkeypatch.setenv("MIJNKLANTPORTAAL_BASE_URL", sandbox.base_url)
        read_page = LazyPager.page

        def page_of_a_list_that_grows(pager: LazyPager[Any], number: int) -> Any:
            portal.webhooks.create(type="offer-created", url="https://x.example/new")
            return read_page(pager, number)

        monkeypatch.setattr(LazyPager, "page", page_of_a_list_that_grows)
        lines = exported(run, "hooks.jsonl", resource="webhooks").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line)["id"] for line in lines]
    assert len(found) == len(set(found))
    assert there <= set(found)


@pytest.mark.skipif(sys.platform == "win32", reason="needs modes and links")
@pytest.mark.parametrize("ending", ["csv", "jsonl", "xlsx", "parquet"])
def test_export_keeps_the_mode_of_what_it_replaces_and_the_link_to_it(run: Run, ending: str) -> None:
    kept, link = Path(f"kept.{ending}"), Path(f"link.{ending}")
    kept.touch(0o600)
    link.symlink_to(kept)
    assert run("export", "customers", "--to", str(link)).status == 0
    assert (link.is_symlink(), kept.stat().st_mode & 0o777) == (True, 0o600)
    run("export", "customers", "--to", f"new.{ending}")
    assert kept.stat().st_size == pytest.approx(Path(f"new.{ending}").stat().st_size, abs=20)


def test_export_to_a_file_that_another_process_writes_is_refused(run: Run, api: DocumentedApi) -> None:
    lock = ProcessLock(Path(".list.csv.scan.lock"))
    assert lock.acquire()
    try:
        ended = run("export", "customers", "--to", "list.csv")
    finally:
        lock.release()
    assert (ended.status, api.requests) == (2, [])
    assert f"--to: the process {os.getpid()} is writing this file; wait for it" in ended.err
    assert run("export", "customers", "--to", "list.csv").status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["customers", "--to", "list.txt"], "--to: a name that ends in .csv, .jsonl, .parquet or .xlsx"),
        (["customers", "--to", "nowhere/list.csv"], "--to: there is no folder nowhere; create it first"),
        (["customers", "--to", "list.csv", "--delimiter", ";;"], "'--delimiter': expected one character, got ';;'"),
        (["customers", "--to", "list.csv", "--delimiter", '"'], "'--delimiter': expected one character, got '\"'"),
        (["customers", "--to", "list.csv", "--columns", "x"], "--columns: there is no column 'x'; choose from id"),
        (["customers", "--to", "list.jsonl", "--columns", "id"], "--columns: a line of JSON always has"),
        (["customers", "--to", "list.jsonl", "--delimiter", ","], "--delimiter: it is for CSV; leave it out"),
        (["customers", "--to", "list.xlsx", "--decimal-comma"], "--decimal-comma: it is for CSV; leave it out"),
        (["customs", "--to", "list.csv"], "got 'customs'; did you mean customers?"),
        (["offers", "--to", "list.csv"], "expected one of agreements, "),
        (["customers", "cst_1", "--to", "list.csv"], "customers needs no ids"),
        (["punch-cards/list-issued", "--to", "l.csv"], "punch-cards/list-issued needs these ids: punch-card-id"),
    ],
)
def test_export_tells_wrong_arguments_before_anything_is_sent(
    run: Run, api: DocumentedApi, arguments: list[str], message: str
) -> None:
    ended = run("export", *arguments)
    assert (ended.status, api.requests) == (2, [])
    assert message in ended.err


@pytest.mark.parametrize(("form", "package"), [("xlsx", "openpyxl"), ("parquet", "pyarrow")])
def test_export_says_which_extra_a_form_needs(
    run: Run, api: DocumentedApi, monkeypatch: pytest.MonkeyPatch, form: str, package: str
) -> None:
    monkeypatch.setattr("mijnklantportaal._commands.export.command.find_spec", lambda name: None)
    ended = run("export", "customers", "--to", f"list.{form}")
    assert (ended.status, api.requests) == (2, [])
    assert f"pip install 'mijnklantportaal[{form}]'" in ended.err


def test_export_memory_does_not_grow_with_the_list(tmp_path: Path) -> None:
    typed = typed_columns(CustomerOffer, list(columns_of(CustomerOffer)))

    def peak(count: int) -> int:
        api = listing([f"off_{number}" for number in range(count)], per_page=100)
        with api.portal() as portal, Scan(portal.customer_offers.list(), tmp_path / f"{count}.scan") as scan:
            assert sum(1 for _ in scan) == count
            tracemalloc.start()
            assert sum(1 for _ in rows(scan.listed(), typed, shows_secrets=False)) == count
            found = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return found

    peak(50)
    assert peak(1500) < peak(150) + 100_000


def test_export_cells_that_are_not_of_their_kind_are_empty() -> None:
    typed = typed_columns(CustomerOffer, chosen_columns(CustomerOffer, "id,amount,issuedAt,createdAt"))
    with lenient_reading():
        offer = CustomerOffer.from_dict({"id": "off_1", "amount": "much", "issuedAt": None, "createdAt": "soon"})
    assert list(rows([offer], typed, shows_secrets=False)) == [["off_1", None, None, None]]


def test_export_cells_hold_whole_numbers_as_numbers_and_lists_as_json() -> None:
    punches = TypedColumn(chosen_columns(PunchCard, "punches")[0], float)
    with lenient_reading():
        card = PunchCard.from_dict({"id": "pcd_1", "punches": 20})
        customer = Customer.from_dict({"id": "cst_1", "customerGroups": ["cug_1"]})
    (row,) = rows([card], [punches], shows_secrets=False)
    assert (row, type(row[0])) == ([20.0], float)
    groups = typed_columns(Customer, chosen_columns(Customer, "customerGroups"))
    assert list(rows([customer], groups, shows_secrets=False)) == [['["cug_1"]']]
