"""The headers with which the portal says for whom and for what it asks."""

from __future__ import annotations

from collections.abc import Mapping

from .errors import UnreadableRequestError

_LONGEST = 200


def id_in(headers: Mapping[str, str], name: str, prefix: str) -> str:
    """The id in a header. Raises `UnreadableRequestError` if it is missing, or is not an id of that kind."""
    value = headers.get(name.lower(), "")
    if not value:
        raise UnreadableRequestError(f"the header {name} is missing")
    if not value.startswith(prefix) or len(value) > _LONGEST or not value.isprintable() or {",", " "} & set(value):
        raise UnreadableRequestError(f"the header {name} is not an id that begins with {prefix}")
    return value
