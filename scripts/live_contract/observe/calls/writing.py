"""Makes one of everything that can be made, changes what it made, and removes it where the API can."""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from live_contract.observe.calls.marks import ADDRESSES, MARK, marked
from live_contract.observe.calls.own_ids import OwnIds, UnknownIds, with_own_ids
from live_contract.observe.calls.reading import UNKNOWN, Chosen, NotTried, Send, path_prefixes
from live_contract.observe.counts.observations import Exchange, Observer
from mijnklantportaal import PortalError
from mijnklantportaal_api.runtime.operation import Operation as Call
from pipeline.codegen.data import Package
from pipeline.examine.probes import Probe, probes_of
from pipeline.openapi.json_data import mapping


def announcement(package: Package) -> Iterator[str]:
    """What a run will do to a portal, in lines."""
    verbs = {
        "POST": "It makes, or does to what it made",
        "PUT": "It replaces of what it made",
        "PATCH": "It changes of what it made",
        "DELETE": "It removes of what it made",
    }
    for verb, title in verbs.items():
        found = [probe for probe in probes_of(package) if probe.operation.http_method == verb]
        if found:
            yield f"{title}:"
            yield from (f"  {verb} {probe.operation.path}: {probe.method.summary}" for probe in found)
    yield f'All else that it makes stays in the portal. It is called "{MARK}", as far as it has a name.'
    yield f"Messages go to {ADDRESSES['email']}, which takes none."


class Made(NamedTuple):
    """An object that was made and not removed: the call that made it, and its id."""

    operation: str
    id: str

    @property
    def text(self) -> str:
        """For people who want to remove it themselves."""
        return f"{self.id}, from {self.operation}"


class Writing:
    """Makes the calls of one run that write; an observer counts what comes."""

    def __init__(self, package: Package, observer: Observer, send: Send, moment: str) -> None:
        self._probes = [probe for probe in probes_of(package) if probe.operation.http_method != "GET"]
        self._observer, self._send, self._moment = observer, send, moment
        self._numbers = count(1)
        self._own = OwnIds()
        self._made: dict[str, Made] = {}
        self.not_tried: list[NotTried] = []

    def make(self) -> None:
        """Call what makes and changes things, as long as there is something new to call."""
        waiting = [probe for probe in self._probes if probe.operation.http_method != "DELETE"]
        while waiting:
            left = [probe for probe in waiting if not self._write(probe)]
            if len(left) == len(waiting):
                break
            waiting = left
        self.not_tried += [NotTried(probe.operation.operation_id, "it needs what can't be made") for probe in waiting]
        for probe in self._probes:
            self._try_unknown_id(probe)
            self._try_wrong_body(probe)

    @property
    def left(self) -> tuple[Made, ...]:
        """What was made and not removed so far."""
        return tuple(self._made.values())

    def clean_up(self) -> None:
        """Remove what can be removed."""
        for probe in self._probes:
            if probe.operation.http_method == "DELETE":
                prefixes = [prefix for kinds in path_prefixes(probe) for prefix in kinds]
                for made in [made for made in self._made.values() if made.id.startswith(tuple(prefixes))]:
                    self._remove(probe, made)

    def _write(self, probe: Probe) -> bool:
        """Make one call, if everything for it was made."""
        call = self._call(probe)
        if call is None:
            return False
        if exchange := self._exchange(probe, call):
            self._observer.see(probe.operation, exchange)
        return True

    def _call(self, probe: Probe) -> Call[object] | None:
        """The call with nothing but ids of ours."""
        call = probe.call(self._own)
        return None if isinstance(call, str) else with_own_ids(call, self._own)

    def _remove(self, probe: Probe, made: Made) -> None:
        call = probe.call(Chosen({prefix: made.id for kinds in path_prefixes(probe) for prefix in kinds}))
        if not isinstance(call, str) and (exchange := self._exchange(probe, call)):
            self._observer.see(probe.operation, exchange)
            if exchange.is_success:
                del self._made[made.id]

    def _try_unknown_id(self, probe: Probe) -> None:
        call = probe.call(UnknownIds())
        names_one = not isinstance(call, str) and UNKNOWN in f"{call.path} {call.json} {call.form}"
        if names_one and "404" in probe.operation.source["responses"]:
            self._try(probe, call, "unknown_id")

    def _try_wrong_body(self, probe: Probe) -> None:
        call = self._call(probe)
        needs_fields = any(field.is_required for field in probe.method.fields)
        if call is None or not needs_fields or "422" not in probe.operation.source["responses"]:
            return
        nothing = {"contractTest": MARK}
        empty = call._replace(form=nothing) if call.form is not None else call._replace(json=nothing)
        self._try(probe, empty, "wrong_body")

    def _try(self, probe: Probe, call: Call[object] | str, kind: str) -> None:
        if not isinstance(call, str) and (exchange := self._exchange(probe, call)):
            self._observer.see_trial(probe.operation, kind, exchange)

    def _exchange(self, probe: Probe, call: Call[object]) -> Exchange | None:
        """Send a call as one of ours, and learn what it made."""
        try:
            exchange = self._send(marked(call, f"{self._moment} {next(self._numbers)}".strip()))
        except PortalError as error:
            self.not_tried.append(NotTried(probe.operation.operation_id, error.message))
            return None
        if exchange.is_success:
            self._own.learn(exchange.data)
            made = mapping(exchange.data).get("id")
            if probe.operation.http_method == "POST" and isinstance(made, str):
                self._made.setdefault(made, Made(probe.operation.operation_id, made))
        return exchange
