"""The rules in spec/rules: what the vendor's ways of writing become, whichever page they are on."""

from typing import Any

import pytest

from pipeline.documents import Document, Rank, Source
from pipeline.openapi.formats import has_format
from pipeline.rules.apply import apply_rules
from tests.pipeline.real_sources import RULES

AMOUNT = r"^-?\d+(\.\d{1,2})?$"
TEXT: Document = {"type": "string"}


def ruled(schema: Document, name: str = "field") -> Any:
    """What the rules make of a field of a page."""
    body = {"type": "object", "properties": {name: schema}}
    paths = {"/a": {"post": {"requestBody": {"content": {"application/json": {"schema": body}}}}}}
    source = Source("spec/pages/a.md", Rank.MARKDOWN_PAGE, {"paths": paths})
    (result,) = apply_rules([source], RULES).sources
    after = result.document["paths"]["/a"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    return after["properties"][name]


@pytest.mark.parametrize("kind", ["string", "integer", "boolean", "object", "array"])
def test_spec_rules_null_is_a_type_of_every_kind(kind: str) -> None:
    assert ruled({"type": kind, "nullable": True}) == {"type": [kind, "null"]}
    assert ruled({"type": kind, "nullable": False}) == {"type": kind}


def test_spec_rules_null_may_be_said_of_a_reference_a_choice_and_a_schema_without_a_type() -> None:
    reference = {"$ref": "#/components/schemas/Car"}
    null = {"type": "null"}
    assert ruled({**reference, "nullable": True, "description": "A car"}) == {
        "anyOf": [reference, null],
        "description": "A car",
    }
    assert ruled({"type": "string", "enum": ["a", "b"], "nullable": True})["enum"] == ["a", "b", None]
    assert ruled({"enum": ["a", "b"], "nullable": True}) == {"enum": ["a", "b", None]}
    assert ruled({"oneOf": [reference], "nullable": True}) == {"oneOf": [reference, null]}
    assert ruled({"properties": {"a": TEXT}, "nullable": True})["type"] == ["object", "null"]
    assert ruled({"nullable": True, "description": "Anything"}) == {"description": "Anything"}


LINK: Document = {"$ref": "#/components/schemas/Link"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ({"type": "object"}, LINK),
        ({"type": "object", "description": "The first"}, {"description": "The first", **LINK}),
        ({"type": ["object", "null"]}, {"anyOf": [LINK, {"type": "null"}]}),
        ({"type": "object", "nullable": True}, {"anyOf": [LINK, {"type": "null"}]}),
    ],
)
def test_spec_rules_a_link_that_is_written_out_is_a_reference(kind: Document, expected: Document) -> None:
    assert ruled({**kind, "properties": {"href": TEXT, "type": TEXT}}, "self") == expected


@pytest.mark.parametrize(
    "properties", [{"href": TEXT}, {"href": TEXT, "type": {"type": "integer"}}, {"href": TEXT, "type": TEXT, "a": TEXT}]
)
def test_spec_rules_what_only_resembles_a_link_stays(properties: Document) -> None:
    assert ruled({"type": "object", "properties": properties}, "self")["properties"] == properties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date of it, in `YYYY-mm-dd` format", "date"),
        ("Formatted as YYYY-MM-DD.", "date"),
        ("Day (yyyy-mm-dd)", "date"),
        ("Day as Y-m-d", "date"),
        ("An ISO 8601 date", "date"),
        ("Moment, in YYYY-mm-dd HH:mm:ss format", "portal-date-time"),
        ("Moment, in `YYYY-mm-dd H:i:s` format", "portal-date-time"),
        ("Moment as Y-m-d H:i:s", "portal-date-time"),
        ("Moment as `YYYY-MM-DD HH:mm`", "portal-date-minute"),
        ("Moment as `Y-m-d H:i`", "portal-date-minute"),
        ("Written in ATOM format", "date-time"),
        ("In ISO 8601 format", "date-time"),
        ("In ISO-8601 date-time format", "date-time"),
        ("See RFC 3339", "date-time"),
        ("As YYYY-MM-DDTHH:mm:ssP", "date-time"),
        ("Duration in ISO 8601 duration format", None),
        ("An atomic day", None),
    ],
)
def test_spec_rules_dates_and_times_are_known_in_every_wording(text: str, expected: str | None) -> None:
    assert ruled({**TEXT, "description": text}).get("format") == expected


