"""Texts that fit a regular expression, another one each time."""

import re
import secrets
import string
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

_Make: TypeAlias = Callable[[], str]

_MAX_REPEATS = 255
"""How often a part is repeated at most; nobody's ids are longer."""

_WHERE_ENDLESS = 12
"""The same where the pattern sets no limit."""

_PRINTABLE = string.ascii_letters + string.digits + string.punctuation
_CLASSES = {"d": string.digits, "w": f"{string.ascii_letters}{string.digits}_", "s": " "}
_COUNT = re.compile(r"\{(\d+)(,(\d*))?\}", re.ASCII)
_GROUP = re.compile(r"\((\?:|\?P?<\w+>)?(?!\?)", re.ASCII)


def text_like(pattern: str) -> str | None:
    """A text that fits, or None for what is not understood here: look-arounds and references."""
    try:
        reader = _Reader(pattern)
        make = reader.alternatives()
        text = make()
        return text if not reader.rest and re.search(pattern, text) else None
    except (IndexError, ValueError, RecursionError, re.error):
        return None


class _Reader:
    """Reads a pattern from left to right, and returns what makes a text for each part of it."""

    def __init__(self, pattern: str) -> None:
        self.rest = pattern

    def alternatives(self) -> _Make:
        """One of the alternatives up to the end of a group, or of the pattern."""
        found = [self._sequence()]
        while self._take("|"):
            found.append(self._sequence())
        return lambda: secrets.choice(found)()

    def _sequence(self) -> _Make:
        parts: list[_Make] = []
        while self.rest and self.rest[0] not in "|)":
            if not (self._take("^") or self._take("$")):
                parts.append(self._repeated(self._atom()))
        return lambda: "".join(make() for make in parts)

    def _atom(self) -> _Make:
        if group := _GROUP.match(self.rest):
            self.rest = self.rest[group.end() :]
            inner = self.alternatives()
            self._expect(")")
            return inner
        if self._take("["):
            return partial(secrets.choice, self._set())
        if self._take("."):
            return partial(secrets.choice, string.ascii_lowercase)
        if self._take("\\"):
            return partial(secrets.choice, self._escaped())
        if self.rest[0] in "(*+?{":
            raise ValueError(self.rest)
        return partial(str, self._next())

    def _repeated(self, make: _Make) -> _Make:
        least, most = self._counts()
        if most > _MAX_REPEATS or least > most:
            raise ValueError(most)
        return lambda: "".join(make() for _ in range(least + secrets.randbelow(most - least + 1)))

    def _counts(self) -> tuple[int, int]:
        if self._take("?"):
            return 0, 1
        if (is_any := self._take("*")) or self._take("+"):
            return (0 if is_any else 1), _WHERE_ENDLESS
        found = _COUNT.match(self.rest)
        if not found:
            return 1, 1
        self.rest = self.rest[found.end() :]
        least = int(found[1])
        if not found[2]:
            return least, least
        return least, int(found[3]) if found[3] else max(least, _WHERE_ENDLESS)

    def _set(self) -> str:
        is_negated = self._take("^")
        members: list[str] = []
        while not members or self.rest[0] != "]":
            first = self._member()
            if self.rest[0] == "-" and self.rest[1] != "]":
                self._next()
                members += _between(first, self._member())
            else:
                members += first
        self._expect("]")
        return "".join(set(_PRINTABLE).difference(members)) if is_negated else "".join(members)

    def _member(self) -> str:
        return self._escaped() if self._take("\\") else self._next()

    def _escaped(self) -> str:
        escaped = self._next()
        if escaped.lower() in _CLASSES:
            members = _CLASSES[escaped.lower()]
            return members if escaped.islower() else "".join(set(_PRINTABLE).difference(members))
        if escaped.isalnum():
            raise ValueError(escaped)
        return escaped

    def _take(self, start: str) -> bool:
        is_next = self.rest.startswith(start)
        self.rest = self.rest.removeprefix(start)
        return is_next

    def _expect(self, wanted: str) -> None:
        if not self._take(wanted):
            raise ValueError(self.rest)

    def _next(self) -> str:
        character, self.rest = self.rest[0], self.rest[1:]
        return character


def _between(first: str, last: str) -> Iterator[str]:
    return map(chr, range(ord(first), ord(last) + 1))
