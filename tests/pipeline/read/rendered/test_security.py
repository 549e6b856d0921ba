from typing import Any

import pytest

from pipeline.documents import Document
from pipeline.read.page_text import Page, page_of
from pipeline.read.rendered.layout import read_layout
from pipeline.read.rendered.security import names_of_keys, security

HEAD = "POST\n/\nthings\n/\n{thingId}\nChange Thing\n"
CURL = "curl --request POST \\\n  --url https://x.example/v1/things/{thingId} \\\n"


def security_of(text: str) -> tuple[Any, Document, Page]:
    page = page_of(HEAD + text, "p.txt")
    requirement, schemes = security(page, read_layout(page))
    return requirement, schemes, page


@pytest.mark.parametrize(
    ("text", "name", "scheme"),
    [
        ("Authorization\nstring\nheader\nrequired\n\nBearer <token>", "bearerAuth", ("http", "bearer")),
        ("Authorization\nstring\nheader\nrequired\n\nBasic authentication", "basicAuth", ("http", "basic")),
        ("X-Key\nstring\nheader\nrequired\n", "X-Key", ("apiKey", "header")),
        ("key\nstring\nquery\nrequired\n", "key", ("apiKey", "query")),
    ],
)
def test_security_schemes(text: str, name: str, scheme: tuple[str, str]) -> None:
    requirement, schemes, _ = security_of(f"\nAuthorizations\n\n{text}\n")
    assert requirement == [{name: []}]
    assert "x-inferred" in schemes[name]
    assert (schemes[name]["type"], schemes[name].get("scheme") or schemes[name].get("in")) == scheme


def test_security_without_its_section_comes_from_the_curl_sample() -> None:
    requirement, schemes, page = security_of(f"{CURL}  --header 'Authorization: Bearer <token>'\n")
    assert requirement == [{"bearerAuth": []}]
    assert schemes["bearerAuth"]["scheme"] == "bearer"
    assert len(page.notes) == 1


def test_security_a_page_without_security_says_so() -> None:
    requirement, schemes, page = security_of(CURL)
    assert requirement is None
    assert not schemes
    assert page.notes == ["The page shows no authorization."]


def test_security_keys_are_found_by_their_place() -> None:
    text = f"{HEAD}\nAuthorizations\n\nkey\nstring\nquery\n\nX-Key\nstring\n"
    page = page_of(text, "p.txt")
    assert names_of_keys(page, read_layout(page), "query") == {"key"}
    assert names_of_keys(page, read_layout(page), "header") == {"x-key"}