@pytest.mark.parametrize(
    ("name", "example", "expected"),
    [
        ("createdAt", "2024-04-29T21:00:00+02:00", "date-time"),
        ("sentAt", "2024-04-29 21:00:00", "portal-date-time"),
        ("startsAt", "2024-04-29", "date"),
        ("number", "2024-001", None),
        ("number", "2024-04-29", None),
    ],
)
def test_spec_rules_dates_and_times_are_known_by_a_sample(name: str, example: str, expected: str | None) -> None:
    found = ruled({**TEXT, "example": example, "x-inferred": "taken from the sample"}, name)
    assert found.get("format") == expected
    assert found["x-inferred"] == "taken from the sample"


@pytest.mark.parametrize("name", ["amount", "price", "amountExclVat", "totalInclVat", "invoiceAmount"])
def test_spec_rules_amounts_are_decimal_wherever_they_are_named(name: str) -> None:
    found = ruled({**TEXT, "example": "12.95", "x-inferred": "taken from the sample"}, name)
    assert (found["format"], found["pattern"]) == ("decimal", AMOUNT)


def test_spec_rules_amounts_are_told_from_other_texts() -> None:
    assert ruled({**TEXT, "description": "Total price of it, as `string`"})["format"] == "decimal"
    assert ruled({**TEXT, "description": "Number of the offer, as `string`"}) == {
        **TEXT,
        "description": "Number of the offer, as `string`",
    }
    assert "format" not in ruled({**TEXT, "example": "a lot"}, "price")
    assert "format" not in ruled({"type": "integer"}, "amount")
    assert ruled({"type": "number"})["format"] == "decimal"


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("ID of it, always starting with `wbh_`.", "^wbh_"),
        ("ID of it, always starting with wbh_.", "^wbh_"),
        ("ID of it, starts with tic_", "^tic_"),
        ("ID prefixed with `abc_`", "^abc_"),
        ("ID, always starting with `fsf_` or `fsd_`.", "^(fsf|fsd)_"),
        ("ID, which starts with `fsf_` for a file and with `fsd_` for a directory.", "^(fsf|fsd)_"),
        ("ID starting with `a_x`, `abc_`, `abd_` or `abe_`", None),
        ("ID starting with abc_, abd_ or abe_", None),
        ("ID starting with wbh_secret", None),
        ("A text that starts with a letter", None),
    ],
)
def test_spec_rules_identifiers_have_the_prefix_of_any_kind(text: str, pattern: str | None) -> None:
    assert ruled({**TEXT, "description": text}).get("pattern") == pattern


def test_spec_rules_identifiers_of_other_objects_are_known_by_their_example() -> None:
    assert ruled({**TEXT, "example": "cst_abc12345def678"}, "customerId")["pattern"] == "^cst_"
    assert "pattern" not in ruled({**TEXT, "example": "tim_123abc99"}, "integrationId")
    assert "pattern" not in ruled({**TEXT, "example": "log_messages"}, "kindId")
    assert "pattern" not in ruled({**TEXT, "example": "cst_abc12345def678"}, "name")
    assert "pattern" not in ruled({**TEXT, "example": "fsf_abc12345678"}, "fileOrDirId")
    assert ruled({**TEXT, "example": "3c90c3cc-0d44-4b50-8888-8dd257360529"}, "id")["format"] == "uuid"


def test_spec_rules_addresses_and_countries_have_their_formats() -> None:
    assert ruled({**TEXT, "example": "a@b.nl"}, "primaryEmail")["format"] == "email"
    assert ruled({**TEXT, "example": "https://a.nl/b"})["format"] == "uri"
    assert ruled({**TEXT, "description": "Code as in ISO 3166-1 alpha-2"})["pattern"] == "^[A-Z]{2}$"


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({**TEXT, "description": "Can be `a`, `b` or `c`."}, ["a", "b", "c"]),
        ({**TEXT, "description": "What it is. One of: `a`, `b`, `c`."}, ["a", "b", "c"]),
        ({**TEXT, "description": "Either `file` or `directory`"}, ["file", "directory"]),
        ({**TEXT, "description": "Possible values are `a`, `b`, or `c`"}, ["a", "b", "c"]),
        ({"type": "integer", "description": "Rate. Can be `0`, `9` or `21`."}, [0, 9, 21]),
        ({"type": "integer", "description": "Rate. Can be 0, 9 or 21.", "example": 9}, [0, 9, 21]),
        ({**TEXT, "description": "One of: a, b, c", "example": "b"}, ["a", "b", "c"]),
        (
            {**TEXT, "description": "Can be 14 days, 1 month or 1 year.", "example": "1 month"},
            ["14 days", "1 month", "1 year"],
        ),
        ({**TEXT, "description": "Can be a, or any word that fits", "example": "a"}, None),
        ({**TEXT, "nullable": True, "description": "Either `a` or `b`"}, ["a", "b", None]),
        ({**TEXT, "description": "Can be read or written."}, None),
        ({**TEXT, "description": "Can be read or written.", "example": "a text"}, None),
        ({**TEXT, "description": "Can be `a`, `b` or `c`.", "example": "d"}, None),
        ({**TEXT, "description": "Can be `a` or `null`."}, None),
        ({"type": "integer", "description": "Can be `low` or `high`."}, None),
        ({"type": "boolean", "description": "Can be `true` or `false`."}, None),
    ],
)
def test_spec_rules_choices_become_an_enum(schema: Document, expected: list[Any] | None) -> None:
    assert ruled(schema).get("enum") == expected


