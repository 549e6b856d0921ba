"""The ids of what a contract test has made: it changes and removes nothing else."""

import re
from typing import Any

from live_contract.observe.calls.reading import UNKNOWN
from mijnklantportaal_api.runtime.operation import Operation as Call
from pipeline.openapi.json_data import is_list, is_mapping

_ID = re.compile(r"[a-z]{3}_\w+")


class OwnIds:
    """Ids by prefix; where there are several, each is given in turn."""

    def __init__(self) -> None:
        self._own: dict[str, list[str]] = {}

    def learn(self, value: Any) -> None:
        """Take the ids of the objects in a response to a request that made something; not of what they refer to."""
        if is_mapping(value):
            own = value.get("id")
            if isinstance(own, str) and "_" in own and own not in self.of(own):
                self._own.setdefault(_prefix(own), []).append(own)
            for part in value.values():
                self.learn(part)
        elif is_list(value):
            for part in value:
                self.learn(part)

    def of(self, known: str) -> list[str]:
        """All ids with the prefix of an id."""
        return self._own.get(_prefix(known), [])

    def any_of(self, prefixes: list[str]) -> str | None:
        """An id with one of the prefixes, the one that was given longest ago."""
        for prefix in prefixes:
            if found := self._own.get(prefix):
                found.append(found.pop(0))
                return found[-1]
        return None


class UnknownIds:
    """Ids that no object has."""

    def any_of(self, prefixes: list[str]) -> str | None:
        """An id with the first of the prefixes."""
        return prefixes[0] + UNKNOWN


def with_own_ids(call: Call[object], own: OwnIds) -> Call[object] | None:
    """The call with ids of ours where its body names objects by lists of ids; None where there are none."""
    try:
        return call._replace(json=_with_own(call.json, own), form=_with_own(call.form, own))
    except LookupError:
        return None


def _with_own(value: Any, own: OwnIds) -> Any:
    if is_mapping(value):
        return {key: _with_own(part, own) for key, part in value.items()}
    if is_list(value):
        return [_with_own(part, own) for part in value]
    if not isinstance(value, str) or not _ID.fullmatch(value) or value in own.of(value):
        return value
    found = own.any_of([_prefix(value)])
    if found is None:
        raise LookupError(value)
    return found


def _prefix(known: str) -> str:
    return known[: known.index("_") + 1]
