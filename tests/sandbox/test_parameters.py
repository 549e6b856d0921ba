"""What the sandbox makes of parameters in the query, the headers and the path."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox

TEXTS = {"type": "array", "items": {"type": "string"}}
NUMBERS = {"type": "array", "items": {"type": "integer"}}
FILTER = {"type": "object", "properties": {"open": {"type": "boolean"}, "tags": TEXTS}, "additionalProperties": False}
PARAMETERS: list[dict[str, Any]] = [
    {"name": "day", "in": "path", "required": True, "schema": {"type": "string", "format": "date"}},
    {"name": "ids", "in": "query", "schema": NUMBERS},
    {"name": "names", "in": "query", "schema": {**TEXTS, "maxItems": 2}, "explode": False},
    {"name": "pipes", "in": "query", "schema": NUMBERS, "style": "pipeDelimited", "explode": False},
    {"name": "filter", "in": "query", "schema": FILTER, "style": "deepObject"},
    {"name": "size", "in": "query", "schema": {"anyOf": [{"type": "integer"}, {"const": "all"}]}},
    {"name": "share", "in": "query", "schema": {"type": "number", "maximum": 1}},
    {"name": "X-Count", "in": "header", "required": True, "schema": {"type": "integer"}},
    {"name": "X-Tags", "in": "header", "schema": NUMBERS},
    {"name": "session", "in": "cookie", "required": True, "schema": {"type": "integer"}},
]
DOCUMENT = {
    "openapi": "3.1.1",
    "servers": [{"url": "https://things.example/v1"}],
    "paths": {
        "/days/{day}": {
            "get": {
                "operationId": "get-day",
                "parameters": PARAMETERS,
                "responses": {"default": {"description": "Something"}},
            }
        }
    },
}


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a sandbox that has one operation, with many parameters."""
    document: Path = tmp_path_factory.mktemp("parameters") / "openapi.yaml"
    document.write_text(json.dumps(DOCUMENT))
    with Sandbox(document=document, rate_limit=None) as sandbox:
        headers = {"Authorization": "Bearer sandbox", "X-Count": "3"}
        with httpx.Client(base_url=sandbox.base_url, headers=headers) as client:
            yield client


@pytest.mark.parametrize(
    "query",
    [
        "",
        "ids=1&ids=2",
        "names=a,b",
        "pipes=1|2",
        "filter[open]=true&filter[tags][]=a&filter[tags][]=b",
        "size=3",
        "size=all",
        "share=0.5",
        "unknown=1",
    ],
)
def test_parameters_that_fit_are_accepted(query: str, days: httpx.Client) -> None:
    response = days.get(f"/days/2026-01-02?{query}", headers={"X-Tags": "1,2"})
    assert response.status_code == 200, response.text


@pytest.mark.parametrize(
    ("path", "headers", "message"),
    [
        ("/days/2026-02-30", {}, "day: '2026-02-30' is not a 'date'"),
        ("/days/2026-01-02?ids=1&ids=x", {}, "ids.1: 'x' is not of type 'integer'"),
        ("/days/2026-01-02?names=a,b,c", {}, "names: ['a', 'b', 'c'] is too long"),
        ("/days/2026-01-02?pipes=1,2", {}, "pipes.0: '1,2' is not of type 'integer'"),
        ("/days/2026-01-02?filter[open]=1", {}, "filter.open: '1' is not of type 'boolean'"),
        ("/days/2026-01-02?filter[other]=1", {}, "filter: Additional properties are not allowed"),
        ("/days/2026-01-02?size=some", {}, "size: 'some' is not valid under any of the given schemas"),
        ("/days/2026-01-02?share=1.5", {}, "share: 1.5 is greater than the maximum of 1"),
        ("/days/2026-01-02", {"X-Count": "many"}, "X-Count: 'many' is not of type 'integer'"),
        ("/days/2026-01-02", {"X-Tags": "1,b"}, "X-Tags.1: 'b' is not of type 'integer'"),
    ],
)
def test_parameters_that_do_not_fit_are_refused(
    path: str, headers: dict[str, str], message: str, days: httpx.Client
) -> None:
    response = days.get(path, headers=headers)
    assert response.status_code == 422
    assert response.json()["message"].startswith(message)


def test_parameters_in_headers_may_be_required(days: httpx.Client) -> None:
    del days.headers["X-Count"]
    response = days.get("/days/2026-01-02")
    days.headers["X-Count"] = "3"
    assert (response.status_code, response.json()["message"]) == (422, "'X-Count' is a required property")
