"""Makes every call that can be made by one of the two clients, and says what came of each."""

from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, PortalError, ResponseError
from mijnklantportaal_api.runtime.operation import Operation
from mijnklantportaal_api.runtime.response import Response
from pipeline.documents import Document
from pipeline.examine.conformance import deviations
from pipeline.examine.probes import Ids, Probe


@dataclass(frozen=True)
class Finding:
    """What became of one probe: `agrees`, `differs` or `not tried`, with the details."""

    probe: Probe
    verdict: str
    details: tuple[str, ...] = ()


def examine(
    portal: MijnKlantportaal, document: Document, probes: Iterable[Probe], *, allow_writes: bool
) -> Iterator[Finding]:
    """Make every call that can be made, and yield what came of it."""
    examination = _Examination(document, allow_writes)
    for probe in probes:
        operation = examination.operation(probe)
        if isinstance(operation, Finding):
            yield operation
            continue
        try:
            outcome: Response[object] | PortalError = portal.api.send(operation)
        except PortalError as error:
            outcome = error
        yield examination.finding(probe, outcome)


async def async_examine(
    portal: AsyncMijnKlantportaal, document: Document, probes: Iterable[Probe], *, allow_writes: bool
) -> AsyncIterator[Finding]:
    """Make every call that can be made with the asynchronous client, and yield what came of it."""
    examination = _Examination(document, allow_writes)
    for probe in probes:
        operation = examination.operation(probe)
        if isinstance(operation, Finding):
            yield operation
            continue
        try:
            outcome: Response[object] | PortalError = await portal.api.send(operation)
        except PortalError as error:
            outcome = error
        yield examination.finding(probe, outcome)


class _Examination:
    """What both clients do without sending: choose the calls, and judge what came of them."""

    def __init__(self, document: Document, allow_writes: bool) -> None:
        self._document, self._allow_writes = document, allow_writes
        self._ids = Ids()

    def operation(self, probe: Probe) -> Operation[object] | Finding:
        """The call to make, or why it is not made."""
        if probe.operation.http_method != "GET" and not self._allow_writes:
            return Finding(probe, "not tried", ("it writes; --allow-writes permits that",))
        operation = probe.call(self._ids)
        return Finding(probe, "not tried", (operation,)) if isinstance(operation, str) else operation

    def finding(self, probe: Probe, outcome: Response[object] | PortalError) -> Finding:
        """What a response or an error says of the document."""
        if not isinstance(outcome, Response | ResponseError):
            return Finding(probe, "differs", (str(outcome),))
        if isinstance(outcome, Response):
            self._ids.learn_from(outcome.body)
        verb, path = probe.operation.http_method, probe.operation.path
        found = tuple(deviations(self._document, verb, path, outcome.status, outcome.body))
        return Finding(probe, "differs" if found else "agrees", found or (f"status {outcome.status}",))
