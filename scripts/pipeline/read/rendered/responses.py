"""The responses of a rendered page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from itertools import pairwise

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list
from pipeline.openapi.references import SCHEMAS
from pipeline.openapi.vocabulary import INFERRED
from pipeline.read.naming import pascal_case
from pipeline.read.page_text import Line, Page, following
from pipeline.read.rendered.code_samples import STATUS, SampleResponse
from pipeline.read.rendered.fields import Section, read_section
from pipeline.read.rendered.layout import Layout
from pipeline.read.rendered.preamble import CONTENT_TYPE, STATUS_AND_TYPE, Preamble, read_preamble
from pipeline.read.rendered.schema import Sample, complete, object_schema
from pipeline.read.rendered.type_line import schema_of_type
from pipeline.read.sample_schema import FROM_RESPONSE, schema_of

_FROM_TAB = "only the status is shown"
_CREATES = re.compile(r"\bcreat(?:e|es|ed|ing)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Responses:
    """The responses by status, the schemas they refer to, and what was inferred of them and why."""

    responses: Document
    schemas: Document
    inferred: dict[str, str]


def read_responses(page: Page, layout: Layout) -> Responses:
    """Read the section Response, the status tabs and the sample responses."""
    result = Responses({}, {}, {})
    lines = layout.sections.get("Response", ())
    if "Response" not in layout.sections:
        page.note(None, "The page has no section Response.")
    samples = list(layout.samples.responses)
    tabs = layout.samples.statuses
    declared: list[str] = list(tabs)
    for block in _blocks(lines):
        section = read_section(page, block)
        preamble = read_preamble(page, section.preamble)
        declared += preamble.statuses
        status = next(iter(preamble.statuses), None) or _status(page, layout, preamble, result)
        sample = _take(samples, status, None)
        _add(page, result, status, section, preamble, sample)
    for status in dict.fromkeys(declared):
        if status not in result.responses:
            _add_tab(page, result, status, _take(samples, status))
    for sample in samples:
        page.note(sample.line, "another sample response, left out.")
    return result


def _blocks(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The section cut where a further status begins; one block, maybe empty, where none does."""
    cuts = [0]
    for index, line in enumerate(lines):
        after = following(lines, index + 1)
        labelled = STATUS.fullmatch(line.text) and after is not None and CONTENT_TYPE.fullmatch(lines[after].text)
        begun = any(earlier.text and not STATUS.fullmatch(earlier.text) for earlier in lines[cuts[-1] : index])
        if begun and (labelled or STATUS_AND_TYPE.fullmatch(line.text)):
            cuts.append(index)
    return [lines[start:end] for start, end in pairwise([*cuts, len(lines)])]


def _status(page: Page, layout: Layout, preamble: Preamble, result: Responses) -> str:
    tabs = layout.samples.statuses
    if tabs:
        return next((tab for tab in tabs if tab.startswith("2")), tabs[0])
    text = " ".join([layout.titles.title or "", layout.titles.description, preamble.description])
    created = layout.head.method == "post" and _CREATES.search(text) is not None
    status = "201" if created else "200"
    result.inferred["status"] = "the page shows none; " + (
        "its words say that it creates something" if created else "nothing says that it creates something"
    )
    page.note(layout.headings.get("Response"), f"the page shows no status; {status} is inferred.")
    return status


def _take(samples: list[SampleResponse], *statuses: str | None) -> SampleResponse | None:
    """Take out the sample under the first status that has one; None means a sample without a status."""
    found = next((sample for status in statuses for sample in samples if sample.status == status), None)
    if found is not None:
        samples.remove(found)
    return found


def _add(
    page: Page, result: Responses, status: str, section: Section, preamble: Preamble, sample: SampleResponse | None
) -> None:
    response: Document = {"description": preamble.description}
    if not preamble.description:
        response |= {"description": _phrase(status), INFERRED: "the page does not describe the response"}
    schema = _schema(page, section, preamble, sample)
    if schema is None and not preamble.content_types:
        result.responses[status] = response
        return
    if not preamble.content_types:
        result.inferred["contentType"] = "the page shows none for the response; its fields and sample are JSON"
    schema = _named(page, result, preamble, schema or {})
    for kind in preamble.content_types or ("application/json",):
        response.setdefault("content", {})[kind] = {"schema": schema}
    result.responses[status] = response


def _schema(page: Page, section: Section, preamble: Preamble, sample: SampleResponse | None) -> Document | None:
    shape = schema_of_type(preamble.whole) if preamble.whole else None
    described = object_schema(page, section.fields) if section.fields else None
    if described is None and shape is None:
        if sample is None:
            return None
        page.note(sample.line, "the page lists no fields for this response; its shape is inferred from the sample.")
        return schema_of(sample.value, FROM_RESPONSE)
    is_array = shape is not None and shape.get("type") == "array"
    if described is None:
        described = shape or {}
    elif is_array or (sample is not None and is_list(sample.value)):
        described = {"type": "array", "items": described}
        if not is_array:
            described[INFERRED] = FROM_RESPONSE
    if sample is None:
        if section.fields:
            page.note(None, "The page shows no sample response: objects that its list of fields lacks are lost.")
        return described
    return complete(page, described, Sample(sample.value, "the sample response", sample.line, FROM_RESPONSE))


def _named(page: Page, result: Responses, preamble: Preamble, schema: Document) -> Document:
    """A reference to the schema under the name that its heading gives; the schema itself without one."""
    name = pascal_case(preamble.heading or "")
    if not name:
        return schema
    described = {"type": schema.get("type", "object"), "description": preamble.heading, **schema}
    if result.schemas.setdefault(name, described) != described:
        page.note(None, f"Two objects on the page are called {preamble.heading!r}.")
        return described
    return {"$ref": SCHEMAS + name}


def _add_tab(page: Page, result: Responses, status: str, sample: SampleResponse | None) -> None:
    page.note(sample.line if sample else None, f"The status {status} is shown without a description of its response.")
    response: Document = {"description": _phrase(status), INFERRED: _FROM_TAB}
    if sample is not None:
        response["content"] = {"application/json": {"schema": schema_of(sample.value, FROM_RESPONSE)}}
    result.responses[status] = response


def _phrase(status: str) -> str:
    return next((known.phrase for known in HTTPStatus if str(known.value) == status), f"Status {status}")
