"""Descriptions of commands, made of operations."""

import shlex
from typing import Any

import pytest

from pipeline.codegen.command_data import Command, CommandParameter
from pipeline.codegen.commands import commands_of
from tests.pipeline.small_documents import (
    FILE,
    PAGE,
    TEXT,
    THING_ID,
    Document,
    an_object,
    json_content,
    list_of,
    operation,
    package_of,
    parameter,
    ref,
)


def command_of(
    described: Document, path: str = "/things", method: str = "post", schemas: dict[str, Document] | None = None
) -> Command:
    """The command for one operation."""
    package = package_of({path: {method: described}}, **(schemas or {}))
    (command,) = commands_of(package.resources["things"], package)
    return command


def parameter_of(schema: Document, **schemas: Document) -> CommandParameter:
    """What becomes of a field of a body."""
    body = json_content(an_object(["some_field"], some_field=schema))
    (found,) = command_of(operation("make-thing", body=body), schemas=schemas).parameters
    return found


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        (TEXT, "text"),
        ({"type": "integer"}, "integer"),
        ({"type": "number"}, "number"),
        ({"type": "boolean"}, "flag"),
        ({"type": "string", "format": "decimal"}, "amount"),
        ({"type": "number", "format": "decimal"}, "amount"),
        ({"type": "string", "format": "date"}, "date"),
        ({"type": "string", "format": "portal-date-time"}, "time"),
        ({"type": "string", "enum": ["a", "b"]}, "choice"),
        ({"type": "object"}, "json"),
        ({"anyOf": [TEXT, {"type": "integer"}]}, "json"),
        (list_of(list_of(TEXT)), "json"),
        ({"type": ["string", "null"]}, "text"),
    ],
)
def test_command_reads_a_text_by_its_schema(schema: Document, kind: str) -> None:
    found = parameter_of(schema)
    assert (found.name, found.word, found.kind, found.is_required) == ("some_field", "some-field", kind, True)


def test_command_takes_a_list_of_values_as_several_options() -> None:
    found = parameter_of(list_of({"type": "string", "format": "date"}))
    assert (found.kind, found.is_list) == ("date", True)


def test_command_takes_objects_as_json_of_their_class() -> None:
    line = an_object(["name"], name=TEXT)
    one, several = parameter_of(ref("Line"), Line=line), parameter_of(list_of(ref("Line")), Line=line)
    assert (one.kind, one.model, one.is_list_of_models, one.is_list) == ("json", "Line", False, False)
    assert (several.kind, several.model, several.is_list_of_models, several.is_list) == ("json", "Line", True, False)


def test_command_takes_a_file() -> None:
    form = {"multipart/form-data": {"schema": an_object(["attachment"], attachment=FILE)}}
    (found,) = command_of(operation("make-thing", body=form)).parameters
    assert (found.kind, found.word) == ("file", "attachment")


def test_command_has_path_parameters_by_position_and_own_words_under_another_name() -> None:
    described = operation("get-thing", THING_ID, parameter("output"), parameter("profile"), parameter("from"))
    found = command_of(described, "/things/{thingId}", "get")
    assert [(item.word, item.is_positional) for item in found.parameters] == [
        ("thing-id", True),
        ("api-output", False),
        ("api-profile", False),
        ("from", False),
    ]
    assert found.example == "mijnklantportaal things get thg_1"


@pytest.mark.parametrize(
    ("response", "shape", "model"),
    [
        (ref("Thing"), "object", "Thing"),
        (PAGE, "list", "Thing"),
        (list_of(ref("Thing")), "list", "Thing"),
        (an_object(["data"], data=list_of(ref("Thing"))), "list", "Thing"),
        (list_of(TEXT), "list", ""),
        (ref("FileLink"), "link", "FileLink"),
        (None, "nothing", ""),
    ],
)
def test_command_knows_what_it_returns(response: Any, shape: str, model: str) -> None:
    page = [parameter("page", schema={"type": "integer"})] if response is PAGE else []
    status = "200" if response else "204"
    link = an_object(["link", "expiresAt"], link=TEXT, expiresAt=TEXT)
    found = command_of(
        operation("read-things", *page, response=response, status=status), method="get", schemas={"FileLink": link}
    )
    assert (found.shape, found.model, found.is_paged) == (shape, model, response is PAGE)


def test_command_example_gives_what_must_be_given_in_the_names_of_the_api() -> None:
    line = an_object(["unitPrice"], unitPrice={"type": "string", "format": "decimal", "example": "9.50"}, more=TEXT)
    body = json_content(
        an_object(
            ["theName", "isNew", "lines", "days"],
            theName={"type": "string", "example": "It's new"},
            isNew={"type": "boolean", "example": False},
            lines=list_of(ref("Line")),
            days=list_of({"type": "string", "format": "date", "example": "2026-11-20"}),
            note=TEXT,
        )
    )
    found = command_of(operation("make-thing", body=body), schemas={"Line": line})
    assert shlex.split(found.example) == [
        *("mijnklantportaal", "things", "make", "--the-name", "It's new", "--no-is-new"),
        *("--lines", '[{"unitPrice": "9.50"}]', "--days", "2026-11-20"),
    ]
