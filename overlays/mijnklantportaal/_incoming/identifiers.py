"""The ids of objects in data whose form is not documented, and what they are the ids of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mijnklantportaal_api.identifiers import PREFIXES, READERS
from mijnklantportaal_api.runtime.type_guards import is_list, is_object

_OF_PAGES = "frm_", "pag_"
"""What the ids of forms and pages begin with, which the API's documentation leaves out."""

_ID = re.compile(rf"(?:{'|'.join((*PREFIXES, *_OF_PAGES))})[A-Za-z0-9_-]{{1,200}}")

_OF_AREA: Mapping[str, str] = {
    "appointment": "apt_",
    "customer": "cst_",
    "invoice": "inv_",
    "offer": "off_",
    "payment-link": "plk_",
    "subscription": "sub_",
    "ticket": "tic_",
}


def ids_in(data: Any) -> tuple[str, ...]:
    """Every value in JSON data that is an id by its form, each once, those near the top first."""
    level, found = [data], dict[str, None]()
    while level:
        found.update(dict.fromkeys(value for value in level if isinstance(value, str) and _ID.fullmatch(value)))
        level = [item for value in level for item in _items(value)]
    return tuple(found)


def prefix_of(event_type: str | None) -> str | None:
    """How the id of the object begins that a type of event is about, as far as its name tells."""
    kind = event_type or ""
    return next((prefix for area, prefix in _OF_AREA.items() if kind.startswith(f"{area}-")), None)


def prefixes_of(kind: object) -> tuple[str, ...]:
    """How the ids of the objects of a model begin. Raises `TypeError` if none of them is read by its id alone."""
    name = getattr(kind, "__name__", repr(kind))
    found = tuple(prefix for prefix, reader in READERS.items() if reader.model == name)
    if not found:
        raise TypeError(f"kind: expected a model that a `get` returns by an id, such as CustomerOffer, got {name}")
    return found


def _items(value: Any) -> Iterator[Any]:
    if is_object(value):
        yield from value.values()
    elif is_list(value):
        yield from value
