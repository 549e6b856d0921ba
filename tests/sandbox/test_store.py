"""What the sandbox remembers, in memory and in a file."""

import io
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mijnklantportaal.sandbox._store import Record, Store, Upload


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    found = Store(tmp_path / "portal.db" if request.param == "file" else None)
    yield found
    found.close()


def record(number: int, kind: str = "off_", parent: str = "") -> Record:
    return Record(f"{kind}{number}", kind, {"id": f"{kind}{number}"}, {"said": number}, parent, float(number))


def ids(records: list[Record]) -> list[str]:
    return [found.id for found in records]


def test_store_an_object_is_found_by_its_id(store: Store) -> None:
    store.add(record(1))
    assert store.find("off_1") == record(1)
    assert store.find("off_2") is None


@pytest.mark.parametrize("text", ["", "off_é", "off_\ud800", "' OR 1=1 --", "off_\0"])
def test_store_text_that_is_no_id_finds_nothing(store: Store, text: str) -> None:
    store.add(record(1))
    assert store.find(text) is None


def test_store_pages_hold_a_kind_below_a_parent_in_the_order_of_making(store: Store) -> None:
    for number in (3, 1, 2):
        store.add(record(number))
        store.add(record(number, "pcb_", parent="pcd_1"))
    assert ids(store.page("off_", "", 0, 2)) == ["off_3", "off_1"]
    assert ids(store.page("off_", "", 2, 2)) == ["off_2"]
    assert ids(store.page("pcb_", "pcd_1", 0, 9)) == ["pcb_3", "pcb_1", "pcb_2"]
    assert store.page("pcb_", "", 0, 9) == store.page("off_", "", 10**40, 9) == []


def test_store_pages_go_on_to_the_end_of_a_long_list(store: Store) -> None:
    with store.transaction():
        for number in range(300):
            store.add(record(number))
    assert ids(store.page("off_", "", 298, 15)) == ["off_298", "off_299"]


def test_store_newest_objects_of_a_kind_come_first_below_whatever_parent(store: Store) -> None:
    for number in range(4):
        store.add(record(number, parent="cst_1" if number % 2 else ""))
    store.add(record(9, "cst_"))
    assert ids(store.newest_of("off_", 3)) == ["off_3", "off_2", "off_1"]
    assert ids(store.all_of("off_")) == ["off_0", "off_1", "off_2", "off_3"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BAKKERIJ", ["cst_2", "cst_1"]),
        ("café", ["cst_1"]),
        ("21", ["cst_1"]),
        ("name", []),
        ("%", []),
        ("' OR 1=1 --", []),
        ("\ud800", []),
        ("inside", ["cst_2"]),
    ],
)
def test_store_objects_are_found_by_a_text_in_their_values(store: Store, text: str, found: list[str]) -> None:
    store.add(Record("cst_1", "cst_", {"id": "cst_1", "name": "Bakkerij Café \ud800", "lines": [{"vat": 21}]}))
    store.add(Record("cst_2", "cst_", {"id": "cst_2", "name": "bakkerij"}, {"directory": {"of": "inside"}}))
    assert ids(store.search(text, 5)) == found
    assert ids(store.search(text, 1)) == found[:1]


def test_store_objects_that_name_another_one_are_found(store: Store) -> None:
    store.add(Record("cst_1", "cst_", {"id": "cst_1"}))
    store.add(Record("off_1", "off_", {"id": "off_1", "customerId": "cst_1"}))
    store.add(Record("fsf_1", "fsf_", {"id": "fsf_1"}, {"directory": "cst_1"}))
    store.add(Record("off_2", "off_", {"id": "off_2", "customerId": "cst_11"}))
    assert ids(store.referring_to("cst_1", 5)) == ["fsf_1", "off_1"]
    assert ids(store.referring_to("cst_1", 1)) == ["fsf_1"]


def test_store_uploads_are_equal_and_shown_without_the_number_of_their_content() -> None:
    one, other = (Upload("pdf", "a.pdf", "application/pdf", 3, number) for number in (1, 2))
    assert one == other
    assert repr(one) == "Upload(field='pdf', name='a.pdf', content_type='application/pdf', size=3)"


