"""What the sandbox finds out about an API from its document."""

from pathlib import Path

import pytest

from mijnklantportaal.sandbox._document import ApiDocument, Operation, load_document, prefixes_in


@pytest.fixture
def small(small_document: Path) -> ApiDocument:
    return load_document(small_document)


def operation(document: ApiDocument, operation_id: str) -> Operation:
    return next(found for found in document.operations if found.operation_id == operation_id)


def test_document_the_repository_document_is_found_without_being_named() -> None:
    document = load_document()
    assert document.base_path == "/v1"
    assert operation(document, "create-customer").path == "/customers"


def test_document_a_missing_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.yaml"):
        load_document(tmp_path / "nothing.yaml")


@pytest.mark.parametrize("text", ["", "[]", "{", "servers: 5", "servers: []", "servers: [{url: /}]\npaths: 5", "\0"])
def test_document_a_file_that_is_no_document_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "notes.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^document: '.*notes\.yaml' is not an OpenAPI document"):
        load_document(file)


def test_document_parameters_of_a_path_hold_for_its_operations(small: ApiDocument) -> None:
    assert [parameter["name"] for parameter in operation(small, "get-club").parameters] == ["clubId"]


def test_document_the_success_is_the_lowest_status(small: ApiDocument) -> None:
    get_club = operation(small, "get-club")
    assert (get_club.success, get_club.statuses) == (200, frozenset({200, 404}))


def test_document_an_operation_without_content_has_no_response(small: ApiDocument) -> None:
    assert operation(small, "invite-member").response_schema is None


def test_document_properties_and_required_lists_are_joined_over_all_of(small: ApiDocument) -> None:
    club = {"$ref": "#/components/schemas/Club"}
    assert list(small.properties(club))[:3] == ["id", "name", "seats"]
    assert small.required(club) == {"id", "name", "seats", "tags", "motto", "open", "kind", "plan"}


def test_document_collections_are_known_by_the_prefix_of_their_ids() -> None:
    collections = load_document().collections
    assert collections["off_"] == "/customer-offers"
    assert collections["cst_"] == "/customers"


@pytest.mark.parametrize(
    ("pattern", "prefixes"),
    [
        ("^cst_", ("cst_",)),
        ("^(fsf|fsd)_", ("fsf_", "fsd_")),
        ("^[A-Z]{2}$", ()),
        ("^cst_[a-z]+$", ()),
        ("", ()),
    ],
)
def test_document_only_bare_prefix_patterns_name_prefixes(pattern: str, prefixes: tuple[str, ...]) -> None:
    assert prefixes_in({"pattern": pattern}) == prefixes


def test_document_a_kind_lives_where_it_is_listed_else_where_it_is_made() -> None:
    collections = load_document().collections
    assert collections["sub_"] == "/customer-subscriptions", "not where packages are signed up for"
    assert collections["pcb_"] == "/punch-cards/{punchCardId}/issued"
    assert collections["fsf_"] == collections["fsd_"] == "/files"
    assert collections["fac_"] == "/invoices"


def test_document_objects_without_a_prefix_are_known_by_the_name_of_their_schema() -> None:
    sign_up = operation(load_document(), "sign-up-customer-subscription-package-to-non-customer")
    assert sign_up.kind == "SubscriptionPackageSignUp"


def test_document_references_may_name_parts_with_slashes(small: ApiDocument) -> None:
    reference = {"$ref": "#/paths/~1clubs~1{clubId}/get"}
    assert small.resolve(reference)["operationId"] == "get-club"
