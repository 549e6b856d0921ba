"""What the docstring of a method tells its caller."""

import re
from typing import Any

import pytest

from mijnklantportaal_api.runtime import errors
from pipeline.codegen.package import build_package
from tests.pipeline.small_documents import (
    FILE,
    PAGE,
    TEXT,
    THING_ID,
    an_object,
    document,
    json_content,
    list_of,
    operation,
    package_of,
    parameter,
)

FAILURES = {status: {"description": f"It is {status}"} for status in ("401", "404", "409", "422", "426", "429")}


HOW_SURE = "documented for the area, inferred for the call"


def docstrings(described: dict[str, Any], http_method: str = "get", path: str = "/things") -> tuple[str, str]:
    """The docstrings of the only method, for the synchronous and the asynchronous client."""
    [found] = package_of({path: {http_method: described}}).operations
    [method] = found.methods
    return method.docstring, method.async_docstring


def section(text: str, title: str) -> list[str]:
    """The entries of one section."""
    found = re.search(rf"^{title}:\n((?:    .*\n?)+)", text, re.MULTILINE)
    return [line.strip() for line in found[1].splitlines()] if found else []


READ = operation("get-thing", THING_ID)
WRITE = operation("send-thing", body=json_content(an_object(["name"], name=TEXT)))


def test_raises_names_what_the_document_knows_and_what_any_read_may_raise() -> None:
    described = operation("get-thing", THING_ID)
    described["responses"] |= FAILURES
    assert section(docstrings(described, path="/things/{thingId}")[0], "Raises") == [
        "ValueError, TypeError: An argument can't be right; nothing has been sent.",
        "AuthenticationError: It is 401.",
        "NotFoundError: It is 404.",
        "ConflictError: It is 409.",
        "ValidationError: It is 422.",
        "LicenceLimitError: It is 426.",
        "PermissionDeniedError: The token lacks the scope for this call.",
        "RateLimitError: The rate limit is used up, and waiting did not help or was not wanted.",
        "DecodeError: The call succeeded, but the response can't be read.",
        "ServerError: The API failed.",
        "TransportError: The network failed: no connection, a time-out, or a response cut short.",
    ]


@pytest.mark.parametrize(
    ("scopes", "documented", "told"),
    [
        ((), None, "The token lacks the scope for this call."),
        (("a.write",), None, f"The token lacks the scope for this call; it needs `a.write` ({HOW_SURE})."),
        (("a.write", "a.read"), "No", f"No; it needs `a.write` and `a.read` ({HOW_SURE})."),
    ],
)
def test_raises_names_the_scopes_that_a_token_needs(scopes: tuple[str, ...], documented: str | None, told: str) -> None:
    described = operation("get-thing", THING_ID, security=[{"OAuth2": list(scopes)}])
    if documented:
        described["responses"]["403"] = {"description": documented}
    made = document({"/things/{thingId}": {"get": described}})
    made["components"]["securitySchemes"] = {"OAuth2": {"type": "oauth2", "flows": {}}}
    [method] = build_package(made).operations[0].methods
    assert f"PermissionDeniedError: {told}" in " ".join(method.docstring.split())


@pytest.mark.parametrize("http_method", ["post", "put", "patch", "delete"])
def test_raises_says_of_every_write_that_its_outcome_may_be_unknown(http_method: str) -> None:
    assert section(docstrings(WRITE, http_method)[0], "Raises")[-1] == (
        "OutcomeUnknownError: The write may have taken effect: look before you send it again."
    )


def test_raises_names_the_files_that_can_not_be_read() -> None:
    body = {"multipart/form-data": {"schema": an_object(["photos"], photos=list_of(FILE))}}
    told = "OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent."
    assert told in section(docstrings(operation("send-thing", body=body), "post")[0], "Raises")
    assert told not in section(docstrings(WRITE, "post")[0], "Raises")


def test_raises_names_errors_that_exist() -> None:
    described = operation("send-thing", body=json_content(an_object(["name"], name=TEXT)))
    described["responses"] |= FAILURES | {"403": {"description": "No"}}
    for text in (docstrings(READ, path="/things/{thingId}")[0], docstrings(described, "post")[0]):
        names = [name for entry in section(text, "Raises") for name in entry.partition(":")[0].split(", ")]
        assert [name for name in names if name not in errors.__all__] == ["ValueError", "TypeError"]


def test_returns_says_when_the_errors_of_a_list_are_raised() -> None:
    listing = operation("list-things", parameter("page", schema={"type": "integer"}), response=PAGE)
    text, asynchronous = docstrings(listing)
    assert section(text, "Returns") == [
        "An iterable that reads page after page while you use it; that is also when errors are raised."
    ]
    assert section(text, "Example") == ["for item in portal.things.list():", "print(item)"]
    assert section(asynchronous, "Example") == ["async for item in portal.things.list():", "print(item)"]


def test_returns_names_what_saves_the_file_of_a_link() -> None:
    link = an_object(["link", "expiresAt"], link=TEXT, expiresAt=TEXT)
    text, asynchronous = docstrings(operation("get-thing-pdf", response=link))
    told = ["What was asked for. Save the file with `portal.download`."]
    assert section(text, "Returns") == section(asynchronous, "Returns") == told


def test_example_of_the_asynchronous_client_awaits() -> None:
    text, asynchronous = docstrings(WRITE, "post")
    assert section(text, "Example") == ['portal.things.send(name="example")']
    assert section(asynchronous, "Example") == ['await portal.things.send(name="example")']


def test_docstring_links_the_documentation_and_leaves_out_what_only_maintainers_need() -> None:
    marks = {
        "externalDocs": {"url": "https://docs.example/a"},
        "x-source": "spec/pages/a.txt",
        "x-inferred": {"contentType": "the page shows none"},
        "x-undocumented": {"errors": "no list"},
    }
    text = docstrings(WRITE | marks, "post")[0]
    assert text.endswith("\n\nDocumentation: https://docs.example/a")
    assert not re.search("spec/|contentType|nferred|ndocumented|no list", text)


@pytest.mark.parametrize(
    ("description", "shown"),
    [
        ("Read a thing.", ["Read one thing."]),
        ("Read a thing and its parts.", ["Read one thing.", "Read a thing and its parts."]),
        ("Read a thing. It has parts.", ["Read one thing.", "It has parts."]),
        ("", ["Read one thing."]),
    ],
)
def test_docstring_leaves_out_a_description_that_only_repeats_the_summary(description: str, shown: list[str]) -> None:
    text = docstrings(operation("get-thing", summary="Read one thing", description=description))[0]
    assert text.partition("\n\nArgs:")[0].split("\n\n") == shown
