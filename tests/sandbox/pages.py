"""The dashboard's pages in tests: what they show, and how their buttons are pressed."""

import html
from html.parser import HTMLParser
from typing import Any

import httpx

from mijnklantportaal.sandbox import Sandbox


def text_of(response: httpx.Response, status: int = 200) -> str:
    """The page, with what is written as an entity in plain text."""
    assert response.status_code == status, response.text
    return html.unescape(response.text)


def first(sandbox: Sandbox, kind: str, **fields: Any) -> str:
    """The id of the first object of a kind with these fields."""
    return str(next(item["id"] for item in sandbox.objects.all(kind) if fields.items() <= item.items()))


def page_of(object_id: str) -> str:
    """The address of an object's page."""
    return f"/dashboard/objects/{object_id}"


def press(site: httpx.Client, page: str, action: str, files: Any = None, **fields: str) -> httpx.Response:
    """Send a form of a page as a browser does."""
    headers = {"Origin": str(site.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    return site.post(page, data={"action": action, **fields}, files=files, headers=headers)


def make_agreement(api: httpx.Client) -> str:
    """The id of an agreement named Contract, which nobody has signed."""
    body = {
        "name": "Contract",
        "signerName": "Jan",
        "signerSignatureData": "data:image/png;base64,iVBORw0KGgo=",
        "signers[0][firstName]": "Sanne",
        "signers[0][lastName]": "de Boer",
        "signers[0][email]": "sanne@korenmolen.example",
        "signers[0][shouldIdentify]": "true",
    }
    file = {"documents[]": ("a.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")}
    return str(api.post("/agreements", data=body, files=file).json()["id"])


class Elements(HTMLParser):
    """The names of all elements in a page, and of all their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.attributes |= {name for name, _ in attrs}
