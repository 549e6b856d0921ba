"""How one member of an object is settled between what is known and what a better source says."""

from collections.abc import Iterable
from typing import Any

from pipeline.documents import Document
from pipeline.merge.components import Components
from pipeline.merge.provenance import Outcome, Provenance
from pipeline.openapi.json_data import is_list, same
from pipeline.openapi.marks import is_fact_inferred, mark_like, unmark
from pipeline.openapi.references import escape
from pipeline.openapi.vocabulary import INFERRED, PROSE, SOURCE

_SETS = frozenset({"required", "enum", "tags"})
_OWN = frozenset({INFERRED, SOURCE})


class Members:
    """Settles members that have no parts of their own; the better source wins where it speaks."""

    def __init__(self, provenance: Provenance, components: Components) -> None:
        self._provenance, self._components = provenance, components

    def settle(self, known: Document, better: Document, key: str, place: str) -> None:
        """Put what the better source says of a member into the known object, or leave it, and note which."""
        pointer, said = f"{place}/{escape(key)}", better[key]
        if key not in known:
            known[key] = self._components.taken_over(said)
            mark_like(known, better, key)
            self._provenance.note(Outcome.ADDS, pointer, said)
        elif _equal(key, known[key], said):
            self._confirm(known, better, key, pointer)
        elif is_fact_inferred(better, key):
            self._provenance.note(Outcome.UNSAID, pointer, None, known[key])
        elif is_fact_inferred(known, key) or self._provenance.outranks(pointer):
            self._overrule(known, better, key, pointer)
        elif key not in PROSE:
            self._provenance.conflict(pointer, said, known[key])

    def unsaid(self, known: Document, better: Document, place: str) -> None:
        """Note what the better source leaves unsaid, and take over what it says of its own inferences."""
        for key in known:
            if key not in better and key not in _OWN:
                self._provenance.note(Outcome.UNSAID, f"{place}/{escape(key)}", None, known[key])

    def drop(self, known: Document, keys: Iterable[str]) -> None:
        """Take members away that what the better source says leaves no room for."""
        for key in [key for key in keys if key in known]:
            del known[key]
            unmark(known, key)

    def _confirm(self, known: Document, better: Document, key: str, pointer: str) -> None:
        if is_fact_inferred(better, key) and not is_fact_inferred(known, key):
            self._provenance.note(Outcome.UNSAID, pointer, None, known[key])
            return
        mark_like(known, better, key)
        self._provenance.note(Outcome.CONFIRMS, pointer, better[key], known[key])
        if key in PROSE:
            known[key] = better[key]

    def _overrule(self, known: Document, better: Document, key: str, pointer: str) -> None:
        # other words, and another example, don't contradict
        silent = is_fact_inferred(known, key) or key in PROSE
        self._provenance.note(Outcome.ADDS if silent else Outcome.CONTRADICTS, pointer, better[key], known[key])
        known[key] = self._components.taken_over(better[key])
        unmark(known, key)


def without_texts(part: Document) -> Document:
    """The part without the words and examples that describe it."""
    return {key: value for key, value in part.items() if key not in PROSE}


def _equal(key: str, one: Any, other: Any) -> bool:
    if key in _SETS and is_list(one) and is_list(other):
        return sorted(map(repr, one)) == sorted(map(repr, other))
    if isinstance(one, str) and isinstance(other, str) and key in PROSE:
        return one.replace("`", "").split() == other.replace("`", "").split()
    if key == "openapi":
        # the last number of a version is that of the wording of the specification
        return str(one).rpartition(".")[0] == str(other).rpartition(".")[0]
    return same(one, other)
