"""The words of OpenAPI, and those we add to it, that more than one step has to tell apart."""

from typing import Any

from pipeline.documents import Document

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
LOCATIONS = ("path", "query", "header", "cookie")
PROSE = frozenset({"description", "summary", "title", "example", "examples"})
NULL: Document = {"type": "null"}
"""The schema of null, to compare with and to copy."""

INFERRED = "x-inferred"
"""Our mark on a part that no source states: the reason why it is believed, or a reason for each keyword."""

UNDOCUMENTED = "x-undocumented"
"""Our mark on a part that the vendor leaves questions about: the facts that no page states."""

OBSERVED = "x-observed"
"""Our mark on a part of which facts were seen at a live API: how often, for each of them."""

PAGES_OF_LIST = "x-pages"
"""Our word for what pages of a list have in common, where it is something else than what is taken for granted."""

NATURAL_KEY = "x-natural-key"
"""Our word for the fields that make an object the same as another one, on the operation that creates it."""

SOURCE = "x-source"
"""Our mark for where a part is from: a file of ours while a document is made, the vendor's page when it is finished."""

ORIGINS = "x-beyond-source"
"""Our mark for the facts of a part that are from lesser sources than the part itself: their places, by source."""

TRANSCRIBED = "x-transcribed"
"""Our mark on what was copied from the vendor's page by hand: `true`, or the places of single facts."""

NESTED = "x-nested"
"""Our mark on a form: the schema of what its parts mean together."""

NAME = "x-name"
"""Our mark on a schema inside that one: the name that it has for us."""

CLASS = "x-class"
"""Our word for what a schema is called in Python, where its own name or its place makes a clumsy name."""

ATTRIBUTE = "x-attribute"
"""Our word for what a field is called in Python, where the name that goes over the wire would be misread."""

OWN_FORMATS = frozenset({"portal-date-time", "portal-date-minute", "integer"})
"""The formats of texts that we made up; beside each of them is a pattern, which anybody understands."""

OWN_FORMAT = "x-format"
"""Our mark for such a format in the published document: strict readers refuse formats that they do not know."""

ENVELOPE = "PageEnvelope"
"""The named schema for what surrounds the objects of a page."""


def is_prose(key: str) -> bool:
    """Whether a keyword changes no program, as extensions do not either."""
    return key in PROSE or key.startswith("x-")


def is_inferred(part: Any) -> bool:
    """Whether a source marks a part as inferred, so that it proves nothing."""
    return isinstance(part, dict) and INFERRED in part
