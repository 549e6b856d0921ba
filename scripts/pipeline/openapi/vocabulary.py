"""The words of OpenAPI, and those we add to it, that more than one step has to tell apart."""

from typing import Any

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The methods an OpenAPI path item may have."""

LOCATIONS = ("path", "query", "header", "cookie")
"""Where a parameter may be sent."""

PROSE = frozenset({"description", "summary", "title", "example", "examples"})
"""What informs people and changes no program."""

INFERRED = "x-inferred"
"""Our mark on a part that no source states: the reason why it is believed, or a reason for each keyword."""

SOURCE = "x-source"
"""Our mark on an operation or schema: the file that it comes from."""


def is_prose(key: str) -> bool:
    """Whether a keyword changes no program, as extensions do not either."""
    return key in PROSE or key.startswith("x-")


def is_inferred(part: Any) -> bool:
    """Whether a source marks a part as inferred, so that it proves nothing."""
    return isinstance(part, dict) and INFERRED in part
