"""What is uncertain in a document, in plain sentences: where it is, and only once where it is in many places."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.documents import Document
from pipeline.openapi.json_data import mapping
from pipeline.openapi.marks import EVERYTHING, NO_REASON
from pipeline.openapi.vocabulary import INFERRED, UNDOCUMENTED

_TITLES = {INFERRED: "Inferred", UNDOCUMENTED: "Not documented"}
_FEW = 12
"""An uncertainty that has one reason in more places than these is not told at each of them."""

_UNIMPORTANT = "operationId"
"""A name that a document chooses says nothing about the API."""

_CERTAIN = "follows from "
"""How the reason of a fact begins that is as certain as another one, whose own marks say how certain that is."""

_FURTHER = re.compile(r"\[[1-9]\d*\]")
"""What a field of a form has in its name if it says of a further object what another one says of the first."""

_STATUS = "status "
_WORDS = {
    "algorithm": "the algorithm",
    "calls": "the calls",
    "content": "the content",
    "contentType": "the content type",
    "default": "the default",
    "dependentRequired": "which fields need others",
    "encoding": "the encoding",
    "enum": "the list of values",
    "errors": "further errors",
    "fields": "the fields",
    "format": "the format",
    "host": "the host",
    "if": "which fields are required in place of others",
    "meaning": "the meaning",
    "method": "the method",
    "minItems": "the least number of items",
    "minProperties": "the least number of fields",
    "minimum": "the least value",
    "name": "the name of the field",
    "name of the field": "the name of the field",
    "names": "the names",
    "not": "which fields exclude each other",
    "null": "that it can be null",
    "one of two": "that it is one of two",
    "optional": "that it is optional",
    "path": "the path",
    "pattern": "the pattern",
    "scope": "the scope",
    "seconds": "the seconds",
    "size limit": "the size limit",
    "size limit and file types": "the size limit and the types of files",
    "status": "the status of success",
    "type": "the type",
    "types": "the types",
    "unit": "the unit",
    "value": "the value",
    "values other than the example": "other values than the example",
    "zone": "the time zone",
}
"""Facts as readers of descriptions call them; others are called as in the mark."""


@dataclass(frozen=True, order=True)
class _Uncertainty:
    title: str
    fact: str
    reason: str

    @property
    def is_status(self) -> bool:
        return self.fact.startswith(_STATUS)

    @property
    def few(self) -> int:
        """In how many places it is explained; a status is named at each, so that only its reason is not repeated."""
        return 1 if self.is_status else _FEW

    def explained(self) -> str:
        return f"{self.fact} ({self.reason})" if self.reason else self.fact


class Uncertainties:
    """The marks of all parts of a document as sentences."""

    def __init__(self, parts: Iterable[Document]) -> None:
        counted: Counter[_Uncertainty] = Counter()
        self._repeated: set[int] = set()
        for part in parts:
            fields = mapping(part.get("properties")).items()
            self._repeated |= {id(field) for name, field in fields if _FURTHER.search(name)}
            if id(part) not in self._repeated:
                counted.update(_uncertainties(part))
        self._common = sorted(
            uncertainty for uncertainty, number in counted.items() if number > uncertainty.few and uncertainty.reason
        )

    def of(self, part: Document) -> str:
        """The sentences about one part; empty where it has no uncertainties, or none but those told elsewhere."""
        if id(part) in self._repeated:
            return ""
        facts: dict[str, list[str]] = defaultdict(list)
        for uncertainty in _uncertainties(part):
            if uncertainty not in self._common:
                facts[uncertainty.title].append(uncertainty.explained())
            elif uncertainty.is_status:
                # each operation has other ones
                facts[uncertainty.title].append(uncertainty.fact)
        return " ".join(f"{title}: {_listed(told)}." for title, told in facts.items())

    def common(self) -> list[str]:
        """The sentences about many places."""
        reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
        for uncertainty in self._common:
            reasons[uncertainty.title, uncertainty.fact].append(uncertainty.reason)
        return [f"{title}: {fact} ({'; '.join(texts)})." for (title, fact), texts in reasons.items()]


def _uncertainties(part: Document) -> Iterator[_Uncertainty]:
    told: set[str] = set()
    for mark, title in _TITLES.items():
        for fact, reason in part.get(mark, {}).items():
            words = reason if fact == EVERYTHING else _in_words(fact, part)
            if fact != _UNIMPORTANT and words not in told and not reason.startswith(_CERTAIN):
                yield _Uncertainty(title, words, "" if reason in (words, NO_REASON) else reason)
            told.add(words)


def _in_words(fact: str, part: Document) -> str:
    if fact.isdecimal():
        return f"{_STATUS}{fact}"
    if fact != "required":
        return _WORDS.get(fact, fact)
    if "content" in part:
        return "that a body is required"
    return "which fields are required" if not {"properties", "allOf"}.isdisjoint(part) else "that it is required"


def _listed(facts: list[str]) -> str:
    """The facts as a list in a sentence; of several statuses, the first only is called so."""
    named: list[str] = []
    for fact in facts:
        is_further = any(one.startswith(_STATUS) for one in named)
        named.append(fact.removeprefix(_STATUS) if is_further else fact)
    return " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
