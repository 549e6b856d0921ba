from pipeline.documents import Document
from pipeline.read.page_text import Page, page_of
from pipeline.read.rendered.layout import read_layout
from pipeline.read.rendered.parameters import parameters

HEAD = "POST\n/\nthings\n/\n{thingId}\nChange Thing\n"
CURL = "curl --request POST \\\n  --url https://x.example/v1/things/{thingId} \\\n"


def parameters_of(text: str) -> tuple[list[Document], Page]:
    page = page_of(HEAD + text, "p.txt")
    return parameters(page, read_layout(page)), page


def test_parameters_of_every_kind() -> None:
    found, page = parameters_of(
        "\nQuery Parameters\n\npage\ninteger\ndefault:1\n\nWhich page\n\nRequired range: x >= 1\n"
        '\nPath Parameters\n\nthingId\nstring\nrequired\n\nWhich thing\n\nExample:\n\n"t1"\n'
        "\nHeaders\n\nX-Trace\nstring\nrequired\ndeprecated\n\nHow to find it\n\nCookies\n\nsession\nstring\n"
    )
    assert found == [
        {
            "name": "thingId",
            "in": "path",
            "description": "Which thing",
            "required": True,
            "schema": {"type": "string", "example": "t1"},
        },
        {
            "name": "page",
            "in": "query",
            "description": "Which page",
            "schema": {"type": "integer", "minimum": 1, "default": 1},
        },
        {
            "name": "X-Trace",
            "in": "header",
            "description": "How to find it",
            "required": True,
            "deprecated": True,
            "schema": {"type": "string"},
        },
        {"name": "session", "in": "cookie", "schema": {"type": "string"}},
    ]
    assert not page.notes


def test_parameters_that_are_not_described_are_inferred() -> None:
    found, page = parameters_of(f"{CURL.replace('{thingId}', 't1?page=2')}  --header 'X-Trace: <x-trace>'\n")
    assert [(parameter["in"], parameter["name"]) for parameter in found] == [
        ("path", "thingId"),
        ("query", "page"),
        ("header", "x-trace"),
    ]
    assert all("x-inferred" in parameter["schema"] for parameter in found)
    assert len(page.notes) == 3


def test_parameters_a_path_parameter_that_is_not_in_the_path_is_noted_and_left_out() -> None:
    found, page = parameters_of("\nPath Parameters\n\nthingId\nstring\n\nother\nstring\n")
    assert [parameter["name"] for parameter in found] == ["thingId"]
    assert "Line 8: `other` is a path parameter, but not in the path." in page.notes


def test_parameters_a_key_in_the_query_is_security_not_a_parameter() -> None:
    found, _ = parameters_of(
        f"{CURL.replace('{thingId}', 't1?key=%3Ckey%3E')}\n\nAuthorizations\n\nkey\nstring\nquery\nrequired\n"
    )
    assert [parameter["name"] for parameter in found] == ["thingId"]


def test_parameters_text_in_a_section_of_parameters_and_an_empty_section_are_noted() -> None:
    _, page = parameters_of("\nQuery Parameters\n\nAsk us.\n\nCookies\n")
    assert "Line 10: text in the section Query Parameters that isn't understood, left out: 'Ask us.'." in page.notes
    assert "Line 8: the section Query Parameters has no field: cut off?" in page.notes
