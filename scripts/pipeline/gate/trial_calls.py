"""Makes every call of a generated package by both clients, with a sandbox that was built of the same document."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal
from mijnklantportaal.sandbox import Sandbox
from pipeline.documents import read_yaml
from pipeline.examine.examination import Finding, examine
from pipeline.examine.probes import probes


def failures(document_file: Path) -> Iterator[str]:
    """Yield what fails, in an order in which the first is likely to be the cause of the others."""
    document = read_yaml(document_file)
    calls = tuple(probes(document))
    with Sandbox(document=document_file, rate_limit=None, seed=True) as sandbox:
        with MijnKlantportaal(sandbox.token, base_url=sandbox.base_url, strict=True) as portal:
            for finding in examine(portal.api.send, document, calls, allow_writes=True):
                if finding.verdict == "differs":
                    yield f"{_name(finding)}: {'; '.join(finding.details)}"
        with asyncio.Runner() as runner:
            async_portal = AsyncMijnKlantportaal(sandbox.token, base_url=sandbox.base_url, strict=True)
            for finding in examine(
                lambda operation: runner.run(async_portal.api.send(operation)), document, calls, allow_writes=True
            ):
                if finding.verdict == "differs":
                    yield f"{_name(finding)}, asynchronously: {'; '.join(finding.details)}"
            runner.run(async_portal.aclose())


def _name(finding: Finding) -> str:
    operation = finding.probe.operation
    return f"{operation.http_method} {operation.path} ({operation.source.get('x-source')})"
