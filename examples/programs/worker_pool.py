"""Read customers in several processes. The default pool of a Celery worker forks, too.

python examples/programs/worker_pool.py [fork|spawn|forkserver]
"""

import atexit
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from mijnklantportaal import MijnKlantportaal

# A forked process inherits this client, and gives it connections of its own. Processes that are started in another way
# import this module again, and so make one. A client can't be an argument of a task, because it can't be pickled.
portal = MijnKlantportaal()
atexit.register(portal.close)


def describe(customer_id: str) -> str:
    """A task; an id goes in, and a text comes out."""
    customer = portal.customers.get(customer_id)
    return f"{customer.id}  {customer.company_name}, {customer.city}"


def main() -> None:
    """Give each customer to a process."""
    method = sys.argv[1] if len(sys.argv) > 1 else "spawn"
    ids = [customer.id for customer in portal.customers.list()]
    with ProcessPoolExecutor(4, mp_context=get_context(method)) as pool:
        for line in pool.map(describe, ids):
            print(line)


if __name__ == "__main__":
    main()
