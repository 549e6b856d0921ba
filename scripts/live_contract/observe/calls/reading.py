"""Reads what there is to read: several pages of each list, several objects of each kind, and what should not exist."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from live_contract.observe.calls.known_ids import KnownIds
from live_contract.observe.counts.listing import items_of_page, next_page
from live_contract.observe.counts.observations import Exchange, Observer
from mijnklantportaal import PortalError
from mijnklantportaal_api.runtime.operation import Operation as Call
from pipeline.codegen.data import Package
from pipeline.compare.thresholds import THRESHOLDS
from pipeline.examine.probes import Probe, probes_of
from pipeline.openapi.ids import id_prefixes
from pipeline.openapi.json_data import types_of

PAGES = 3
"""How many pages of a list are read."""

OBJECTS = 8
"""How many objects of a kind are read by their ids."""

DETAILED_OBJECTS = THRESHOLDS["required"].least
"""How many are read of a kind that no list shows."""

_RANGES = {"list-appointments": ("days", ("30", "365"))}
"""A query parameter that shows more of a list without pages, and values for it."""

_FAR_PAGE = "1000000"
UNKNOWN = "contracttest0000"
"""What follows the prefix of an id that no object has."""

Send = Callable[[Call[object]], Exchange]


@dataclass(frozen=True)
class Chosen:
    """The ids to call an operation with, by prefix."""

    ids: dict[str, str]

    def any_of(self, prefixes: list[str]) -> str | None:
        """The id with one of the prefixes."""
        return next((self.ids[prefix] for prefix in prefixes if prefix in self.ids), None)


class NotTried(NamedTuple):
    """A call that was not made, or to which no response came."""

    operation: str
    reason: str


class Reading:
    """Makes the calls of one run that only read; an observer counts what comes."""

    def __init__(self, package: Package, observer: Observer, send: Send, detailed: frozenset[str]) -> None:
        self._detailed = detailed
        self._probes = [probe for probe in probes_of(package) if probe.operation.http_method == "GET"]
        self._observer, self._send = observer, send
        self.ids = KnownIds()
        self.not_tried: list[NotTried] = []

    def run(self) -> Iterator[str]:
        """Make every call that reads; yields the operationId of each operation before its calls."""
        for probe in self._probes:
            yield probe.operation.operation_id
            self._read(probe)

    def first_list(self) -> tuple[Probe, Call[object]]:
        """A call that needs no id."""
        for probe in self._probes:
            call = probe.call(Chosen({}))
            if not isinstance(call, str):
                return probe, call
        raise LookupError("the document has no operation that can be called without an id")

    def _read(self, probe: Probe) -> None:
        prefixes = path_prefixes(probe)
        most = DETAILED_OBJECTS if probe.operation.operation_id in self._detailed else OBJECTS
        choices = list(self.ids.choices(prefixes, most))
        if not choices:
            self.not_tried.append(NotTried(probe.operation.operation_id, "no id for it was seen"))
        is_first = True
        for ids in choices:
            call = probe.call(Chosen(ids))
            if isinstance(call, str):
                self.not_tried.append(NotTried(probe.operation.operation_id, call))
                continue
            path_ids = {prefix: ids[prefix] for kinds in prefixes for prefix in kinds if prefix in ids}
            if probe.operation.page_item:
                self._read_pages(probe, call, path_ids, is_first=is_first)
            else:
                self._read_all(probe, call, path_ids)
            if is_first:
                self._try_wrong_parameter(probe, call)
            is_first = False
        self._try_unknown_id(probe, choices[0] if choices else {})

    def _read_all(self, probe: Probe, call: Call[object], path_ids: dict[str, str]) -> None:
        """Read something without pages, in every range of it."""
        self._read_one(probe, call, path_ids)
        name, values = _RANGES.get(probe.operation.operation_id, ("", ()))
        for value in values:
            self._read_one(probe, _with_query(call, name, value), path_ids)

    def _read_one(self, probe: Probe, call: Call[object], path_ids: dict[str, str]) -> Any:
        exchange = self._exchange(probe, call)
        if exchange is None:
            return None
        self._observer.see(probe.operation, exchange)
        if exchange.is_success:
            self.ids.learn(exchange.data, path_ids)
            if items_of_page(exchange.data) and not probe.operation.page_item:
                self._observer.listing(probe.operation).see(exchange.data)
        return exchange.data

    def _read_pages(self, probe: Probe, call: Call[object], path_ids: dict[str, str], *, is_first: bool) -> None:
        listing = self._observer.listing(probe.operation)
        number: str | None = None
        read = set[str | None]()
        while len(read) < PAGES and number not in read:  # a page that leads back to itself is not counted twice
            read.add(number)
            page = self._read_one(probe, _with_query(call, "page", number) if number else call, path_ids)
            listing.see(page)
            if (number := next_page(page)) is None:
                break
        if is_first and (exchange := self._exchange(probe, _with_query(call, "page", _FAR_PAGE))):
            self._observer.see(probe.operation, exchange)
            listing.see_past_the_end(exchange.status, exchange.data)

    def _try_wrong_parameter(self, probe: Probe, call: Call[object]) -> None:
        for parameter in probe.method.function.placed("query"):
            is_number = "integer" in types_of(parameter.schema)
            wrong = "0" if is_number and parameter.schema.get("minimum", 0) > 0 else "contract test"
            if exchange := self._exchange(probe, _with_query(call, parameter.wire_name, wrong)):
                self._observer.see_trial(probe.operation, "wrong_parameter", exchange)
            return

    def _try_unknown_id(self, probe: Probe, ids: dict[str, str]) -> None:
        prefixes = path_prefixes(probe)
        if not prefixes or "404" not in probe.operation.source["responses"]:
            return
        unknown = {kinds[0]: kinds[0] + UNKNOWN for kinds in prefixes}
        known = {kinds[0]: ids[kinds[0]] for kinds in prefixes[:-1] if kinds[0] in ids}
        call = probe.call(Chosen({**unknown, **known}))
        if not isinstance(call, str) and (exchange := self._exchange(probe, call)):
            self._observer.see_trial(probe.operation, "unknown_id", exchange)

    def _exchange(self, probe: Probe, call: Call[object]) -> Exchange | None:
        try:
            return self._send(call)
        except PortalError as error:
            self.not_tried.append(NotTried(probe.operation.operation_id, error.message))
            return None


def path_prefixes(probe: Probe) -> list[list[str]]:
    """The prefixes of the ids in the path, in the order of the path."""
    found = {parameter.wire_name: id_prefixes(parameter.schema) for parameter in probe.method.function.placed("path")}
    return [found[name] for name in sorted(found, key=lambda name: probe.operation.path.index(f"{{{name}}}"))]


def _with_query(call: Call[object], name: str, value: str) -> Call[object]:
    others = tuple((known, text) for known, text in call.query if known != name)
    return call._replace(query=(*others, (name, value)))
