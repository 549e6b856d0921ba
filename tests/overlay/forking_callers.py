"""A program whose child processes use a client that was made before, each for objects of its own, beside their parent.

python forking_callers.py METHOD sync|async CHILDREN TURNS BASE_URL
"""

import asyncio
import multiprocessing
import os
import sys
from collections.abc import Callable

from mijnklantportaal import AsyncMijnKlantportaal, Clock, MijnKlantportaal

METHOD, KIND, CHILDREN, TURNS, BASE_URL = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
AT_ONCE = 10
HASTY = Clock(uniform=lambda low, high: 0.0)

# processes that are not forked import this module again
PORTAL = {"sync": MijnKlantportaal, "async": AsyncMijnKlantportaal}[KIND]("token", base_url=BASE_URL, clock=HASTY)


def use(name: str, turns: int) -> int:
    """Ask for objects that nobody else asks for; the number of those that another process asked for."""
    ids = [f"cst_{name}_{turn}" for turn in range(turns)]
    if isinstance(PORTAL, MijnKlantportaal):
        return sum(PORTAL.customers.get(its_id).id != its_id for its_id in ids)
    return asyncio.run(use_asynchronously(PORTAL, ids))


async def use_asynchronously(portal: AsyncMijnKlantportaal, ids: list[str]) -> int:
    """The same, some at once."""
    foreign = 0
    for start in range(0, len(ids), AT_ONCE):
        wanted = ids[start : start + AT_ONCE]
        customers = await asyncio.gather(*map(portal.customers.get, wanted))
        foreign += sum(customer.id != its_id for customer, its_id in zip(customers, wanted, strict=True))
    return foreign


def child(number: int) -> None:
    """What a child does; its exit status is the number of foreign objects, or 255."""
    status = 255
    try:
        status = min(use(str(number), TURNS), 254)
    finally:
        sys.stderr.flush()
        os._exit(status)


def fork(number: int) -> Callable[[], int]:
    """Start a child; the result waits for its exit status."""
    process = os.fork()
    if process == 0:
        child(number)
    return lambda: os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def start(number: int) -> Callable[[], int]:
    """Start a child with `multiprocessing`; the result waits for its exit status."""
    process = multiprocessing.Process(target=child, args=(number,))
    process.start()

    def wait() -> int:
        process.join()
        assert process.exitcode is not None
        return process.exitcode

    return wait


def main() -> None:
    """Print the exit status of each child, and the number of foreign objects that the parent got meanwhile."""
    foreign = use("before", AT_ONCE)  # opens the connections that the children must not use
    if METHOD != "os.fork":
        multiprocessing.set_start_method(METHOD)
    waits = [(fork if METHOD == "os.fork" else start)(number) for number in range(CHILDREN)]
    foreign += use("meanwhile", TURNS)
    print([wait() for wait in waits], foreign)


if __name__ == "__main__":
    main()
