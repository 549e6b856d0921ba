import pytest

from pipeline.documents import Document
from pipeline.read.page_text import Page, page_of
from pipeline.read.rendered.layout import read_layout
from pipeline.read.rendered.request_body import body

HEAD = "POST\n/\nthings\n/\n{thingId}\nChange Thing\n"
CURL = "curl --request POST \\\n  --url https://x.example/v1/things/{thingId} \\\n"
JSON_BODY = "\nBody\n\napplication/json\n"
FORM_BODY = "\nBody\n\nmultipart/form-data\n"


def body_of(text: str) -> tuple[Document, Page]:
    page = page_of(HEAD + text, "p.txt")
    result = body(page, read_layout(page))
    assert result is not None
    return result, page


def schema_of_body(text: str) -> tuple[Document, Page]:
    result, page = body_of(text)
    (content,) = result["content"].values()
    return content["schema"], page


def test_request_body_in_json_keeps_its_description_and_takes_lost_objects_from_the_sample() -> None:
    result, page = body_of(
        f'{CURL}  --data \'\n{{\n  "name": "a",\n  "rows": [{{"n": 1}}]\n}}\n\'\n{JSON_BODY}\nAt least one.\n\n'
        "name\nstring\nrequired\n\nName\n"
    )
    assert result["description"] == "At least one."
    schema = result["content"]["application/json"]["schema"]
    assert schema["required"] == ["name"]
    assert schema["properties"]["rows"]["items"]["properties"]["n"]["type"] == "integer"
    assert page.notes == ["Line 7: `rows` is in the curl sample only; its shape is inferred from there."]


def test_request_body_a_form_is_compared_by_the_types_of_its_fields() -> None:
    schema, page = schema_of_body(
        f"{CURL}  --form ok=true \\\n  --form count=2 \\\n  --form price=12.95 \\\n  --form files.items=@a \\\n"
        '  --form \'who={"name": "a"}\' \\\n  --form tags=a \\\n  --form tags=b\n'
        f"{FORM_BODY}ok\nboolean\n\ncount\ninteger\n\nprice\nstring\n\nfiles\nfile[]\n\nwho\nobject\n\n"
        "Show child attributes\n\ntags\nstring[]\n"
    )
    assert schema["properties"]["files"]["items"] == {"type": "string", "format": "binary"}
    assert schema["properties"]["who"]["properties"]["name"]["type"] == "string"
    assert page.notes == ["Line 7: the fields of `who` are in the curl sample only; inferred from there."]


def test_request_body_form_fields_that_are_not_listed_are_inferred() -> None:
    schema, page = schema_of_body(
        f"{CURL}  --form scan=@a \\\n  --form paid=true \\\n  --form total=12.95 \\\n  --form 'to={{\"a\": 1}}'\n"
        f"{FORM_BODY}name\nstring\nrequired\n"
    )
    types = {name: part["type"] for name, part in schema["properties"].items()}
    assert types == {"name": "string", "scan": "string", "paid": "boolean", "total": "string", "to": "object"}
    assert schema["properties"]["scan"]["format"] == "binary"
    assert "Line 7: `name` is required, but not in the curl sample." in page.notes


def test_request_body_a_form_value_of_another_type_is_noted() -> None:
    _, page = schema_of_body(f"{CURL}  --form count=many\n{FORM_BODY}count\ninteger\n")
    assert page.notes == ["Line 7: `count` is string in the curl sample, integer in the list."]


@pytest.mark.parametrize(
    ("options", "content_type", "properties"),
    [
        ("--data '{\"a\": 1}'", "application/json", {"a": "integer"}),
        ("--form a=1", "multipart/form-data", {"a": "string"}),
        ("--data-urlencode a=1", "application/x-www-form-urlencoded", {"a": "string"}),
        ("--data 'a=1&b=2'", "application/x-www-form-urlencoded", {"a": "string", "b": "string"}),
    ],
)
def test_request_body_that_only_the_sample_shows(options: str, content_type: str, properties: dict[str, str]) -> None:
    result, page = body_of(f"{CURL}  {options}\n")
    schema = result["content"][content_type]["schema"]
    assert "x-inferred" in schema
    assert {name: part["type"] for name, part in schema["properties"].items()} == properties
    assert "Line 7: there is no section Body; the body is inferred from the curl sample." in page.notes


def test_request_body_that_is_an_array() -> None:
    assert schema_of_body(f"{JSON_BODY}object[]\n\nid\nstring\n")[0] == {
        "type": "array",
        "items": {"type": "object", "properties": {"id": {"type": "string"}}},
    }
    assert schema_of_body(f"{CURL} --data '[1]'\n")[0]["type"] == "array"
    assert schema_of_body(f"{JSON_BODY}\nThe body is of type file.\n")[0]["format"] == "binary"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            f"{CURL}  --form a=1\n{JSON_BODY}a\nstring\n",
            "sends multipart/form-data, the section Body says app",
        ),
        (f"{CURL}  --data 'a\n{{'\n{JSON_BODY}a\nstring\n", "sends application/x-www-form-urlencoded"),
        (f"{CURL}  --data '{{a'\n{JSON_BODY}a\nstring\n", "the body in the curl sample is not JSON"),
        (f"{CURL}\n{JSON_BODY}a\nstring\n", "the curl sample sends no body"),
        ("\nBody\n\na\nstring\n", "Line 8: the body's content type isn't shown; inferred."),
        (f"{JSON_BODY}text/xml\na\nstring\n", "the body may be text/xml too"),
    ],
)
def test_request_body_contradictions_and_gaps_are_noted(text: str, note: str) -> None:
    assert any(note in line for line in body_of(text)[1].notes)


def test_request_body_a_call_without_a_body_has_none() -> None:
    page = page_of(HEAD + CURL, "p.txt")
    assert body(page, read_layout(page)) is None
