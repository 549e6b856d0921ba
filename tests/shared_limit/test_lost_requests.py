"""Redis that has forgotten requests: all of them, or those since an older copy of it."""

import pytest

from mijnklantportaal._policies.sliding_window import Slot
from mijnklantportaal._shared_limit.state import Outcome
from tests.shared_limit.simulated_clients import World, end, settling, slot_of, used_up

pytestmark = pytest.mark.usefixtures("quiet")


@pytest.mark.parametrize("kept", [0, 5])
def test_redis_that_has_forgotten_requests_counts_as_away(kept: int) -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    texts = [""]
    for _ in range(60):
        assert isinstance(first.ask(1, 0), Slot)
        texts.append(world.text)
    assert second.ask(1, 0) != 0
    world.text = texts[kept]
    assert second.ask(1, 0) == pytest.approx(60, abs=0.01), "the requests of the first are not forgotten"
    assert first.ask(1, 0) == pytest.approx(60, abs=0.01)
    world.run(6)
    first.tell()
    assert world.counted == 60 + kept, "the first has put them back"
    assert world.window(2).ask(1, 0) == pytest.approx(54, abs=0.01)


def test_redis_that_has_forgotten_a_request_while_it_was_away_counts_it_when_it_ends() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    assert isinstance(second.ask(1, 0), Slot)
    text = world.text
    slot = slot_of(first.ask(1, 0))
    world.stop_redis(forgets=False)
    first.tell()
    world.text = text
    world.start_redis()
    world.run(6)
    first.tell()
    before = world.counted
    end(first, slot, Outcome())
    assert world.counted == before + 1


def test_redis_that_was_filled_by_a_new_client_after_it_had_forgotten_counts_as_away() -> None:
    world = World()
    first = world.window(2)
    used_up(first, 60)
    world.run(1)
    world.text = ""
    assert isinstance(world.window(2).ask(1, 0), Slot)
    assert first.ask(1, 0) == pytest.approx(59, abs=0.01)
    assert first.expected_wait(first._clock.monotonic(), 0)[1] is not None, "Redis is away"
    world.run(5)
    first.tell()
    assert settling(world) == pytest.approx(75, abs=0.1)


def test_redis_that_was_forgotten_by_all_for_longer_than_a_minute_is_not_away() -> None:
    world = World()
    first = world.window(2)
    used_up(first, 60)
    world.run(76)
    world.text = ""
    assert isinstance(first.ask(1, 0), Slot)


def test_redis_that_has_forgotten_requests_while_all_keep_to_their_shares_counts_as_away() -> None:
    world = World()
    window = world.window(2)
    window.ask(1, 0)
    state = world.state
    state.share_until = state.now + 10
    text = world.text = state.text("test")
    window.ask(1, 0)
    world.text = text
    window.tell()
    world.run(6)
    window.tell()
    assert settling(world) == pytest.approx(75, abs=0.1)
