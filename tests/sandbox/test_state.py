"""What the sandbox remembers."""

from mijnklantportaal.sandbox._state import State, Upload


def test_objects_are_found_by_id_and_by_kind_in_their_order() -> None:
    state = State()
    for key in ("off_1", "cst_1", "off_0"):
        state.put({"id": key})
    assert state.find("cst_1") == {"id": "cst_1"}
    assert state.find("cst_2") is None
    assert [item["id"] for item in state.all_of("off_")] == ["off_1", "off_0"]


def test_a_changed_object_keeps_its_place_and_its_files() -> None:
    state = State()
    upload = Upload("pdf", "a.pdf", "application/pdf", 5)
    state.put({"id": "off_1", "amount": "1.00"}, (upload,))
    state.put({"id": "off_2"})
    state.put({"id": "off_1", "amount": "2.00"})
    assert state.all_of("off_") == [{"id": "off_1", "amount": "2.00"}, {"id": "off_2"}]
    assert state.uploads_of("off_1") == (upload,)
    assert state.uploads_of("off_2") == ()


def test_new_ids_differ_and_have_the_prefix() -> None:
    state = State()
    ids = {state.new_id("off_") for _ in range(100)}
    assert len(ids) == 100
    assert all(key.startswith("off_") and len(key) > 10 for key in ids)