def test_spec_rules_choices_of_an_array_are_those_of_its_items() -> None:
    found = ruled({"type": "array", "description": "Each can be `a` or `b`", "items": {"type": "string"}})
    assert found["items"] == {"type": "string", "enum": ["a", "b"]}


@pytest.mark.parametrize("name", ["secret", "password", "token", "apiKey", "clientSecret"])
def test_spec_rules_secrets_are_masked_by_name(name: str) -> None:
    assert ruled(TEXT, name) == {"type": "string", "format": "password"}
    assert ruled(TEXT, f"{name}Label") == TEXT


ENVELOPE: Document = {
    "to": {"type": "integer", "nullable": True},
    "current_page": {"type": "integer"},
    "data": {"type": "array", "items": {"type": "object"}},
    "first_page_url": TEXT,
    "from": {"type": "integer"},
    "next_page_url": {"type": "string", "nullable": True, "example": "https://a.nl/cars?page=2,"},
    "path": TEXT,
    "per_page": {"type": "integer"},
    "prev_page_url": {"type": "string", "nullable": True, "example": None},
    "total": {"type": "integer"},
}


def test_spec_rules_page_envelope_is_folded_and_further_fields_stay() -> None:
    assert ruled({"type": "object", "description": "Cars", "properties": ENVELOPE}) == {
        "type": "object",
        "description": "Cars",
        "properties": {"data": ENVELOPE["data"], "total": {"type": "integer"}},
        "x-envelope": "page",
    }


@pytest.mark.parametrize(
    ("name", "field"), [("per_page", TEXT), ("next_page_url", {"type": "integer"}), ("data", {"type": "object"})]
)
def test_spec_rules_page_envelope_of_another_kind_is_left_alone(name: str, field: Document) -> None:
    assert "x-envelope" not in ruled({"type": "object", "properties": {**ENVELOPE, name: field}})
    without = {key: value for key, value in ENVELOPE.items() if key != name}
    assert "x-envelope" not in ruled({"type": "object", "properties": without})


@pytest.mark.parametrize(
    ("example", "repaired", "format_name"),
    [
        ("2024-04-31", "2024-04-30", "date"),
        ("2025-02-30", "2025-02-28", "date"),
        ("2025-03-31", "2025-03-31", "date"),
        ("https://a.nl/b?page=2,", "https://a.nl/b?page=2", "uri"),
        ("123.456.7.8.9", "192.0.2.10", ""),
        ("127.0.0.1", "127.0.0.1", ""),
        ("string", None, ""),
        ("<string>", None, ""),
    ],
)
def test_spec_rules_examples_that_cannot_be_are_repaired(example: str, repaired: str | None, format_name: str) -> None:
    assert ruled({**TEXT, "example": example}).get("example") == repaired
    assert repaired is None or has_format(repaired, format_name)


def test_spec_rules_the_description_of_an_array_is_that_of_its_items_and_of_nothing_else() -> None:
    described = {"description": "Days, in YYYY-mm-dd format"}
    assert ruled({"type": "array", **described, "items": TEXT})["items"]["format"] == "date"
    assert "format" not in ruled({"type": "object", **described, "additionalProperties": TEXT})["additionalProperties"]


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("ID of the customer this card is meant for", "ID of the customer who gets the card."),
        ("ID of the customer which the card belongs to.", "ID of the customer who gets the card."),
        ("Two letters. Will fallback to BE when not provided.", "Two letters; BE if left out."),
        ("Date the ticket is marked as closed. Written in ATOM format.", "When the ticket was marked as closed."),
        ("ID of the card", "ID of the card"),
    ],
)
def test_spec_rules_descriptions_become_plain_english(said: str, plain: str) -> None:
    assert ruled(TEXT | {"description": said})["description"] == plain
