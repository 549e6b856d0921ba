"""One run of observation: everything that can be read, and one call by somebody without a token."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import NamedTuple

from live_contract.observe.calls.readable import detailed_operations
from live_contract.observe.calls.reading import NotTried, Reading
from live_contract.observe.calls.sending import sender
from live_contract.observe.calls.writing import Made, Writing
from live_contract.observe.counts.observations import Exchange, Observer
from mijnklantportaal import MijnKlantportaal, PortalError
from mijnklantportaal_api.runtime.operation import Operation as Call
from pipeline.codegen.data import Package
from pipeline.documents import Document, PipelineError
from pipeline.observed.records import Observations


@dataclass(frozen=True)
class Observed:
    """What one run has seen, and what it could not see."""

    observations: Observations
    not_tried: tuple[NotTried, ...]
    left: tuple[Made, ...] = ()
    """What was made and could not be removed."""


class Subject(NamedTuple):
    """What is observed, and on which day."""

    document: Document
    package: Package
    day: str
    fields: tuple[str, ...] = ()
    """New fields that somebody has found fit to be named."""


class Clients(NamedTuple):
    """A client of the API, and one whose token is wrong."""

    portal: MijnKlantportaal
    stranger: MijnKlantportaal


def observe(
    clients: Clients, subject: Subject, tell: Callable[[str], object] = str, *, writes: str | None = None
) -> Observed:
    """Read what there is to read, and with `writes` make objects first, which are removed at the end.

    Args:
        clients: who makes the calls
        subject: what is observed
        tell: takes a line about each operation that reads
        writes: what keeps apart the objects of this run, such as the time; None makes nothing

    Raises:
        PipelineError: there is no API at the address, or it does not accept the token
    """
    observer = Observer(subject.document, subject.day, subject.fields)
    send = sender(clients.portal)
    reading = Reading(subject.package, observer, send, detailed_operations(subject.document, subject.package))
    probe, call = reading.first_list()
    _refuse_others(_sent(clients.portal, call))
    observer.see_trial(probe.operation, "wrong_token", _sent(clients.stranger, call))
    writing = Writing(subject.package, observer, send, writes or "")
    try:
        if writes is not None:
            writing.make()
        for operation_id in reading.run():
            tell(f"reads {operation_id}")
    except BaseException:  # an interrupt, too, leaves nothing behind that can be removed
        if writing.left:
            tell("removes what it can of what it made, which may take a minute; a second Ctrl-C leaves it")
        try:
            writing.clean_up()
        finally:
            for made in writing.left:
                tell(f"left in the portal: {made.text}")
        raise
    writing.clean_up()
    return Observed(observer.observations(), (*writing.not_tried, *reading.not_tried), writing.left)


def _sent(client: MijnKlantportaal, call: Call[object]) -> Exchange:
    try:
        return sender(client)(call)
    except PortalError as error:
        raise PipelineError(f"no response came: {error.message}") from error


def _refuse_others(exchange: Exchange) -> None:
    """Stop before every call fails for the same reason, or something else than the API is observed."""
    if exchange.status == HTTPStatus.UNAUTHORIZED:
        raise PipelineError("the API does not accept the token: is MIJNKLANTPORTAAL_TOKEN right?")
    if exchange.status == HTTPStatus.NOT_FOUND or not exchange.is_json:
        what = f"status {exchange.status}, media type {exchange.media_type}"
        raise PipelineError(f"this is not the API ({what}): is --base-url right? It ends in /v1.")
