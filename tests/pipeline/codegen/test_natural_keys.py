"""A natural key in the document is a method that creates something once, or is left out by name."""

from typing import Any

import pytest

from pipeline.codegen.data import Operation, Package
from tests.pipeline.small_documents import (
    FILE,
    TEXT,
    an_object,
    json_content,
    list_of,
    operation,
    package_of,
    parameter,
    ref,
)

DAY = {"type": "string", "format": "date"}
ITEM = an_object(
    ["id", "name", "size"],
    id=TEXT,
    name=TEXT,
    size={"type": "integer"},
    day=DAY,
    parts=list_of(TEXT),
    mail={"type": "string", "format": "email"},
    apiKey={"type": "string", "format": "password"},
    createdAt={"type": "string", "format": "date-time"},
)
BODY = an_object(["name"], **{**ITEM["properties"], "picture": FILE, "weight": TEXT})
PAGE = an_object(["data", "next_page_url"], data=list_of(ref("Item")), next_page_url=TEXT)
PAGE["properties"]["current_page"] = {"type": "integer"}
KEY: dict[str, Any] = {"list": "list-things", "get": "get-thing", "fields": {"name": "name"}, "date": "day"}


def package_with(key: Any, **operations: Any) -> Package:
    """The package of a document in which things are created, listed and read."""
    create = operation("create-thing", body=json_content(ref("Body")), response=ref("Item"), **{"x-natural-key": key})
    paths = {
        "/things": {"post": create, "get": operation("list-things", parameter("page"), response=ref("ItemPage"))},
        "/things/{id}": {"get": operation("get-thing", parameter("id", "path"), response=ref("Item"))},
        "/texts": {"get": operation("list-texts", response=list_of(TEXT))},
    }
    return package_of(paths | operations, Item=ITEM, Body=BODY, ItemPage=PAGE)


def creating(package: Package) -> Operation:
    """The operation that creates things."""
    [found] = [one for one in package.operations if one.operation_id == "create-thing"]
    return found


def test_natural_key_is_a_method_beside_the_one_that_creates() -> None:
    package = package_with(KEY)
    found = creating(package)
    assert not package.left_out
    assert [method.name for method in found.methods] == ["create", "ensure"]
    assert str(found.returned_by(found.methods[1])) == "EnsureResult[Item]"
    assert "created_since: datetime.datetime | datetime.date | None = None" in str(found.methods[1].signature)
    assert "created_since" not in str(found.methods[0].signature)


def test_natural_key_compares_what_both_have_but_no_list_no_file_and_no_secret() -> None:
    key = creating(package_with(KEY)).natural_key
    assert key is not None
    assert {listed.name for _, listed in key.others} >= {"size", "day", "mail"}
    assert not {"parts", "picture", "api_key", "weight", "name"} & {listed.name for _, listed in key.others}


def test_natural_key_may_have_other_names_in_the_list() -> None:
    key = creating(package_with({**KEY, "fields": {"weight": "name"}, "same": {"name": "mail"}})).natural_key
    assert key is not None
    assert [(sent.name, listed.name) for sent, listed in key.fields] == [("weight", "name")]
    assert ("name", "mail") in [(sent.name, listed.name) for sent, listed in key.others]


def test_natural_key_names_a_date_and_the_mail_whose_case_means_nothing() -> None:
    key = creating(package_with({**KEY, "fields": {"mail": "mail"}})).natural_key
    assert key is not None
    text = str(key.arguments)
    assert "date='day'" in text
    assert "without_case=frozenset(['mail'])" in text
    assert "get=get" in text


@pytest.mark.parametrize("missing", ["get", "date"])
def test_natural_key_needs_neither_a_date_nor_a_way_to_read_one_object(missing: str) -> None:
    key = creating(package_with({name: value for name, value in KEY.items() if name != missing})).natural_key
    assert key is not None
    assert f"{missing}=" not in str(key.arguments).replace("date", "date" if missing == "date" else "day")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"list": "list-nothing"}, "list: no operation of the same tag is called 'list-nothing'"),
        ({"list": "list-texts"}, "list-texts is not a list with pages"),
        ({"fields": {}}, "fields: it names none"),
        ({"fields": {"colour": "name"}}, "the request has no field 'colour'"),
        ({"fields": {"weight": "weight"}}, "the objects of the list have no field 'weight'"),
        ({"same": {"size": "colour"}}, "the objects of the list have no field 'colour'"),
        ({"date": "name"}, "date: the request has no date 'name'"),
        ({"date": "colour"}, "date: the request has no date 'colour'"),
        ({"get": "list-texts"}, "get: list-texts does not read one Item by its id"),
    ],
)
def test_natural_key_that_is_not_so_is_left_out_by_name(changed: Any, reason: str) -> None:
    package = package_with({**KEY, **changed})
    [left_out] = package.left_out
    assert not left_out.is_whole
    assert str(left_out).endswith(f"x-natural-key: {reason}; change it in a fix")
    assert [method.name for method in creating(package).methods] == ["create"]


def test_natural_key_needs_a_name_for_its_method_that_is_free() -> None:
    other = operation("ensure-thing", response=ref("Item"))
    [left_out] = package_with(KEY, **{"/others": {"get": other}}).left_out
    assert "things.ensure would be both" in str(left_out)


def test_natural_key_is_told_in_the_docstring_with_what_is_compared() -> None:
    ensure = creating(package_with(KEY)).methods[1]
    for text in ("unless it is there already", "The key is `name`.", "`size`", "EnsureConflictError", "AmbiguousError"):
        assert text in ensure.docstring
    assert "await portal.things.ensure(" in ensure.async_docstring
