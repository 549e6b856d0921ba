"""The ids that responses have held, and which of them belong together."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.openapi.json_data import is_list, is_mapping

_ID = re.compile(r"([a-z]+_)\S+")
_MAX_IDS = 200
"""How many ids of a kind are kept."""


class KnownIds:
    """Ids by prefix, each with the ids that stood around it: in the path, in the same object and around that."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, dict[str, str]]] = {}

    def learn(self, value: Any, around: Mapping[str, str]) -> None:
        """Take the ids out of a body; `around` has those of the path, by prefix."""
        if is_mapping(value):
            beside = {found[0]: found[1] for part in value.values() if (found := _id(part))}
            own = _id(value.get("id"))
            # what an object refers to may have a prefix like its own
            related = {**around, **beside, **(dict([own]) if own else {})}
            for prefix, known in beside.items():
                self._keep(prefix, known, related if own == (prefix, known) else around)
            for part in value.values():
                self.learn(part, related if own else around)
        elif is_list(value):
            for part in value:
                if found := _id(part):
                    self._keep(*found, around)
                self.learn(part, around)

    def choices(self, prefixes: Sequence[Sequence[str]], most: int) -> Iterator[dict[str, str]]:
        """The ids for a path with parameters of these prefixes, spread over all that are known."""
        if not prefixes:
            yield {}
            return
        *outer, last = prefixes
        found = [
            {**self._known[prefix][known], prefix: known}
            for prefix in last
            for known in self._known.get(prefix, {})
            if all(any(kind in self._known[prefix][known] for kind in kinds) for kinds in outer)
        ]
        yield from _spread(found, most)

    def _keep(self, prefix: str, known: str, related: Mapping[str, str]) -> None:
        of_kind = self._known.setdefault(prefix, {})
        if known in of_kind or len(of_kind) < _MAX_IDS:
            of_kind[known] = {**related, **of_kind.get(known, {})}


def _id(value: Any) -> tuple[str, str] | None:
    found = _ID.fullmatch(value) if isinstance(value, str) else None
    return (found[1], value) if found else None


def _spread(found: Sequence[dict[str, str]], most: int) -> list[dict[str, str]]:
    """The first, the last and some between them."""
    if len(found) <= most:
        return list(found)
    return [found[index * (len(found) - 1) // (most - 1)] for index in range(most)]
