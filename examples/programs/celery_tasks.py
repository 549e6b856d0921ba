"""Celery workers, on any number of machines, that share a token and its rate limit.

export REDIS_URL=redis://localhost:6379/0
celery --app celery_tasks worker         # in this folder, on each machine
python celery_tasks.py Bakeries Retail   # gives them groups to create
"""

import os
import sys
from typing import Any

from celery import Celery, group
from redis import Redis
from redis.exceptions import LockError

from mijnklantportaal import MijnKlantportaal, RateLimitError, SharedRateLimit

REDIS_URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")
MAX_WAIT = 10.0
"""In seconds; a task that would wait for longer goes back into the queue, and its process does another one."""

app = Celery("celery_tasks", broker=REDIS_URL, backend=REDIS_URL)
# A task whose process was killed is done again at once, and one whose machine is gone after five minutes, which no
# task may take. So it must be one that can be done again: `ensure` looks first.
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    broker_transport_options={"visibility_timeout": 300},
)

# The processes of a worker inherit this client; each takes turns with all others, and has a place of its own in the
# count of `clients`, which are the processes of all workers together.
portal = MijnKlantportaal(rate_limit=SharedRateLimit(REDIS_URL, clients=20), max_rate_limit_wait=MAX_WAIT)
redis = Redis.from_url(REDIS_URL)


@app.task(name="ensure_group", bind=True, max_retries=None)  # type: ignore[untyped-decorator]  # Celery has no types
def ensure_group(self: Any, name: str) -> str:
    """Create a group unless it is there."""
    try:
        # two machines that look at the same time would both create it
        with redis.lock(f"ensure_group:{name}", timeout=300, blocking_timeout=MAX_WAIT):
            ensured = portal.customer_groups.ensure(name=name)
    except RateLimitError as error:
        raise self.retry(countdown=error.retry_after or MAX_WAIT, exc=error) from error
    except LockError as error:
        raise self.retry(countdown=MAX_WAIT, exc=error) from error
    return f"{name}: {ensured.outcome}"


def main() -> None:
    """Let the workers create the groups that the arguments name, and print what came of it."""
    for line in group(ensure_group.s(name) for name in sys.argv[1:])().get():
        print(line)


if __name__ == "__main__":
    main()
