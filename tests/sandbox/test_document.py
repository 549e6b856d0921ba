"""What the sandbox finds out about an API from its document."""

from pathlib import Path

import pytest

from mijnklantportaal.sandbox._document import ApiDocument, Operation, load_document, prefix_in


@pytest.fixture
def small(small_document: Path) -> ApiDocument:
    return load_document(small_document)


def operation(document: ApiDocument, operation_id: str) -> Operation:
    return next(found for found in document.operations if found.operation_id == operation_id)


def test_the_repository_document_is_found_without_being_named() -> None:
    document = load_document()
    assert document.base_path == "/v1"
    assert operation(document, "create-customer").path == "/customers"


def test_a_missing_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.yaml"):
        load_document(tmp_path / "nothing.yaml")


def test_parameters_of_a_path_hold_for_its_operations(small: ApiDocument) -> None:
    assert [parameter["name"] for parameter in operation(small, "get-club").parameters] == ["clubId"]


def test_the_success_is_the_lowest_status(small: ApiDocument) -> None:
    get_club = operation(small, "get-club")
    assert (get_club.success, get_club.statuses) == (200, frozenset({200, 404}))


def test_an_operation_without_content_has_no_answer(small: ApiDocument) -> None:
    assert operation(small, "invite-member").answer is None


def test_properties_and_required_lists_are_joined_over_all_of(small: ApiDocument) -> None:
    club = {"$ref": "#/components/schemas/Club"}
    assert list(small.properties(club))[:3] == ["id", "name", "seats"]
    assert small.required(club) == {"id", "name", "seats", "tags", "motto", "open", "kind", "plan"}


def test_collections_are_known_by_the_prefix_of_their_ids() -> None:
    collections = load_document().collections
    assert collections["off_"] == "/customer-offers"
    assert collections["cst_"] == "/customers"


@pytest.mark.parametrize(
    ("pattern", "prefix"), [("^cst_", "cst_"), ("^[A-Z]{2}$", None), ("^cst_[a-z]+$", None), ("", None)]
)
def test_only_a_bare_prefix_pattern_names_a_prefix(pattern: str, prefix: str | None) -> None:
    assert prefix_in({"pattern": pattern}) == prefix


def test_references_may_name_parts_with_slashes(small: ApiDocument) -> None:
    reference = {"$ref": "#/paths/~1clubs~1{clubId}/get"}
    assert small.resolve(reference)["operationId"] == "get-club"
