"""The security of a rendered page."""

import re

from pipeline.documents import Document
from pipeline.openapi.vocabulary import INFERRED
from pipeline.read.page_text import Page
from pipeline.read.rendered.fields import read_section
from pipeline.read.rendered.layout import Layout, section_fields
from pipeline.read.sample_schema import FROM_CURL


def security(page: Page, layout: Layout) -> tuple[list[Document] | None, Document]:
    """The security requirement and its schemes; None where neither the page nor its curl sample shows one."""
    described = section_fields(page, layout, "Authorizations")
    curl = layout.samples.curl
    if not described:
        shown = curl.headers.get("authorization") if curl is not None else None
        if curl is None or shown is None:
            page.note(None, "The page shows no authorization.")
            return None, {}
        page.note(curl.line, "there is no section Authorizations; the security is inferred from the curl sample.")
        name, scheme = _scheme("Authorization", "header", shown)
        return [{name: []}], {name: {**scheme, INFERRED: FROM_CURL}}
    requirement: Document = {}
    schemes: Document = {}
    for item in described:
        sample = curl.headers.get(item.name.lower(), "") if curl is not None else ""
        name, scheme = _scheme(item.name, item.location or "header", f"{sample} {item.description}")
        requirement[name] = []
        if item.description:
            scheme["description"] = item.description
        schemes[name] = {**scheme, INFERRED: "the page shows a parameter and its description, not the scheme"}
    return [requirement], schemes


def _scheme(name: str, location: str, shown: str) -> tuple[str, Document]:
    kind = re.search(r"\b(bearer|basic)\b", shown, re.IGNORECASE)
    if name.lower() == "authorization" and kind:
        return f"{kind[1].lower()}Auth", {"type": "http", "scheme": kind[1].lower()}
    return re.sub(r"[^\w.-]", "", name), {"type": "apiKey", "in": location, "name": name}


def names_of_keys(page: Page, layout: Layout, location: str) -> set[str]:
    """The names, in lower case, of the headers or query parameters that carry a key."""
    section = read_section(page, layout.sections.get("Authorizations", ()))
    return {field.name.lower() for field in section.fields if (field.location or "header") == location}
