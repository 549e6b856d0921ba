"""Makes every call that can be made by a client, and says what came of each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from mijnklantportaal import PortalError, ResponseError
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
    send: Callable[[Operation[object]], Response[object]],
    document: Document,
    probes: Iterable[Probe],
    *,
    allow_writes: bool,
) -> Iterator[Finding]:
    """Send every call that can be made, and yield what came of it."""
    ids = Ids()
    for probe in probes:
        if probe.operation.http_method != "GET" and not allow_writes:
            yield Finding(probe, "not tried", ("it writes; --allow-writes permits that",))
            continue
        operation = probe.call(ids)
        if isinstance(operation, str):
            yield Finding(probe, "not tried", (operation,))
            continue
        try:
            response = send(operation)
        except ResponseError as error:
            yield _compared(document, probe, error)
        except PortalError as error:
            yield Finding(probe, "differs", (str(error),))
        else:
            ids.learn_from(response.body)
            yield _compared(document, probe, response)


def _compared(document: Document, probe: Probe, response: Response[object] | ResponseError) -> Finding:
    """What a response says of the document, be it an error or not."""
    verb, path = probe.operation.http_method, probe.operation.path
    found = tuple(deviations(document, verb, path, response.status, response.body))
    return Finding(probe, "differs" if found else "agrees", found or (f"status {response.status}",))
