"""What a client remembers of the writes that it has sent: as much as it needs, and no more."""

import math

from mijnklantportaal._ensure.abandoned_writes import AbandonedWrites
from mijnklantportaal._ensure.list_index import EVER


def test_writes_that_settled_long_ago_are_forgotten() -> None:
    now = 0.0
    writes = AbandonedWrites(lambda: now)
    for number in range(10_000):
        now += 1.0
        writes.add((str(number),), EVER, now)
    assert writes.settled_at(("9999",)) == now
    assert writes.settled_at(("9985",)) == now - 14
    assert writes.settled_at(("9000",)) == -math.inf
