"""A program that writes in bulk and prints a line for each result: URL, journal, how many, `sync` or `async`.

It says `ready` when it has loaded everything, so that a test can kill it while it writes.
"""

import asyncio
import sys
from collections.abc import Iterator
from typing import Any

from mijnklantportaal import AsyncMijnKlantportaal, BulkResult, MijnKlantportaal, Write, write


def writes(portal: Any, count: int) -> Iterator[Write[Any]]:
    """Groups by number."""
    return (write(portal.customer_groups.create, name=f"group {number}") for number in range(count))


def show(result: BulkResult[Any]) -> None:
    """Print a line for a result."""
    print(result.outcome, result.key, "resumed" if result.resumed else "new", flush=True)


def run(base_url: str, journal: str, count: int) -> None:
    """Write in threads."""
    with MijnKlantportaal("sandbox", base_url=base_url) as portal, portal.bulk(journal, wait=10) as bulk:
        print("ready", flush=True)
        for result in bulk.run(writes(portal, count)):
            show(result)


async def run_async(base_url: str, journal: str, count: int) -> None:
    """Write in tasks."""
    async with (
        AsyncMijnKlantportaal("sandbox", base_url=base_url) as portal,
        portal.bulk(journal, wait=10) as bulk,
    ):
        print("ready", flush=True)
        async for result in bulk.run(writes(portal, count)):
            show(result)


def main() -> None:
    """Run it as the arguments say."""
    _, base_url, journal, count, kind = sys.argv
    if kind == "async":
        asyncio.run(run_async(base_url, journal, int(count)))
    else:
        run(base_url, journal, int(count))


if __name__ == "__main__":
    main()