def test_store_places_stay_without_gaps_when_an_object_is_removed(store: Store) -> None:
    for number in range(5):
        store.add(record(number))
    store.remove(record(1))
    store.add(record(5))
    assert ids(store.page("off_", "", 1, 2)) == ["off_2", "off_3"]
    assert ids(store.page("off_", "", 3, 9)) == ["off_4", "off_5"]


def test_store_a_changed_object_keeps_its_place_and_what_was_said(store: Store) -> None:
    store.add(record(1))
    store.add(record(2))
    changed = store.change(record(1), {"id": "off_1", "amount": "2.00"})
    assert store.page("off_", "", 0, 9) == [changed, record(2)]
    assert changed.request_body == {"said": 1}


def test_store_objects_are_counted_by_kind_and_by_time(store: Store) -> None:
    for number in range(4):
        store.add(record(number))
    store.add(record(9, "cst_"))
    assert store.counts() == {"off_": 4, "cst_": 1}
    assert store.created_since("off_", 2.0) == 2


def test_store_a_file_is_kept_byte_for_byte_and_goes_with_its_object(store: Store) -> None:
    content = bytes(range(256)) * 1_000
    store.add(record(1))
    sent = Upload("pdf", "a.pdf", "application/pdf", len(content))
    store.add_upload("off_1", sent, io.BytesIO(content))
    store.add_upload("off_1", Upload("empty", "b", "text/plain", 0), io.BytesIO())
    kept, empty = store.uploads_of("off_1")
    assert kept == sent
    assert b"".join(store.content_of(kept)) == content
    assert list(store.content_of(empty)) == []
    store.remove(record(1))
    assert store.uploads_of("off_1") == ()


def test_store_a_download_leads_to_its_file(store: Store) -> None:
    upload = store.add_upload("off_1", Upload("pdf", "a.pdf", "application/pdf", 1), io.BytesIO(b"x"))
    store.add_download("secret", upload, 7.0)
    assert store.find_download("secret") == (upload, 7.0)
    assert store.find_download("other") is None


def test_store_what_an_error_interrupts_has_not_happened(store: Store) -> None:
    def fail() -> None:
        with store.transaction():
            store.add(record(1))
            with store.transaction():
                store.add(record(2))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert store.counts() == {}


def test_store_everything_can_be_forgotten(store: Store) -> None:
    store.add(record(1))
    upload = store.add_upload("off_1", Upload("pdf", "a.pdf", "application/pdf", 1), io.BytesIO(b"x"))
    store.add_download("secret", upload, 7.0)
    store.clear()
    assert (store.counts(), store.uploads_of("off_1"), store.find_download("secret")) == ({}, (), None)


def test_store_threads_may_add_at_the_same_time(store: Store) -> None:
    def add(first: int) -> None:
        for number in range(first, first + 50):
            store.add(record(number))

    threads = [threading.Thread(target=add, args=(first,)) for first in range(0, 400, 50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.page("off_", "", 0, 1_000)) == 400


def test_store_two_stores_may_use_one_file(tmp_path: Path) -> None:
    first, second = Store(tmp_path / "portal.db"), Store(tmp_path / "portal.db")
    first.add(record(1))
    second.add(record(2))
    assert ids(first.page("off_", "", 0, 9)) == ["off_1", "off_2"]
    first.close()
    second.close()


def test_store_a_file_that_is_no_database_is_refused_by_its_name_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("my notes, which nobody may overwrite " * 100, encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(ValueError, match=r"notes\.txt' is not a sandbox database"):
        Store(file)
    assert file.read_bytes() == before


def test_store_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE objects (id TEXT)")
    other.close()
    before = file.read_bytes()
    with pytest.raises(ValueError, match=r"other\.db"):
        Store(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("version", [0, 1, 3])
def test_store_a_database_of_another_version_is_refused(tmp_path: Path, version: int) -> None:
    path = tmp_path / "portal.db"
    Store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(ValueError, match="is not a sandbox database; choose another file"):
        Store(path)


def test_store_files_can_be_read_while_another_process_writes(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    store = Store(file)
    upload = store.add_upload("off_1", Upload("pdf", "a.pdf", "application/pdf", 1), io.BytesIO(b"x"))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert list(store.content_of(upload)) == [b"x"]
    other.close()
    store.close()
