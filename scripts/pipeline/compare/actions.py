"""Actions of an overlay, as files of `spec/fixes` have them, that change single facts of a document."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.documents import Document
from pipeline.fix.overlay import kind_of
from pipeline.openapi.json_data import is_list, mapping, same
from pipeline.openapi.marks import unmark
from pipeline.openapi.references import at_pointer, escape, unescape
from pipeline.openapi.vocabulary import INFERRED, OBSERVED

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def path_at(document: Document, pointer: str) -> str:
    """The JSONPath of an existing part, its places in lists as numbers."""
    found: Any = document
    path = "$"
    for step in map(unescape, pointer.split("/")[1:]):
        if is_list(found):
            path += f"[{step}]"
            found = found[int(step)]
        else:
            path += _member(step)
            found = mapping(found)[step]
    return path


def change(
    document: Document,
    pointer: str,
    reason: str,
    *,
    values: Mapping[str, Any],
    more: Mapping[str, Sequence[Any]] | None = None,
    drop: Sequence[str] = (),
    observed: Mapping[str, str] | None = None,
) -> tuple[Document, ...]:
    """The actions that give the part at a pointer other members.

    Args:
        document: what the actions are for
        pointer: the part, an object
        reason: what every action says of itself
        values: members that are set, whatever they were
        more: members that are lists, with what is put after what they have
        drop: members that are taken away
        observed: what the mark of observed facts says from now on
    """
    part = at_pointer(document, pointer)
    path = path_at(document, pointer)
    more = more or {}
    doubts = _doubts_without(part, drop)
    if doubts != part.get(INFERRED):
        drop = [*drop, *([] if doubts else [INFERRED])]
        values = {**values, **({INFERRED: doubts} if doubts else {})}
    values = {key: value for key, value in values.items() if key not in part or not same(part[key], value)}
    # an overlay appends to a list, and does not put one kind of value in the place of another
    replaced = [key for key in values if key in part and not kind_of(part[key]) == kind_of(values[key]) == "primitive"]
    removed = [key for key in (*drop, *replaced) if key in part]
    update: Document = {**values, **{key: list(items) for key, items in more.items()}}
    if observed:
        update[OBSERVED] = dict(observed)
    expected = {key: part[key] for key in (*values, *more) if key in part and key not in removed}
    absent = [key for key in update if key not in expected and key != OBSERVED]
    actions: list[Document] = [
        {"target": f"{path}{_member(key)}", "description": reason, "x-expect": part[key], "remove": True}
        for key in removed
    ]
    if update:
        absent = absent or removed or [OBSERVED]
        if not expected and OBSERVED in part and absent == [OBSERVED]:
            expected = {OBSERVED: part[OBSERVED]}
        asked: Document = {"x-expect": expected} if expected else {"x-absent": absent}
        actions.append({"target": path, "description": reason, **asked, "update": update})
    return tuple(actions)


def _doubts_without(part: Document, dropped: Iterable[str]) -> Any:
    """The mark of inferred facts without those that are taken away; None where nothing is left."""
    marked: Document = {INFERRED: part[INFERRED]} if INFERRED in part else {}
    for fact in dropped:
        unmark(marked, fact)
    return marked.get(INFERRED)


def without_item(document: Document, pointer: str, item: str, reason: str) -> Document:
    """The action that takes a text out of the list at a pointer."""
    target = f"{path_at(document, pointer)}[?@ == {_quoted(item)}]"
    return {"target": target, "description": reason, "x-expect": item, "remove": True}


def below(pointer: str, *names: str) -> str:
    """The pointer of a member of a part."""
    return "/".join([pointer, *map(escape, names)])


def _member(name: str) -> str:
    return f".{name}" if _PLAIN.fullmatch(name) else f"[{_quoted(name)}]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
