import pytest

from pipeline.read.page_text import Page, page_of
from pipeline.read.rendered.layout import read_layout
from pipeline.read.rendered.responses import Responses, read_responses


def read(text: str, head: str = "GET\n/\nthings\nList Things\n") -> tuple[Responses, Page]:
    page = page_of(head + text, "p.txt")
    return read_responses(page, read_layout(page)), page


def test_response_the_objects_heading_names_its_schema() -> None:
    result, _ = read("\nResponse\n\n200 - application/json\n\nThe bill\n\nSold Item\n\nid\nstring\n")
    assert result.responses["200"] == {
        "description": "The bill",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/SoldItem"}}},
    }
    assert result.schemas["SoldItem"] == {
        "type": "object",
        "description": "Sold Item",
        "properties": {"id": {"type": "string"}},
    }
    assert not result.inferred


def test_response_an_object_without_a_heading_stays_inline() -> None:
    result, _ = read("\nResponse\n\n200\n\nThe bill\n\nid\nstring\nrequired\n")
    schema = result.responses["200"]["content"]["application/json"]["schema"]
    assert schema == {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}
    assert not result.schemas


@pytest.mark.parametrize(
    ("head", "description", "status"),
    [
        ("POST\n/\nthings\nCreate Thing\n", "Done", "201"),
        ("POST\n/\nthings\nAdd Thing\n", "The created thing", "201"),
        ("POST\n/\nthings\nStamp Card\n", "Done", "200"),
        ("GET\n/\nthings\nList created things\n", "Done", "200"),
        ("DELETE\n/\nthings\nDelete Thing\n", "Done", "200"),
    ],
)
def test_response_a_status_that_is_not_shown_is_inferred(head: str, description: str, status: str) -> None:
    result, page = read(f"\nResponse\n\n{description}\n\nid\nstring\n", head)
    assert list(result.responses) == [status]
    assert "status" in result.inferred
    assert f"Line 6: the page shows no status; {status} is inferred." in page.notes


def test_response_tabs_name_the_statuses() -> None:
    result, _ = read('200\n{\n  "id": "a"\n}\n404\n{"message": "<string>"}\n409\n\nResponse\n\nDone\n\nid\nstring\n')
    assert list(result.responses) == ["200", "404", "409"]
    assert result.responses["200"]["description"] == "Done"
    missing = result.responses["404"]
    assert missing["description"] == "Not Found"
    assert missing["x-inferred"]
    assert missing["content"]["application/json"]["schema"]["properties"]["message"]["type"] == "string"
    assert "content" not in result.responses["409"]
    assert "status" not in result.inferred


def test_response_the_choice_of_statuses_in_the_section_is_kept() -> None:
    result, page = read("\nResponse\n\n200\n\n200\n422\n\napplication/json\n\nDone\n\nid\nstring\n")
    assert list(result.responses) == ["200", "422"]
    assert "The status 422 is shown without a description of its response." in page.notes


def test_responses_below_each_other() -> None:
    result, _ = read(
        "\nResponse\n\n200 - application/json\n\nDone\n\nid\nstring\n\n404 - application/json\n\nGone\n\nApi Error\n\n"
        "message\nstring\n\n422\n\napplication/json\n\nWrong\n\nmessage\nstring\n"
    )
    assert [result.responses[status]["description"] for status in ("200", "404", "422")] == [
        "Done",
        "Gone",
        "Wrong",
    ]
    assert list(result.schemas) == ["ApiError"]


def test_response_without_content() -> None:
    result, _ = read("\nResponse\n\n204\n\nIt is gone\n")
    assert result.responses == {"204": {"description": "It is gone"}}


def test_response_that_is_an_array() -> None:
    shown, _ = read("\nResponse\n\n200 - application/json\n\nAll\n\nobject[]\n\nid\nstring\n")
    inferred, _ = read('[\n  {"id": "a"}\n]\n\nResponse\n\n200 - application/json\n\nAll\n\nid\nstring\n')
    items = {"type": "object", "properties": {"id": {"type": "string"}}}
    schemas = [result.responses["200"]["content"]["application/json"]["schema"] for result in (shown, inferred)]
    assert schemas[0] == {"type": "array", "items": items}
    assert schemas[1] == {"type": "array", "items": items, "x-inferred": schemas[1]["x-inferred"]}


def test_response_of_which_only_the_sample_is_shown() -> None:
    result, page = read('{\n  "id": "a"\n}\n')
    assert result.responses["200"]["content"]["application/json"]["schema"]["properties"]["id"]["example"] == "a"
    assert result.responses["200"]["x-inferred"]
    assert set(result.inferred) == {"status", "contentType"}
    assert "The page has no section Response." in page.notes


def test_response_that_is_a_file() -> None:
    result, _ = read("\nResponse\n\n200 - application/pdf\n\nThe bill\n\nfile\n")
    assert result.responses["200"]["content"] == {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}


def test_response_a_list_of_fields_without_a_sample_is_noted() -> None:
    _, page = read("\nResponse\n\n200\n\nDone\n\nid\nstring\n")
    assert page.notes == ["The page shows no sample response: objects that its list of fields lacks are lost."]


def test_response_a_sample_too_many_and_a_name_used_twice_are_noted() -> None:
    result, page = read(
        '{"id": "a"}\n{"id": "b"}\n\nResponse\n\n200 - application/json\n\nDone\n\nSold Item\n\nid\nstring\n\n'
        "404 - application/json\n\nGone\n\nSold Item\n\nmessage\nstring\n\n409 - application/json\n\nNo\n\nid\nstring\n"
    )
    assert "properties" in result.responses["404"]["content"]["application/json"]["schema"]
    assert "Two objects on the page are called 'Sold Item'." in page.notes


def test_response_a_sample_under_no_response_is_noted() -> None:
    _, page = read('{"id": "a"}\n{"id": "b"}\n\nResponse\n\n200\n\nDone\n\nid\nstring\n')
    assert "Line 6: another sample response, left out." in page.notes
