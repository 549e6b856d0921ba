"""Gives our marks one form, and the sources of the facts the addresses of the vendor's pages."""

from collections import deque
from collections.abc import Iterator
from typing import Any

from pipeline.documents import DOCUMENTATION, Document
from pipeline.openapi.json_data import is_list, is_mapping
from pipeline.openapi.marks import EVERYTHING, NO_REASON, split_marks
from pipeline.openapi.parts import parts
from pipeline.openapi.references import resolved
from pipeline.openapi.vocabulary import INFERRED, ORIGINS, SOURCE, TRANSCRIBED, UNDOCUMENTED
from pipeline.openapi.walk import operations

_BY_HAND = "spec/transcribed/"


def give_marks_one_form(document: Document) -> None:
    """Make each mark a mapping from the facts that it is about to the reasons."""
    for part in parts(document):
        if INFERRED in part:
            facts = split_marks(part[INFERRED])
            reasons = {fact: reason for fact, reason in facts.items() if reason}
            whole = "; ".join(fact for fact in facts if fact not in reasons)
            part[INFERRED] = {**({EVERYTHING: whole} if whole else {}), **reasons}
        if UNDOCUMENTED in part:
            facts = split_marks(part[UNDOCUMENTED])
            part[UNDOCUMENTED] = {fact: reason or NO_REASON for fact, reason in facts.items()}


def name_pages(document: Document) -> None:
    """Name the vendor's page as the source of each part, and mark what was copied from it by hand."""
    pages = {id(part): page for part, page in _pages(document)}
    for part in parts(document):
        source = str(part.pop(SOURCE, ""))
        strangers = part.pop(ORIGINS, {})
        if not source:
            continue
        part[SOURCE] = source if source.startswith("https://") else pages.get(id(part), DOCUMENTATION)
        by_hand = sorted({place for name, places in strangers.items() if name.startswith(_BY_HAND) for place in places})
        if source.startswith(_BY_HAND):
            part[TRANSCRIBED] = True
        elif by_hand:
            part[TRANSCRIBED] = by_hand


def _pages(document: Document) -> Iterator[tuple[Document, str]]:
    """Each part that names its source, with the page of the nearest operation that is from there, or of any other."""
    found: dict[int, tuple[Document, bool, int, str]] = {}
    for _, _, operation in operations(document):
        page = operation.get("externalDocs", {}).get("url", DOCUMENTATION)
        for part, distance in _reached(document, operation):
            if SOURCE in part:
                is_from_elsewhere = part[SOURCE] != operation.get(SOURCE)
                known = found.get(id(part))
                if known is None or (is_from_elsewhere, distance) < known[1:3]:
                    found[id(part)] = (part, is_from_elsewhere, distance, page)
    yield from ((part, page) for part, _, _, page in found.values())


def _reached(document: Document, operation: Document) -> Iterator[tuple[Document, int]]:
    """The parts that an operation holds or refers to, and how many steps away they are, the nearest first."""
    waiting: deque[tuple[Any, int]] = deque([(operation, 0)])
    seen: set[int] = set()
    while waiting:
        part, distance = waiting.popleft()
        if is_list(part):
            waiting.extend((item, distance + 1) for item in part)
        elif is_mapping(part) and id(part) not in seen:
            seen.add(id(part))
            yield part, distance
            target = resolved(document, part)
            waiting.extend((value, distance + 1) for value in (part.values() if target is part else [target]))
