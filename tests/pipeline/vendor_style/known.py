"""Objects that real pages describe: a further page would describe them in the same words."""

from collections.abc import Sequence
from typing import Any

from pipeline.documents import Document, Source
from pipeline.openapi.json_data import is_list, is_mapping, types_of
from pipeline.openapi.marks import is_inferred_whole


def known_components(sources: Sequence[Source]) -> dict[str, Document]:
    """The schemas of pages by name, those of the best page first."""
    known: dict[str, Document] = {}
    for source in sorted(sources, key=lambda source: -source.rank):
        for name, schema in source.document.get("components", {}).get("schemas", {}).items():
            known.setdefault(name, _in_the_vendors_words(schema))
    return known


def _in_the_vendors_words(part: Any) -> Any:
    """Without the marks of our reader, and with `nullable` as the vendor's Markdown has it."""
    if is_list(part):
        return [_in_the_vendors_words(inner) for inner in part]
    if not is_mapping(part):
        return part
    result = {
        key: _in_the_vendors_words(value)
        for key, value in part.items()
        if not (key.startswith("x-") or is_inferred_whole(value))
    }
    if is_list(result.get("type")):
        result["type"] = next(kind for kind in types_of(part) if kind != "null")
        result["nullable"] = True
    return result
