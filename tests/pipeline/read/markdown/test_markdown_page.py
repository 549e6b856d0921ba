from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import PipelineError, Rank, Source
from pipeline.read.markdown.page import is_markdown_page, read_markdown_page
from pipeline.read.page_text import Page, load_page, page_of

PAGES = Path(__file__).parents[2] / "pages" / "markdown"
FRAGMENT = """openapi: 3.1.0
info: {title: Things, version: '1'}
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200':
          description: All of them
"""


PUT = FRAGMENT.replace("get:", "put:").replace("listThings", "setThings")
PUT_INFO = "yaml openapi.yaml put /things"
TEXT = "components:\n  schemas:\n    Size: {type: string}\n"
NUMBER = TEXT.replace("string", "number")


def read(text: str) -> Source:
    page = page_of(text, "p.md")
    assert is_markdown_page(page)
    return read_markdown_page(page)


def page_with(fragment: str = FRAGMENT, info: str = "yaml openapi.yaml get /things", fence: str = "````") -> str:
    return f"# List things\n\n## OpenAPI\n\n{fence}{info}\n{fragment}\n{fence}\n"


@pytest.mark.parametrize(
    "info",
    [
        "yaml /openapi.yaml get /things",
        "yaml openapi.json GET /things",
        "yaml https://docs.example/spec.json get /things",
        "yaml GET /things",
        "yml my spec.yaml get /things",
        "YAML openapi.yaml Get /things",
    ],
)
@pytest.mark.parametrize("fence", ["```", "````", "~~~~~~"])
def test_markdown_page_info_strings_and_fences_of_any_kind(info: str, fence: str) -> None:
    source = read(page_with(info=info, fence=fence))
    assert source.rank is Rank.MARKDOWN_PAGE
    assert source.document["paths"]["/things"]["get"]["operationId"] == "listThings"
    assert not source.notes


def test_markdown_page_the_document_is_kept_as_it_is_written() -> None:
    fragment = FRAGMENT + (
        "          content:\n            application/json:\n              schema:\n"
        "                type: string\n                nullable: true\n                example: NO\n"
        "                default: {when: 2024-04-29, x-note: 1}\n"
    )
    source = read(page_with(fragment))
    content = source.document["paths"]["/things"]["get"]["responses"]["200"]["content"]
    assert content["application/json"]["schema"] == {
        "type": "string",
        "nullable": True,
        "example": "NO",
        "default": {"when": "2024-04-29", "x-note": 1},
    }
    assert source.notes == ()


def test_markdown_page_other_systems_line_ends_a_byte_order_mark_and_text_around_the_block() -> None:
    text = "\ufeff> quoted\tbanner\n\n```json\n{}\n```\n" + page_with() + "\n## More\n\nText, and a last line"
    assert read(text.replace("\n", "\r\n")).document == read(page_with()).document


def test_markdown_page_text_may_follow_the_closing_fence() -> None:
    assert read(page_with().rstrip() + " and some text").document == read(page_with()).document


def test_markdown_page_a_block_may_be_indented() -> None:
    text = "## OpenAPI\n\n  ````yaml get /things\n" + "".join(f"  {line}\n" for line in FRAGMENT.splitlines())
    assert read(text + "  ````\n").document["paths"]["/things"]


def test_markdown_page_an_operation_without_an_identifier_gets_one_from_the_title() -> None:
    source = read(page_with(FRAGMENT.replace("      operationId: listThings\n", "")))
    operation = source.document["paths"]["/things"]["get"]
    assert operation["operationId"] == "list-things"
    assert "title" in operation["x-inferred"]["operationId"]
    assert source.notes == ("Line 5: the operation has no operationId; `list-things` is inferred.",)


def test_markdown_page_an_operation_without_identifier_and_title_gets_one_from_its_path() -> None:
    text = page_with(FRAGMENT.replace("      operationId: listThings\n", "")).removeprefix("# List things")
    assert read(text).document["paths"]["/things"]["get"]["operationId"] == "get-things"


