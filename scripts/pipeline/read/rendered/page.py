"""A page as a browser shows it, copied as text: it has no OpenAPI document, so one is made from its words."""

from pipeline.documents import Document, Rank, Source
from pipeline.openapi.vocabulary import INFERRED
from pipeline.openapi.walk import schemas
from pipeline.read.curl import server_of
from pipeline.read.naming import operation_identifier
from pipeline.read.page_text import Page
from pipeline.read.rendered.layout import Layout, read_layout
from pipeline.read.rendered.parameters import parameters
from pipeline.read.rendered.request_body import body
from pipeline.read.rendered.responses import read_responses
from pipeline.read.rendered.security import security
from pipeline.read.safe_pattern import is_safe_pattern


def read_rendered_page(page: Page) -> Source:
    """Read the page as a document with one operation; what it does not say is inferred and marked so."""
    layout = read_layout(page)
    head, titles = layout.head, layout.titles
    requirement, schemes = security(page, layout)
    identifier, reason = operation_identifier(titles.title, head.method, head.path)
    shown = {
        "tags": [titles.tag] if titles.tag else None,
        "summary": titles.title,
        "description": titles.description,
        "operationId": identifier,
        "parameters": parameters(page, layout),
        "requestBody": body(page, layout),
    }
    responses = read_responses(page, layout)
    operation = {
        **_filled(shown),
        "responses": responses.responses,
        INFERRED: {"operationId": reason, **responses.inferred},
    }
    server = _server(page, layout)
    document: Document = {
        "openapi": "3.1.1",
        **({"servers": [{"url": server}]} if server else {}),
        **({} if requirement is None else {"security": requirement}),
        "paths": {head.path: {head.method: operation}},
        **_filled({"components": _filled({"schemas": responses.schemas, "securitySchemes": schemes})}),
    }
    _drop_unsafe_patterns(page, document)
    return Source(page.name, Rank.RENDERED_PAGE, document, tuple(page.notes))


def _drop_unsafe_patterns(page: Page, document: Document) -> None:
    for pointer, schema in schemas(document):
        if "pattern" in schema and not is_safe_pattern(schema["pattern"]):
            del schema["pattern"]
            page.note(None, f"The pattern {pointer}/pattern may take endless time, or can't be read: left out.")


def _filled(parts: Document) -> Document:
    return {name: part for name, part in parts.items() if part}


def _server(page: Page, layout: Layout) -> str | None:
    """The server's address from the curl sample, which is checked against the head on the way."""
    head, curl = layout.head, layout.samples.curl
    if curl is None:
        page.note(None, "The page shows no curl sample.")
        return head.server
    sends = curl.method or ("post" if curl.form or curl.pairs or curl.data is not None else "get")
    if sends != head.method:
        page.note(curl.line, f"the curl sample sends {sends.upper()}, the page says {head.method.upper()}.")
    server = server_of(curl, head.path)
    if server is None:
        page.note(curl.line, f"the curl sample's address {curl.address!r} doesn't end in the path {head.path}.")
    return server or head.server
