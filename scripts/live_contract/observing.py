"""One run of observation: everything that can be read, and one call by somebody without a token."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from live_contract.observations import Observer
from live_contract.reading import NotTried, Reading
from live_contract.sending import sender
from mijnklantportaal import MijnKlantportaal
from pipeline.codegen.data import Package
from pipeline.documents import Document
from pipeline.observed.records import Observations


@dataclass(frozen=True)
class Observed:
    """What one run has seen, and what it could not see."""

    observations: Observations
    not_tried: tuple[NotTried, ...]


class Clients(NamedTuple):
    """A client of the API, and one whose token is wrong."""

    portal: MijnKlantportaal
    stranger: MijnKlantportaal


def observe(
    clients: Clients, document: Document, package: Package, day: str, tell: Callable[[str], object] = str
) -> Observed:
    """Read what there is to read; `tell` hears of each operation."""
    observer = Observer(document, day)
    reading = Reading(package, observer, sender(clients.portal))
    for operation_id in reading.run():
        tell(operation_id)
    probe, call = reading.first_list()
    observer.see_trial(probe.operation, "wrong_token", sender(clients.stranger)(call))
    return Observed(observer.observations(), tuple(reading.not_tried))
