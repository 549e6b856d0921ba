"""Our marks on a part of a document: which of its facts are inferred, or known to be undocumented."""

from typing import Any

from pipeline.documents import Document
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.openapi.references import unescape
from pipeline.openapi.vocabulary import INFERRED, SOURCE, UNDOCUMENTED

EVERYTHING = "everything"
"""What a mark is about that names no fact, where all marks are mappings."""

NO_REASON = "no page says it"
"""What a finished mark gives as the reason where there is no particular one."""


def split_marks(mark: object) -> dict[str, str]:
    """The facts that a mark such as `x-inferred` names, each with its reason where one is given."""
    if is_mapping(mark):
        return mark
    facts = (part.partition(": ") for part in str(mark or "").split("; ") if part)
    return {fact: reason for fact, _, reason in facts}


def is_inferred_whole(part: Any) -> bool:
    """Whether all that a part says is inferred: its mark gives a reason, and names no fact."""
    mark = part.get(INFERRED) if is_mapping(part) else None
    if is_mapping(mark):
        return EVERYTHING in mark
    return isinstance(mark, str) and not any(split_marks(mark).values())


def is_fact_inferred(part: Document, fact: str) -> bool:
    """Whether one fact of a part is inferred, alone or with the rest of it."""
    return is_inferred_whole(part) or fact in split_marks(part.get(INFERRED))


def unmark(part: Document, fact: str) -> None:
    """Take a fact out of the marks of a part, because a source states it now."""
    for mark in (INFERRED, UNDOCUMENTED):
        reasons = split_marks(part.get(mark))
        if fact not in reasons:
            continue
        left = {key: reason for key, reason in reasons.items() if key != fact}
        if not left:
            del part[mark]
        elif is_mapping(part[mark]):
            part[mark] = left
        else:
            part[mark] = "; ".join(f"{key}: {reason}" if reason else key for key, reason in left.items())


def mark_like(part: Document, origin: Document, fact: str) -> None:
    """Mark a fact of a part as it is marked where it is from."""
    if not is_fact_inferred(origin, fact):
        unmark(part, fact)
    elif not is_fact_inferred(part, fact):
        reasons = split_marks(origin[INFERRED])
        reason = reasons.get(fact) or reasons.get(EVERYTHING) or str(origin[INFERRED])
        part[INFERRED] = {**split_marks(part.get(INFERRED)), fact: reason}


def mark_each(part: Document, facts: list[str]) -> None:
    """Put in the place of the mark of a whole part one of each of its facts, so that each can be taken out alone."""
    mark = part.pop(INFERRED)
    reason = mark[EVERYTHING] if is_mapping(mark) else str(mark)
    others = {fact: known for fact, known in split_marks(mark).items() if known and fact != EVERYTHING}
    if reasons := {**dict.fromkeys(facts, reason), **others}:
        part[INFERRED] = reasons


def source_at(document: Document, pointer: str) -> str:
    """The source that the innermost part around a place is from; empty where no part says it."""
    found: Any = document
    source = ""
    for step in map(unescape, pointer.split("/")[1:]):
        if is_mapping(found):
            source = str(found.get(SOURCE, source))
            found = found.get(step)
        elif is_list(found) and step.isdecimal() and int(step) < len(found):
            found = found[int(step)]
        else:
            break
    return source
