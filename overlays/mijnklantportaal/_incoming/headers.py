"""The headers with which the portal says for whom and for what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from mijnklantportaal_api.runtime.writing import write_text

from .errors import UnreadableRequestError


def id_in(headers: Mapping[str, str], name: str, prefix: str) -> str:
    """The id in a header. Raises `UnreadableRequestError` if it is missing, or is not an id of that kind."""
    value = headers.get(name.lower(), "")
    if not value:
        raise UnreadableRequestError(f"the header {name} is missing")
    with suppress(ValueError):
        if value.isascii() and "," not in value:
            return write_text(name, value, prefix)  # so that a client takes it, too
    raise UnreadableRequestError(f"the header {name} is not an id that begins with {prefix}")