def test_markdown_page_a_block_below_the_heading_without_an_operation_in_its_info_string_is_noted() -> None:
    source = read(page_with(info="yaml"))
    assert source.notes[0].startswith("Line 5: the block's info string names no operation")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("## OpenAPI\n\nNothing here\n", 1, "no fenced block"),
        ("## AsyncAPI\n\n````yaml asyncapi.yaml things\nasyncapi: 3.0.0\n````\n", 1, "AsyncAPI"),
        (page_with(info="yaml post /things"), 5, "the info string says post /things, .* get /things"),
        (page_with(info="yaml get /thing"), 5, "the info string says get /thing, .* get /things"),
        (page_with("openapi: 3.1.0\npaths: {}\n"), 5, "the block has no operation"),
        (page_with(FRAGMENT + "    put: {}\n", "yaml post /things"), 5, "post /things, .* get /things, put /things"),
        (page_with("openapi: 3.1.0\npaths: {/things: {get: text}}\n"), 5, "/paths/~1things/get must be a mapping"),
        (
            page_with(FRAGMENT.replace("3.1.0", "2.0")),
            5,
            "this is OpenAPI 2.0, and only OpenAPI 3.1 is accepted. Convert",
        ),
        (
            page_with(FRAGMENT.replace("openapi: 3.1.0\n", "")),
            5,
            "this says no version of OpenAPI, and only OpenAPI 3.1 ",
        ),
        (page_with(FRAGMENT + "x: [\n"), 16, "this is not YAML"),
        (page_with(FRAGMENT + "openapi: 3.1.0\n"), 15, "this is not YAML: the key 'openapi' appears twice"),
        (page_with("- a\n- b\n"), 6, "the block does not hold a mapping"),
        (page_with(FRAGMENT + "x-a: !!binary aGVsbG8=\n"), 15, "could not determine a constructor for the tag"),
        (page_with(FRAGMENT + "? [a]\n: b\n"), 6, "can't be read"),
        (page_with(FRAGMENT + "x-a: &a [*a]\n"), 6, "can't be read"),
        (
            page_with(FRAGMENT + "components: {schemas: {A:\n  {$ref: '#/components/schemas/Gone'}}}\n"),
            16,
            "nothing is at the reference",
        ),
        (page_with(FRAGMENT + "components: {schemas: {A:\n  {$ref: 'other.yaml#/a'}}}\n"), 16, "leads out of the page"),
        (page_with().rstrip()[:-1], 5, "never closed: cut off"),
        (page_with() + page_with(), 21, "the blocks of this page say different things of GET /things. Keep one"),
        (
            page_with() + page_with(PUT + "servers: [{url: 'https://other.example'}]\n", PUT_INFO),
            21,
            "things of servers",
        ),
        (page_with(FRAGMENT + TEXT) + page_with(PUT + NUMBER, PUT_INFO), 24, "different things of Size"),
        (page_with() + page_with(PUT, PUT_INFO).rstrip()[:-1], 21, "never closed: cut off"),
        (page_with('{"a": 1,\n}', "json get /things"), 7, "this is not JSON"),
        (page_with('{"a": 1, "a": 2}', "json get /things"), 6, "a key appears twice"),
    ],
)
def test_markdown_page_that_can_not_be_understood_is_an_error_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(PipelineError, match=rf"^p\.md:{line}: .*{problem}"):
        read(text)


def test_markdown_page_references_lead_through_escapes_and_arrays_and_mean_nothing_in_examples() -> None:
    fragment = FRAGMENT + (
        "components:\n  schemas:\n    a/b:\n      type: object\n      properties:\n"
        "        example:\n          $ref: '#/components/schemas/c'\n"
        "    c:\n      example:\n        $ref: '#/nowhere'\n      allOf:\n        - $ref: '#/components/schemas/a~1b'\n"
        "        - $ref: '#/components/schemas/c/allOf/0'\n"
    )
    assert "c" in read(page_with(fragment)).document["components"]["schemas"]
    with pytest.raises(PipelineError, match="nothing is at the reference"):
        read(page_with(fragment.replace("schemas/c'", "schemas/d'")))


