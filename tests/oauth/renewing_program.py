"""A process with tasks and threads that read with a token that has ended. Arguments: origin, base URL.

Each line of its input names a store, and starts a round; it prints how many reads succeeded.
"""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    FileTokenStore,
    MijnKlantportaal,
    OAuthApplication,
    OAuthTokenSource,
    RedisTokenStore,
)
from tests.oauth.application import REDIRECT_URI

TASKS, THREADS = 16, 4
"""In each of four processes."""


async def read_in_tasks(source: OAuthTokenSource, base_url: str) -> int:
    async with AsyncMijnKlantportaal(source, base_url=base_url) as portal:
        found = await asyncio.gather(*(portal.customer_groups.list().page(1) for _ in range(TASKS)))
    return len(found)


def main() -> None:
    origin, base_url = sys.argv[1:]
    application = OAuthApplication(
        client_id="sandbox-app", client_secret="sandbox-secret", redirect_uri=REDIRECT_URI, base_url=origin
    )
    print("ready", flush=True)
    with ThreadPoolExecutor(THREADS + 1) as pool:
        for line in sys.stdin:
            place = line.strip()
            store = RedisTokenStore(place, "shared") if place.startswith("redis:") else FileTokenStore(place)
            source = OAuthTokenSource(application, store)
            with MijnKlantportaal(source, base_url=base_url) as portal:
                tasks = pool.submit(asyncio.run, read_in_tasks(source, base_url))
                threads = [pool.submit(portal.customer_groups.list().page, 1) for _ in range(THREADS)]
                print(tasks.result() + len([thread.result() for thread in threads]), flush=True)


if __name__ == "__main__":
    main()
