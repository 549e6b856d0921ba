"""The request body of a rendered page."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl

from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping
from pipeline.openapi.vocabulary import INFERRED
from pipeline.read.curl import FORM, CurlSample
from pipeline.read.form_data import form_values, path_of
from pipeline.read.page_text import Page
from pipeline.read.rendered.fields import Field, read_section
from pipeline.read.rendered.layout import Layout
from pipeline.read.rendered.preamble import Preamble, read_preamble
from pipeline.read.rendered.schema import Sample, complete, object_schema
from pipeline.read.rendered.type_line import schema_of_type
from pipeline.read.sample_schema import FROM_CURL, schema_of


def body(page: Page, layout: Layout) -> Document | None:
    """The request body with what only the curl sample shows; None where neither shows one."""
    curl = layout.samples.curl
    sent = curl.content_type if curl is not None and (curl.form or curl.pairs or curl.data is not None) else None
    if "Body" not in layout.sections and sent is None:
        return None
    section = read_section(page, layout.sections.get("Body", ()))
    preamble = read_preamble(page, section.preamble)
    line = layout.headings.get("Body", layout.head.line)
    content_type = _content_type(page, line, preamble, curl, sent)
    schema = _whole(page, preamble, section.fields)
    if curl is not None and sent is not None:
        if "Body" not in layout.sections:
            page.note(curl.line, "there is no section Body; the body is inferred from the curl sample.")
        schema = _completed(page, schema, curl, sent)
    elif curl is not None:
        page.note(curl.line, "the curl sample sends no body, the section Body describes one.")
    result: Document = {"content": {content_type: {"schema": schema}}}
    text = "\n\n".join(preamble.paragraphs)
    return {"description": text, **result} if text else result


def _content_type(page: Page, line: int, preamble: Preamble, curl: CurlSample | None, sent: str | None) -> str:
    for further in preamble.content_types[1:]:
        page.note(line, f"the body may be {further} too; only {preamble.content_types[0]} is described.")
    if preamble.content_types:
        if curl is not None and sent not in (None, preamble.content_types[0]):
            page.note(curl.line, f"the curl sample sends {sent}, the section Body says {preamble.content_types[0]}.")
        return preamble.content_types[0]
    page.note(line, "the body's content type isn't shown; inferred.")
    return sent or "application/json"


def _whole(page: Page, preamble: Preamble, fields: Sequence[Field]) -> Document:
    shape = schema_of_type(preamble.whole) if preamble.whole else None
    if not fields and shape is not None:
        return shape
    described = object_schema(page, fields)
    return {**shape, "items": described} if shape is not None and shape.get("type") == "array" else described


def _completed(page: Page, schema: Document, curl: CurlSample, sent: str) -> Document:
    if curl.form or curl.pairs or sent == FORM:
        pairs = curl.form or curl.pairs or parse_qsl(curl.data or "", keep_blank_values=True)
        schema = _with_files(page, schema, curl, pairs)
        value: Any = form_values(schema, pairs)
    else:
        try:
            value = json.loads(curl.data or "")
        except (ValueError, RecursionError):
            if sent.endswith("json"):
                page.note(curl.line, "the body in the curl sample is not JSON and is not used.")
            return schema
    if schema == {"type": "object"} and not is_mapping(value):
        return schema_of(value, FROM_CURL)
    return complete(page, schema, Sample(value, "the curl sample", curl.line, FROM_CURL))


def _with_files(page: Page, schema: Document, curl: CurlSample, pairs: Sequence[tuple[str, str]]) -> Document:
    """The schema with the files that the form sends and the list of fields lacks."""
    properties: Document = dict(schema.get("properties", {}))
    for name, text in pairs:
        if text.startswith("@") and path_of(name, properties)[0] not in properties:
            page.note(curl.line, f"`{name}` is in the curl sample only; it is inferred to be a file.")
            properties[name] = {"type": "string", "format": "binary", INFERRED: FROM_CURL}
    return {**schema, "properties": properties} if properties else schema
