"""A page as a browser shows it, copied as text: it has no OpenAPI document, so one is made from its words."""

from pipeline.documents import Document, Rank, Source
from pipeline.openapi.vocabulary import INFERRED
from pipeline.read.curl import server_of
from pipeline.read.naming import operation_identifier
from pipeline.read.page_text import Page
from pipeline.read.rendered.layout import Layout, read_layout
from pipeline.read.rendered.parameters import parameters
from pipeline.read.rendered.request_body import body
from pipeline.read.rendered.responses import read_responses
from pipeline.read.rendered.security import security


def read_rendered_page(page: Page) -> Source:
    """Read the page as an OpenAPI 3.1 document with one operation.

    What the page does not say is inferred and marked with `x-inferred`; what it lost is told in the notes.
    Raises `PipelineError` where it shows no method and path, or a field whose type isn't known.
    """
    layout = read_layout(page)
    head, titles = layout.head, layout.titles
    requirement, schemes = security(page, layout)
    identifier, reason = operation_identifier(titles.title, head.method, head.path)
    inferred = {"operationId": reason}
    operation: Document = {}
    if titles.tag:
        operation["tags"] = [titles.tag]
    if titles.title:
        operation["summary"] = titles.title
    if titles.description:
        operation["description"] = titles.description
    operation["operationId"] = identifier
    found = parameters(page, layout)
    if found:
        operation["parameters"] = found
    request_body = body(page, layout)
    if request_body is not None:
        operation["requestBody"] = request_body
    responses = read_responses(page, layout)
    operation["responses"] = responses.responses
    operation[INFERRED] = inferred | responses.inferred

    document: Document = {"openapi": "3.1.1"}
    server = _server(page, layout)
    if server:
        document["servers"] = [{"url": server}]
    if requirement is not None:
        document["security"] = requirement
    document["paths"] = {head.path: {head.method: operation}}
    components = {"schemas": responses.schemas, "securitySchemes": schemes}
    filled = {kind: entries for kind, entries in components.items() if entries}
    if filled:
        document["components"] = filled
    return Source(page.name, Rank.RENDERED_PAGE, document, tuple(page.notes))


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