@pytest.mark.parametrize("text", ["", "# Title\n\n```yaml\nget: /things\n```\n", "```bash get /things\n```\n"])
def test_markdown_page_is_told_from_other_pages(text: str) -> None:
    assert not is_markdown_page(page_of(text, "p.md"))


def source_of(name: str) -> Source:
    return read_markdown_page(load_page(PAGES / name, name))


def test_markdown_page_of_openapi_3_0() -> None:
    document = source_of("read-parcel.md").document
    path = document["paths"]["/parcels/{parcelId}"]
    assert document["openapi"] == "3.0.3"
    assert document["servers"][0]["variables"]["region"]["enum"] == ["eu", "us"]
    assert path["parameters"][0]["name"] == "parcelId"
    assert path["get"]["operationId"] == "track-a-parcel"
    assert path["get"]["deprecated"] is True
    assert "x-internal-note" not in path["get"]
    assert path["get"]["parameters"][0]["in"] == "header"
    assert list(path["get"]["responses"]) == ["200", "404"]
    schema = path["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert schema["allOf"][1]["properties"]["note"] == {"type": "string", "nullable": True}
    assert document["components"]["schemas"]["Parcel"]["oneOf"][0]["properties"]["state"]["example"] == "NO"


def test_markdown_page_with_json_and_tabs() -> None:
    operation = source_of("add-vehicle.md").document["paths"]["/v1/vehicles"]["post"]
    assert operation["operationId"] == "addVehicle"
    assert list(operation["responses"]) == ["201", "default"]


def test_markdown_page_of_the_older_form() -> None:
    source = source_of("older-add-song.md")
    operation = source.document["paths"]["/lists/{listId}/songs"]["post"]
    assert source.document["security"] == [{"token": [], "client": []}, {"login": []}]
    assert source.document["components"]["schemas"]["NewSong"]["required"] == ["title"]
    assert operation["operationId"] == "add-song-to-list"
    assert operation["requestBody"]["required"] is True
    assert list(operation["responses"]) == ["201", "400", "404"]
    assert "older form" in source.notes[0]


def test_markdown_page_of_a_webhook() -> None:
    source = source_of("parcel-delivered.md")
    assert source.document["paths"] == {}
    assert source.document["webhooks"]["parcel.delivered"]["post"]["operationId"] == "parcelDelivered"
    assert "is a webhook" in source.notes[0]


@given(name=st.sampled_from(sorted(path.name for path in PAGES.iterdir())), data=st.data())
def test_markdown_page_cut_anywhere_is_an_error_with_its_line_or_complete(name: str, data: st.DataObject) -> None:
    text = (PAGES / name).read_text(encoding="utf-8")
    page = page_of(text[: data.draw(st.integers(0, len(text)))], "p.md")
    outcome = outcome_of(page)
    if isinstance(outcome, str):
        assert outcome.startswith("p.md:")
    else:
        assert outcome.document == source_of(name).document


def outcome_of(page: Page) -> Source | str:
    try:
        return read_markdown_page(page)
    except PipelineError as error:
        return str(error)


@pytest.mark.parametrize(
    "text",
    [
        page_with(FRAGMENT + "    put: {summary: Set things}\n" + TEXT),
        page_with(FRAGMENT + TEXT)
        + page_with(PUT.replace("operationId: setThings", "summary: Set things") + TEXT, PUT_INFO),
    ],
    ids=["one block", "two blocks"],
)
def test_markdown_page_may_describe_several_operations(text: str) -> None:
    document = read(text).document
    operations = document["paths"]["/things"]
    assert operations["get"]["operationId"] == "listThings"
    assert operations["put"]["summary"] == "Set things"
    assert operations["put"]["operationId"]
    assert document["components"]["schemas"] == {"Size": {"type": "string"}}
