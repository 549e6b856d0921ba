"""The parameters of a rendered page: listed, named in the path, or only shown by the curl sample."""

import re

from pipeline.documents import Document
from pipeline.openapi.vocabulary import INFERRED
from pipeline.read.page_text import Page
from pipeline.read.rendered.layout import Layout, section_fields
from pipeline.read.rendered.schema import field_schema
from pipeline.read.rendered.security import names_of_keys
from pipeline.read.sample_schema import FROM_CURL, schema_of

_LOCATIONS = {"Path Parameters": "path", "Query Parameters": "query", "Headers": "header", "Cookies": "cookie"}
_FROM_PATH = "only its name in the path is shown"
_OWN_HEADERS = ("authorization", "content-type", "accept")


def parameters(page: Page, layout: Layout) -> list[Document]:
    """The parameters that the page lists, then those that only the path or the curl sample show."""
    found: list[Document] = []
    for name, location in _LOCATIONS.items():
        for described in section_fields(page, layout, name):
            schema = field_schema(page, described)
            parameter: Document = {"name": described.name, "in": location}
            if described.description:
                parameter["description"] = schema.pop("description")
            if described.required or location == "path":
                parameter["required"] = True
            if schema.pop("deprecated", False):
                parameter["deprecated"] = True
            found.append({**parameter, "schema": schema})
    return _with_path(page, layout, found) + _only_in_sample(page, layout, found)


def _with_path(page: Page, layout: Layout, found: list[Document]) -> list[Document]:
    names = re.findall(r"{([^{}]+)}", layout.head.path)
    listed = [parameter["name"] for parameter in found if parameter["in"] == "path"]
    for name in listed:
        if name not in names:
            page.note(layout.headings["Path Parameters"], f"`{name}` is a path parameter, but not in the path.")
    missing: list[Document] = []
    for name in names:
        if name not in listed:
            page.note(layout.head.line, f"the path parameter `{name}` is not described; inferred to be a string.")
            schema = {"type": "string", INFERRED: _FROM_PATH}
            missing.append({"name": name, "in": "path", "required": True, "schema": schema})
    known = [parameter for parameter in found if parameter["in"] != "path" or parameter["name"] in names]
    return missing + known


def _only_in_sample(page: Page, layout: Layout, found: list[Document]) -> list[Document]:
    curl = layout.samples.curl
    if curl is None:
        return []
    listed = {(parameter["in"], parameter["name"].lower()) for parameter in found}
    shown = [("query", name, value) for name, value in curl.query]
    shown += [("header", name, value) for name, value in curl.headers.items() if name not in _OWN_HEADERS]
    result: list[Document] = []
    for location, name, value in shown:
        if (location, name.lower()) in listed or name.lower() in names_of_keys(page, layout, location):
            continue
        listed.add((location, name.lower()))
        page.note(curl.line, f"the {location} parameter `{name}` is in the curl sample only; inferred from there.")
        result.append({"name": name, "in": location, "schema": schema_of(value, FROM_CURL)})
    return result
