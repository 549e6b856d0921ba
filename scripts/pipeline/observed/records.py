"""What was observed, as counts that can be added up: of each operation, each status, and each place in a response."""

import operator
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, fields
from typing import Any, Self, cast

from pipeline.openapi.json_data import is_mapping

TRIALS = ("unknown_id", "wrong_parameter", "wrong_token", "wrong_body")
"""What can be wrong on purpose with a request."""


@dataclass
class Addable:
    """A record whose facts are counts, or records of counts, so that two observations make one."""

    def add(self, other: Self) -> None:
        """Add what another observation of the same thing has seen."""
        self.merge(other, operator.add)

    def unite(self, other: Self) -> None:
        """Take over what another observation has seen, too, without counting the same thing twice."""
        self.merge(other, max)

    def merge(self, other: Self, count: Callable[[int, int], int]) -> None:
        """Take over what another observation has seen; `count` makes one count of two."""
        for part in fields(other):
            setattr(self, part.name, _merged(getattr(self, part.name), getattr(other, part.name), count))


def _merged(mine: Any, others: Any, count: Callable[[int, int], int]) -> Any:
    if isinstance(mine, Counter):
        counts = cast("Counter[str]", mine)
        return Counter({name: count(counts[name], others[name]) for name in (*counts, *others)})
    if is_mapping(mine):
        shared = {name: _merged(mine[name], others[name], count) for name in mine if name in others}
        return {**mine, **deepcopy(others), **shared}
    if isinstance(mine, Addable):
        mine.merge(others, count)
        return mine
    # a date or a name: the later one, and a name does not change
    return count(mine, others) if isinstance(mine, int) else max(mine, others)


def _counter() -> Counter[str]:
    return Counter()


@dataclass
class Place(Addable):
    """One place in a response: a field, the items of a list, or a header."""

    seen: int = 0
    """How often it was there, null included."""
    missing: int = 0
    """How often the object around it came without it."""
    types: Counter[str] = field(default_factory=_counter)
    """The JSON types: `null`, `boolean`, `integer`, `number`, `string`, `array`, `object`."""
    empty: int = 0
    """How many of the texts and lists had no content."""
    formats: Counter[str] = field(default_factory=_counter)
    """How many texts had each of the formats that `pipeline.openapi.formats` knows."""
    date_forms: Counter[str] = field(default_factory=_counter)
    """How dates and times were written, such as `YYYY-mm-dd`."""
    prefixes: Counter[str] = field(default_factory=_counter)
    """How ids began, where the document names a prefix."""
    patterns: Counter[str] = field(default_factory=_counter)
    """How many texts matched the pattern that the document had when they were seen; 0 if none did."""
    values: Counter[str] = field(default_factory=_counter)
    """The values where the document lists the values, and new ones written like them."""
    unnamed_values: int = 0
    """How many values were not of the document's list and are not named, because they could be anything."""
    signs: Counter[str] = field(default_factory=_counter)
    """`negative`, `zero` and `positive` numbers."""
    unnamed_fields: int = 0
    """How many fields of the object here are not in the document and are not named, because they could be anything."""
    unreadable: int = 0
    """How many values a program could not read, according to its log."""

    @property
    def nulls(self) -> int:
        """How often it was null."""
        return self.types["null"]

    @property
    def texts(self) -> int:
        """How often it was a text."""
        return self.types["string"]

    def all_texts(self, counts: Counter[str], name: str) -> bool:
        """Whether every text was counted under a name, such as a format, and there was one."""
        return 0 < self.texts == counts[name]


@dataclass
class Response(Addable):
    """The responses with one status."""

    seen: int = 0
    media_types: Counter[str] = field(default_factory=_counter)
    """Without their parameters."""
    headers: dict[str, Place] = field(default_factory=dict[str, Place])
    """The headers that the documentation knows, in lower case."""
    places: dict[str, Place] = field(default_factory=dict[str, Place])
    """The places in JSON bodies, see `pipeline.observed.places`."""
    not_json: int = 0
    """How many bodies said that they are JSON and are not."""


@dataclass
class Order(Addable):
    """How one field of the objects of a list rises and falls from each object to the next one."""

    rising: int = 0
    falling: int = 0
    equal: int = 0

    @property
    def direction(self) -> str:
        """`oldest first`, `newest first`, `neither`, or `unknown` where nothing changed."""
        directions = {
            (False, False): "unknown",
            (True, False): "oldest first",
            (False, True): "newest first",
            (True, True): "neither",
        }
        return directions[self.rising > 0, self.falling > 0]


@dataclass
class Pages(Addable):
    """What the pages of a list have in common."""

    sizes: Counter[str] = field(default_factory=_counter)
    """How many objects the pages had that were followed by another."""
    order: dict[str, Order] = field(default_factory=dict[str, Order])
    """The order of each date or time of the objects, over all pages, by their place in an object."""
    past_the_end: Counter[str] = field(default_factory=_counter)
    """What the page after the last one was: a status and, for a page, `empty` or `filled`, such as `200 empty`."""
    stated_sizes: Counter[str] = field(default_factory=_counter)
    """How many objects a page has at most, as the pages say in `per_page`."""


@dataclass
class Operation(Addable):
    """One operation; a record without `pages` is of no list, or of one that was not read."""

    call: str = ""
    """Method and path, so that it is found under another operationId, too."""
    seen_on: str = ""
    """The day of the latest observation."""
    responses: dict[str, Response] = field(default_factory=dict[str, Response])
    """By status."""
    pages: Pages = field(default_factory=Pages)
    trials: dict[str, Counter[str]] = field(default_factory=dict[str, Counter[str]])
    """The statuses of requests that were wrong on purpose, by what was wrong: one of `TRIALS`."""


@dataclass
class Schema(Addable):
    """What logs say of the objects of one schema, whichever operation they were from."""

    seen_on: str = ""
    places: dict[str, Place] = field(default_factory=dict[str, Place])


@dataclass
class Observations(Addable):
    """All that was observed: by operationId, and by name of a schema."""

    operations: dict[str, Operation] = field(default_factory=dict[str, Operation])
    schemas: dict[str, Schema] = field(default_factory=dict[str, Schema])
