"""Makes every call of a generated package by both clients, with a sandbox that was built of the same document."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

from live_contract.__main__ import examine
from live_contract.conformance import deviations
from live_contract.probes import Ids, Probe, probes
from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, PortalError, Response, ResponseError
from mijnklantportaal.sandbox import Sandbox
from pipeline.documents import Document, read_yaml


def failures(document_file: Path) -> Iterator[str]:
    """Yield what fails, in an order in which the first is likely to be the cause of the others."""
    document = read_yaml(document_file)
    with Sandbox(document=document_file, rate_limit=None, seed=True) as sandbox:
        with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, strict=True) as portal:
            for finding in examine(portal, document, allow_writes=True):
                if finding.verdict == "differs":
                    yield f"{_name(finding.probe)}: {'; '.join(finding.details)}"
        yield from asyncio.run(_asynchronous_failures(sandbox, document))


async def _asynchronous_failures(sandbox: Sandbox, document: Document) -> list[str]:
    found: list[str] = []
    ids = Ids()
    async with AsyncMijnKlantportaal(sandbox.token, base_url=sandbox.base_url, strict=True) as portal:
        for probe in probes(document):
            operation = probe.call(ids)
            if isinstance(operation, str):
                continue
            try:
                response: Response[object] | ResponseError = await portal.api.send(operation)
            except ResponseError as error:
                response = error
            except PortalError as error:
                found.append(f"{_name(probe)}, asynchronously: {error}")
                continue
            if isinstance(response, Response):
                ids.learn_from(response.body)
            verb, path = probe.operation.http_method, probe.operation.path
            details = list(deviations(document, verb, path, response.status, response.body))
            found += [f"{_name(probe)}, asynchronously: {'; '.join(details)}"] if details else []
    return found


def _name(probe: Probe) -> str:
    operation = probe.operation
    return f"{operation.http_method} {operation.path} ({operation.source.get('x-source')})"
