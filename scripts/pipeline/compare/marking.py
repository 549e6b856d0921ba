"""Writes onto a document which of its facts were observed."""

from collections.abc import Iterable

from pipeline.compare.findings import Confirmed
from pipeline.documents import Document
from pipeline.openapi.json_data import is_mapping
from pipeline.openapi.marks import EVERYTHING, is_inferred_whole, split_marks, unmark
from pipeline.openapi.references import at_pointer
from pipeline.openapi.vocabulary import INFERRED, OBSERVED


def mark_confirmed(document: Document, confirmed: Iterable[Confirmed]) -> int:
    """Make observed facts of inferred ones; a fact that the documentation states itself needs no mark.

    Returns how many guesses were confirmed.
    """
    count = 0
    for found in confirmed:
        for pointer in found.pointers:
            part = at_pointer(document, pointer)
            if not is_mapping(part):
                continue
            is_guess = _is_guess(part, found.fact)
            if is_guess or found.is_always_told or found.fact in part.get(OBSERVED, {}):
                if found.fact == EVERYTHING:
                    part.pop(INFERRED, None)
                unmark(part, found.fact)
                part.setdefault(OBSERVED, {})[found.fact] = found.seen
            count += is_guess
    return count


def _is_guess(part: Document, fact: str) -> bool:
    if is_inferred_whole(part):
        return fact == EVERYTHING
    return fact in split_marks(part.get(INFERRED))
