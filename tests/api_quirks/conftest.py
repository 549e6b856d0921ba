"""A client of an API with example data, whose requests are kept."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from mijnklantportaal import MijnKlantportaal
from mijnklantportaal.sandbox import Sandbox
from tests.api_quirks.recording_transport import Recording


@dataclass(frozen=True)
class Ids:
    """Objects of the example data."""

    customer: str
    package: str
    punch_card: str
    issued_punch_card: str
    appointment: str
    payment_link: str
    ticket: str
    chat: str
    file: str
    directory: str
    offer: str
    invoice: str
    agreement: str


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    """An API on loopback for all tests; each test fills it anew."""
    with Sandbox(rate_limit=None) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(server: Sandbox) -> Sandbox:
    """An API that holds the example data only."""
    server.reset()
    server.seed()
    return server


@pytest.fixture
def sent() -> Recording:
    """The requests of a test."""
    return Recording()


@pytest.fixture
def portal(sandbox: Sandbox, sent: Recording) -> Iterator[MijnKlantportaal]:
    """A client of that API."""
    with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, transport=sent) as client:
        yield client


@pytest.fixture
def ids(sandbox: Sandbox) -> Ids:
    """Objects to work with; offer and invoice are open."""

    def first(kind: str, **wanted: object) -> str:
        found = (item for item in sandbox.objects.all(kind) if wanted.items() <= item.items())
        return str(next(found)["id"])

    return Ids(
        customer=first("cst_"),
        package=first("spg_"),
        punch_card=first("pcd_"),
        issued_punch_card=first("pcb_"),
        appointment=first("apt_", status="scheduled"),
        payment_link=first("plk_"),
        ticket=first("tic_", source="portal"),
        chat=first("tic_", source="chat"),
        file=first("fsf_"),
        directory=first("fsd_"),
        offer=first("off_", acceptedAt=None, rejectedAt=None),
        invoice=first("inv_", paidAt=None),
        agreement=first("agr_"),
    )
