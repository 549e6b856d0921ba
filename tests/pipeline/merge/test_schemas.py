"""What becomes of schemas and their fields that several sources describe."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.merge.provenance import Outcome
from pipeline.merge.sources import merge
from tests.pipeline.small_sources import GUESS, customer, markdown, rendered, transcribed

ROOT = Path(__file__).parents[3]


def test_merge_a_field_that_a_better_page_lacks_is_dropped_and_reported() -> None:
    sources = [
        markdown("list", schemas={"Customer": customer(age={"type": "integer"})}),
        rendered("create", path="/invoices", schemas={"Customer": customer(size={"type": "integer"})}),
    ]
    merged = merge(sources)
    assert list(merged.document["components"]["schemas"]["Customer"]["properties"]) == ["id", "age"]
    assert [report.rpartition("properties/")[2].split(":")[0] for report in merged.reports] == ["size"]


def test_merge_a_field_that_a_rendered_page_lacks_stays_with_its_origin() -> None:
    sources = [
        rendered("list", schemas={"Customer": customer()}),
        transcribed("all", schemas={"Customer": customer(size={"type": "integer"})}),
    ]
    merged = merge(sources)
    schema = merged.document["components"]["schemas"]["Customer"]
    assert list(schema["properties"]) == ["id", "size"]
    assert schema["x-beyond-source"] == {"spec/transcribed/all.yaml": ["properties/size"]}
    assert not any("contradicts" in report for report in merged.reports)


def test_merge_a_requirement_of_a_field_that_is_gone_is_dropped_and_reported() -> None:
    known = {**customer(number={"type": "string"}), "required": ["id", "number"]}
    schemas = {"Address": customer(), "Customer": known}
    merged = merge([markdown("list", schemas={"Customer": customer()}), transcribed("all", schemas=schemas)])
    assert merged.document["components"]["schemas"]["Customer"]["required"] == ["id"]
    place = "/components/schemas/Customer/required"
    assert (
        f"spec/transcribed/all.yaml contradicts spec/pages/list.md at {place}: 'number' against nothing"
        in merged.reports
    )


def test_merge_a_schema_keeps_its_name_where_a_page_writes_it_out_or_calls_it_otherwise() -> None:
    def body(schema: dict[str, Any]) -> dict[str, Any]:
        return {"requestBody": {"content": {"application/json": {"schema": schema}}}}

    named = body({"$ref": "#/components/schemas/CreateCustomer"})
    for shown in (customer(age={"type": "integer"}), {"$ref": "#/components/schemas/Person"}):
        page = markdown("list", operation=body(shown), schemas={"Person": customer(age={"type": "integer"})})
        known = transcribed("all", operation=named, schemas={"CreateCustomer": customer()})
        document = merge([page, known]).document
        assert document["paths"]["/customers"]["get"]["requestBody"] == named["requestBody"]
        assert "age" in document["components"]["schemas"]["CreateCustomer"]["properties"]


@pytest.mark.parametrize("known_place", ["body", "response"])
def test_merge_a_schema_that_a_page_calls_otherwise_keeps_its_name_at_all_places_of_the_page(known_place: str) -> None:
    """Also at those that come before the one that tells."""

    def content(name: str) -> dict[str, Any]:
        return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}

    def parts(name: str) -> dict[str, dict[str, Any]]:
        responses = {"200": {"description": "Fine", **content(name)}}
        return {"body": {"requestBody": content(name)}, "response": {"responses": responses}}

    shown, known = parts("Person"), parts("CreateCustomer")
    page = markdown("list", operation=shown["body"] | shown["response"], schemas={"Person": customer()})
    ours = transcribed("all", operation={"responses": {}} | known[known_place], schemas={"CreateCustomer": customer()})
    document = merge([page, ours]).document
    operation = document["paths"]["/customers"]["get"]
    assert {key: operation[key] for key in ("requestBody", "responses")} == known["body"] | known["response"]
    assert list(document["components"]["schemas"]) == ["CreateCustomer"]


def an_object(fields: str) -> dict[str, Any]:
    return {"type": "object", "properties": {name: {"type": "string"} for name in fields}}


@pytest.mark.parametrize(
    ("known", "paged", "name"),
    [
        ("ab", "ax", "CreateCustomer"),
        ("abcd", "ax", "CreateCustomer"),
        ("abc", "axy", "Person"),
        ("ab", "xy", "Person"),
        ("", "xy", "CreateCustomer"),
    ],
)
def test_merge_of_two_known_schemas_is_one_where_they_share_half_of_the_fields_of_the_smaller(
    known: str, paged: str, name: str
) -> None:
    def used(body: str) -> dict[str, Any]:
        content = {
            name: {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}
            for name in ("CreateCustomer", "Person")
        }
        return {"requestBody": content[body], "responses": {"200": {"description": "Fine", **content["Person"]}}}

    both = {"CreateCustomer": an_object(known), "Person": an_object(paged)}
    sources = [
        markdown("list", operation=used("Person"), schemas={"Person": an_object(paged)}),
        transcribed("all", operation=used("CreateCustomer"), schemas=both),
    ]
    result = merge(sources)
    assert result.document["paths"]["/customers"]["get"]["requestBody"] == used(name)["requestBody"]
    told = "'#/components/schemas/CreateCustomer' against '#/components/schemas/Person'"
    assert any(told in report for report in result.reports) is (name == "Person")


@pytest.mark.parametrize("page", [markdown, rendered])
def test_merge_a_schema_keeps_its_name_where_a_page_writes_out_one_with_other_fields(page: Any) -> None:
    def sent(schema: dict[str, Any]) -> dict[str, Any]:
        return {"requestBody": {"content": {"application/json": {"schema": schema}}}}

    person = {"$ref": "#/components/schemas/Person"}
    known = transcribed("all", operation=sent(person), schemas={"Person": an_object("ab")})
    document = merge([page("list", operation=sent(an_object("xy"))), known]).document
    assert document["paths"]["/customers"]["get"]["requestBody"] == sent(person)["requestBody"]
    assert {"x", "y"} <= document["components"]["schemas"]["Person"]["properties"].keys()


@pytest.mark.parametrize("page", [markdown, rendered])
@pytest.mark.parametrize("known", [{}, {"required": ["age"]}, {"required": ["id", "age"]}])
def test_merge_the_fields_that_are_required_are_those_of_the_page(page: Any, known: dict[str, Any]) -> None:
    ours, theirs = ({**customer(age={"type": "integer"}), **more} for more in (known, {"required": ["id"]}))
    sources = [page("list", schemas={"Customer": theirs}), transcribed("all", schemas={"Customer": ours})]
    assert merge(sources).document["components"]["schemas"]["Customer"]["required"] == ["id"]


@pytest.mark.parametrize("page", [markdown, rendered])
def test_merge_facts_that_only_the_page_has_are_noted(page: Any) -> None:
    person, date = {"$ref": "#/components/schemas/Person"}, {"type": "string", "format": "date"}
    known = customer(since={}, who=person, tags={"type": "array"})
    shown = customer(since=date, who={"anyOf": [person, {"type": "null"}]}, tags={"items": date}, age=date)
    sources = [
        page("list", schemas={"Customer": shown, "Person": an_object("a")}),
        transcribed("all", schemas={"Customer": known, "Person": an_object("a")}),
    ]
    added = {fact.place for fact in merge(sources).facts if fact.outcome is Outcome.ADDS}
    fields = "/components/schemas/Customer/properties"
    noted = ("since/type", "since/format", "who/null", "tags/items", "age")
    assert added >= {f"{fields}/{place}" for place in noted}


@pytest.mark.parametrize("page", [markdown, rendered])
def test_merge_a_body_in_another_form_keeps_what_is_known_of_its_fields(page: Any) -> None:
    def sent(media_type: str, field: dict[str, Any]) -> dict[str, Any]:
        schema = {"type": "object", "properties": {"number": field}}
        return {"requestBody": {"content": {media_type: {"schema": schema}}}}

    known = transcribed("all", operation=sent("application/json", {"type": "string", "pattern": "^x"}))
    merged = merge([page("list", operation=sent("multipart/form-data", {"type": "string"})), known])
    content = merged.document["paths"]["/customers"]["get"]["requestBody"]["content"]
    assert list(content) == ["multipart/form-data"]
    assert content["multipart/form-data"]["schema"]["properties"]["number"]["pattern"] == "^x"


def test_merge_a_schema_says_where_it_comes_from() -> None:
    sources = [rendered("list", schemas={"Customer": customer()}), transcribed("all", schemas={"Invoice": customer()})]
    schemas = merge([*sources, markdown("x", path="/x")]).document["components"]["schemas"]
    assert {name: schema["x-source"] for name, schema in schemas.items()} == {
        "Customer": "spec/pages/list.txt",
        "Invoice": "spec/transcribed/all.yaml",
    }


def test_merge_a_default_list_in_another_order_is_another_one() -> None:
    fields = [{"type": "array", "items": {"type": "string"}, "default": names} for names in (["a", "b"], ["b", "a"])]
    sources = [
        markdown("list", schemas={"Customer": customer(field=fields[0])}),
        rendered("create", path="/invoices", schemas={"Customer": customer(field=fields[1])}),
    ]
    (report,) = merge(sources).reports
    assert "/properties/field/default: ['b', 'a'] against ['a', 'b']" in report


def test_merge_another_type_takes_away_what_was_inferred_of_the_first() -> None:
    inferred = {"type": "string", "format": "date", "x-inferred": {"format": GUESS}}
    sources = [
        markdown("list", schemas={"Customer": customer(field={"type": "integer"})}),
        rendered("create", path="/invoices", schemas={"Customer": customer(field=inferred)}),
    ]
    schema = merge(sources).document["components"]["schemas"]["Customer"]
    assert schema["properties"]["field"] == {"type": "integer"}


def test_merge_a_schema_may_refer_to_itself() -> None:
    node = {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}}
    body = {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Node"}}}}}
    merged = merge([markdown("list", operation=body, schemas={"Node": node}), transcribed("all", path="/nodes")])
    assert merged.document["components"]["schemas"]["Node"]["properties"] == node["properties"]


def test_merge_the_type_that_a_page_says_of_a_transcribed_field_is_removable() -> None:
    sources = [maker("all", schemas={"Customer": customer()}) for maker in (markdown, transcribed)]
    needless = {fact.place for fact in merge(sources).facts if fact.is_needless}
    assert "/components/schemas/Customer/properties/id/type" in needless


def test_merge_of_two_things_that_one_page_says_of_a_known_schema_the_first_stands() -> None:
    def used(*schemas: dict[str, Any]) -> dict[str, Any]:
        bodies = [{"content": {"application/json": {"schema": schema}}} for schema in schemas]
        return {"requestBody": bodies[0], "responses": {"200": {"description": "Fine", **bodies[1]}}}

    known = {"$ref": "#/components/schemas/Person"}
    page = markdown("list", operation=used(*(customer(age={"type": kind}) for kind in ("integer", "string"))))
    merged = merge([page, transcribed("all", operation=used(known, known), schemas={"Person": customer()})])
    assert merged.document["components"]["schemas"]["Person"]["properties"]["age"] == {"type": "integer"}


def test_merge_how_a_field_of_a_form_is_encoded_is_what_the_better_source_says() -> None:
    def sent(kind: str) -> dict[str, Any]:
        schema = {"type": "object", "properties": {"pdf": {"type": "string"}}}
        form = {"schema": schema, "encoding": {"pdf": {"contentType": kind}}}
        return {"requestBody": {"content": {"multipart/form-data": form}}}

    sources = [markdown("list", operation=sent("application/pdf")), transcribed("all", operation=sent("text/csv"))]
    body = merge(sources).document["paths"]["/customers"]["get"]["requestBody"]
    assert body["content"]["multipart/form-data"]["encoding"] == {"pdf": {"contentType": "application/pdf"}}


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        ({"type": "string", "example": "12"}, {"type": "integer"}, {"type": "integer"}),
        ({"type": "string", "default": "a", "examples": ["a"]}, {"type": "boolean"}, {"type": "boolean"}),
        ({"type": "integer", "example": 12}, {"type": "integer"}, {"type": "integer", "example": 12}),
        (
            {"type": "string", "enum": ["a", "c"], "example": "c"},
            {"type": "string", "enum": ["a", "b"]},
            {"type": "string", "enum": ["a", "b"]},
        ),
    ],
    ids=repr,
)
def test_merge_an_example_goes_with_what_a_page_contradicts(
    ours: dict[str, Any], theirs: dict[str, Any], merged: dict[str, Any]
) -> None:
    sources = [
        transcribed("one", schemas={"Customer": customer(size=ours)}),
        markdown("one", schemas={"Customer": customer(size=theirs)}),
    ]
    assert merge(sources).document["components"]["schemas"]["Customer"]["properties"]["size"] == merged


@pytest.mark.parametrize(
    ("fact", "example"),
    [({"format": "date"}, "soon"), ({"pattern": "^x"}, "y"), ({"enum": ["x", "z"]}, "y"), ({"type": "integer"}, "x")],
)
def test_merge_an_example_that_what_is_known_rules_out_replaces_no_other(fact: dict[str, Any], example: str) -> None:
    known = {"type": "string", "example": "2026-01-02", **fact}
    sources = [
        rendered("list", schemas={"Customer": customer(field={"example": example})}),
        transcribed("all", schemas={"Customer": customer(field=known)}),
    ]
    field = merge(sources).document["components"]["schemas"]["Customer"]["properties"]["field"]
    assert field["example"] == "2026-01-02"


@pytest.mark.parametrize(
    ("known", "shown", "result"),
    [
        ({"example": "2026-01-02"}, "2026-03-04", "2026-03-04"),
        ({"example": "2026-01-02"}, "soon", "2026-01-02"),
        ({}, "soon", "soon"),
    ],
)
def test_merge_an_example_is_that_of_the_page_unless_another_fits_better(
    known: dict[str, Any], shown: str, result: str
) -> None:
    date = {"type": "string", "format": "date"}
    sources = [
        markdown("list", schemas={"Customer": customer(field={"example": shown})}),
        transcribed("all", schemas={"Customer": customer(field=date | known)}),
    ]
    assert merge(sources).document["components"]["schemas"]["Customer"]["properties"]["field"]["example"] == result


@pytest.mark.parametrize(("better", "is_written_out"), [(markdown, True), (rendered, True), (transcribed, False)])
def test_merge_an_object_that_we_write_out_stays_so_where_a_page_refers_to_a_schema(
    better: Any, is_written_out: bool
) -> None:
    def sent(schema: dict[str, Any]) -> dict[str, Any]:
        return {"requestBody": {"content": {"application/json": {"schema": schema}}}}

    person = {"$ref": "#/components/schemas/Person"}
    page = better("list", operation=sent(person), schemas={"Person": customer(age={"type": "integer"})})
    document = merge([page, transcribed("all", operation=sent(customer()))]).document
    schema = document["paths"]["/customers"]["get"]["requestBody"]["content"]["application/json"]["schema"]
    assert ("age" in schema.get("properties", {})) is is_written_out
    assert (schema == person) is not is_written_out


@pytest.mark.parametrize(("words", "is_needless"), [("Text as `string`.", True), ("Another text.", False)])
def test_merge_words_of_a_transcription_are_removable_where_a_page_says_the_same(words: str, is_needless: bool) -> None:
    texts = {markdown: words, transcribed: "Text as string."}
    sources = [
        maker("all", schemas={"Customer": customer(field={"type": "string", "description": text})})
        for maker, text in texts.items()
    ]
    merged = merge(sources)
    needless = {fact.place for fact in merged.facts if fact.is_needless}
    assert ("/components/schemas/Customer/properties/field/description" in needless) is is_needless
    assert merged.document["components"]["schemas"]["Customer"]["properties"]["field"]["description"] == words


@pytest.mark.parametrize("page", [markdown, rendered])
@pytest.mark.parametrize(
    ("known", "shown", "kind"),
    [
        ({"type": ["string", "null"]}, {"type": "string"}, ["string", "null"]),
        ({"type": "string", "nullable": True}, {"type": "string"}, ["string", "null"]),
        ({"nullable": True}, {"type": "string"}, ["string", "null"]),
        ({"type": "string"}, {"type": "string", "nullable": True}, ["string", "null"]),
        ({"type": ["string", "null"]}, {"type": "integer"}, ["integer", "null"]),
        ({"type": "string", "nullable": False}, {"type": "string"}, "string"),
        ({"type": "string"}, {}, "string"),
        ({}, {"type": ["string", "integer"]}, ["string", "integer"]),
    ],
)
def test_merge_null_is_allowed_where_any_source_allows_it(
    page: Any, known: dict[str, Any], shown: dict[str, Any], kind: Any
) -> None:
    sources = [
        page("list", schemas={"Customer": customer(size=shown)}),
        transcribed("all", schemas={"Customer": customer(size=known)}),
    ]
    assert merge(sources).document["components"]["schemas"]["Customer"]["properties"]["size"] == {"type": kind}


@pytest.mark.parametrize(("places", "words"), [(1, "Theirs"), (2, "Ours")])
def test_merge_a_schema_of_several_places_keeps_the_words_of_its_fields(places: int, words: str) -> None:
    def used(schema: dict[str, Any]) -> dict[str, Any]:
        body = {"content": {"application/json": {"schema": schema}}}
        return {"requestBody": body, "responses": {"200": {"description": "Fine", **(body if places > 1 else {})}}}

    def described(text: str, **more: Any) -> dict[str, Any]:
        return {
            "type": "object",
            "description": text,
            "properties": {"a": {"type": "string", "description": text, **more}},
        }

    known = transcribed(
        "all", operation=used({"$ref": "#/components/schemas/Shared"}), schemas={"Shared": described("Ours")}
    )
    page = markdown("list", operation=used(described("Theirs", maxLength=5)))
    shared = merge([page, known]).document["components"]["schemas"]["Shared"]
    assert shared["description"] == "Ours"
    assert shared["properties"]["a"] == {"type": "string", "description": words, "maxLength": 5}


@pytest.mark.parametrize("page", [markdown, rendered])
def test_merge_null_among_choices_is_null_as_a_type(page: Any) -> None:
    shown, known = {"type": "string", "nullable": True, "enum": ["a", None]}, {"type": "string", "enum": ["a", "b"]}
    sources = [
        page("list", schemas={"Customer": customer(size=shown)}),
        transcribed("all", schemas={"Customer": customer(size=known)}),
    ]
    field = merge(sources).document["components"]["schemas"]["Customer"]["properties"]["size"]
    assert field == {"type": ["string", "null"], "enum": ["a"]}


@pytest.mark.parametrize("page", [markdown, rendered])
def test_merge_an_object_that_we_write_out_has_the_words_of_the_place_at_which_a_page_refers_to_it(page: Any) -> None:
    def sent(schema: dict[str, Any]) -> dict[str, Any]:
        return {"requestBody": {"content": {"application/json": {"schema": schema}}}}

    reference = {"$ref": "#/components/schemas/Person", "description": "Who pays"}
    shown = page("list", operation=sent(reference), schemas={"Person": customer(age={"type": "integer"})})
    document = merge([shown, transcribed("all", operation=sent(customer()))]).document
    schema = document["paths"]["/customers"]["get"]["requestBody"]["content"]["application/json"]["schema"]
    assert (schema["description"], list(schema["properties"])) == ("Who pays", ["id", "age"])
