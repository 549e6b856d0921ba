"""Every call by either client: it agrees with the document, or what differs is told."""

import asyncio
from collections.abc import Iterator, Sequence

import httpx
import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
from mijnklantportaal.sandbox import Sandbox
from pipeline.examine.examination import examine
from pipeline.examine.probes import Probe, probes
from tests.contract.calls import DOCUMENT


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(rate_limit=None, seed=True) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def calls() -> Sequence[Probe]:
    return tuple(probes(DOCUMENT))


def test_examination_agrees_for_every_operation_with_permission_to_write(
    sandbox: Sandbox, calls: Sequence[Probe]
) -> None:
    with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, strict=True) as portal:
        findings = list(examine(portal.api.send, DOCUMENT, calls, allow_writes=True))
    assert {finding.verdict for finding in findings} == {"agrees"}, findings
    assert len({finding.probe.operation.operation_id for finding in findings}) >= 70


def test_examination_agrees_for_every_operation_of_the_asynchronous_client(
    sandbox: Sandbox, calls: Sequence[Probe]
) -> None:
    with asyncio.Runner() as runner:
        portal = AsyncMijnKlantportaal(sandbox.token, base_url=sandbox.base_url, strict=True)
        findings = list(examine(lambda call: runner.run(portal.api.send(call)), DOCUMENT, calls, allow_writes=True))
        runner.run(portal.aclose())
    assert {finding.verdict for finding in findings} == {"agrees"}, findings
    assert len({finding.probe.operation.operation_id for finding in findings}) >= 70


def test_examination_differs_where_responses_differ_from_the_document(calls: Sequence[Probe]) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"data": "soon"})

    portal = MijnKlantportaal("any-token", transport=httpx.MockTransport(respond), max_retries=0, strict=True)
    findings = list(examine(portal.api.send, DOCUMENT, calls, allow_writes=False))
    assert {finding.verdict for finding in findings} == {"differs", "not tried"}


def test_examination_differs_where_there_is_no_api(calls: Sequence[Probe]) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("nobody there")

    portal = MijnKlantportaal("any-token", transport=httpx.MockTransport(respond), max_retries=0, strict=True)
    findings = list(examine(portal.api.send, DOCUMENT, calls, allow_writes=False))
    assert any("nobody there" in finding.details[0] for finding in findings)
