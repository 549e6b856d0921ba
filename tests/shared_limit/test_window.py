"""The common window of several clients, in a simulated world."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mijnklantportaal import RateLimit
from mijnklantportaal._policies.sliding_window import Slot
from mijnklantportaal._shared_limit.state import Outcome
from mijnklantportaal._shared_limit.store import Latest
from tests.nightly import turns
from tests.overlay.rate_limit_servers import RollingServer, rate_limit_headers
from tests.shared_limit.simulated_clients import UNSHRUNK, Caller, World, end, slot_of, used_up

pytestmark = pytest.mark.usefixtures("quiet")


@settings(max_examples=turns(3, 100), phases=UNSHRUNK)
@given(seed=st.integers(0, 2**32), at_once=st.lists(st.integers(8, 20), min_size=1, max_size=6))
def test_shared_window_is_used_to_95_percent_without_a_429_and_evenly(seed: int, at_once: list[int]) -> None:
    world = World(seed)
    callers = [Caller(world, len(at_once), count) for count in at_once]
    world.run(480)
    assert world.statuses == {200: len(world.sent)}
    assert sum(time < 420 for time in world.sent) >= 0.95 * 420
    assert min(caller.served for caller in callers) >= 0.7 * len(world.sent) / len(callers)
    assert world.asked < 4 * len(world.sent), "nobody asks again and again"


def test_slot_of_a_cancelled_request_is_given_back() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    for number in range(60):
        slot = slot_of(first.ask(1, 0))
        end(first, slot, Outcome(200, rate_limit_headers(60, 59 - number)))
        world.run(0.1)
    assert second.ask(1, 0) == pytest.approx(54, abs=0.01)
    world.run(54.05)
    assert isinstance(second.ask(1, 0), Slot)
    second.drop()
    assert isinstance(second.ask(1, 0), Slot), "the same slot"
    assert second.ask(1, 0) == pytest.approx(0.05, abs=0.01)


def test_client_that_is_gone_loses_its_place() -> None:
    world = World(server=RollingServer(1))
    first, gone, last = (world.window(3) for _ in range(3))
    slot = slot_of(first.ask(1, 0))
    end(first, slot, Outcome(200, rate_limit_headers(1, 0)))
    for _ in range(2):
        assert gone.ask(1, 1000) == pytest.approx(60, abs=0.01)
    assert last.ask(1, 1000) == pytest.approx(120, abs=0.01), "behind the other one"
    world.run(61)
    assert last.ask(1, 1000) == pytest.approx(60, abs=0.01), "the other one may still come"
    world.run(1.5)
    assert isinstance(last.ask(1, 1000), Slot)


def test_slot_and_the_next_place_in_the_line_are_one_change() -> None:
    world = World(server=RollingServer(1))
    first, second = world.window(2), world.window(2)
    used_up(first, 1)
    world.run(60.01)
    asked = world.asked
    assert isinstance(first.ask(3, 1000), Slot)
    assert world.asked == asked + 2
    assert first.known_wait(first._clock.monotonic()) == pytest.approx(60, abs=0.01)
    assert second.ask(1, 1000) == pytest.approx(120, abs=0.01), "the other one is before it"
    assert first.expected_wait(first._clock.monotonic(), 0)[0] == pytest.approx(60, abs=0.01)


def test_client_with_no_further_request_leaves_the_line() -> None:
    world = World(server=RollingServer(1))
    first, second = world.window(2), world.window(2)
    used_up(first, 1)
    first.ask(1, 1000)
    world.run(60.01)
    assert isinstance(first.ask(1, 1000), Slot)
    assert second.ask(1, 1000) == pytest.approx(60, abs=0.02)


def test_client_waits_for_one_request_of_each_other_client_in_turn() -> None:
    world = World(server=RollingServer(1))
    first, second = world.window(2), world.window(2)
    used_up(first, 1)
    world.run(60.01)
    assert isinstance(second.ask(3, 1000), Slot)  # two more of it wait
    first.tell()
    waits = [first.expected_wait(first._clock.monotonic(), own)[0] for own in range(4)]
    assert [round(wait / 60) for wait in waits] == [2, 4, 5, 6]


def test_request_without_a_response_counts_from_when_it_ended() -> None:
    world = World()
    window = world.window(1)
    slot = slot_of(window.ask(1, 0))
    world.run(10)
    end(window, slot, Outcome())
    world.run(55)
    assert world.counted == 1
    world.run(10)
    assert world.counted == 0


def test_client_may_use_more_than_its_share_while_redis_is_there() -> None:
    window = World().window(60)
    used_up(window, 60)
    assert window.expected_wait(window._clock.monotonic(), 0)[0] == pytest.approx(60)
    window = World().window(60)
    for _ in range(2):
        assert isinstance(window.ask(1, 0), Slot)
    assert window.expected_wait(window._clock.monotonic(), 0)[0] == 0


def test_look_without_news_changes_nothing_unless_all_were_silent_for_long() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    used_up(first, 60)
    assert second.ask(1, 1000) == pytest.approx(60, abs=0.01)
    text = world.text
    world.run(4)
    assert second.ask(1, 1000) == pytest.approx(56, abs=0.01)
    assert world.text == text
    world.run(2)
    second.ask(1, 1000)
    assert world.state.changed_at == world.state.now


def test_requests_of_other_programs_are_left_room_for() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    slot = slot_of(first.ask(1, 0))
    end(first, slot, Outcome(200, rate_limit_headers(60, 1)))
    assert first.last == RateLimit(60, 1)
    assert isinstance(second.ask(1, 0), Slot)
    assert second.ask(1, 0) != 0, "used by programs that don't share"


def test_pause_that_the_api_asks_one_client_for_is_kept_by_all() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    slot = slot_of(first.ask(1, 0))
    end(first, slot, Outcome(429, {"retry-after": "7"}))
    assert second.ask(1, 0) == pytest.approx(7, abs=0.01)


def test_request_counts_once_if_redis_was_told_and_its_answer_was_lost() -> None:
    world = World()
    window = world.window(1)
    slot = slot_of(window.ask(1, 0))
    world.loses_answer = True
    end(window, slot, Outcome())
    assert world.counted == 1
    world.run(6)
    window.tell()
    assert world.counted == 1


def test_slot_is_taken_once_if_the_text_in_redis_has_changed_again_before_the_answer() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    world.meanwhile = lambda: second.ask(1, 0)
    assert isinstance(first.ask(1, 0), Slot)
    assert (first.under_way, second.under_way, world.counted) == (1, 1, 2)
    assert first.expected_wait(first._clock.monotonic(), 0) == (0.0, None), "Redis is not away"


def test_client_says_what_waiting_in_its_queue_will_take() -> None:
    world = World(server=RollingServer(2))
    first, second = world.window(2), world.window(2)
    assert first.expected_wait(first._clock.monotonic(), 100) == (0.0, None), "nothing is known yet"
    for number in range(2):
        slot = slot_of(first.ask(1, 0))
        end(first, slot, Outcome(200, rate_limit_headers(2, 1 - number)))
    assert second.ask(3, 100) == pytest.approx(60, abs=0.01)
    assert first.ask(1, 100) == pytest.approx(60, abs=0.01), "the second slot is free at the same time"
    seconds, reason = first.expected_wait(first._clock.monotonic(), 1)
    assert (round(seconds), reason) == (120, "the rate limit of 2 per minute is used up"), "each has two before it"


def test_slot_that_was_claimed_is_not_dropped_and_one_that_was_dropped_is_gone() -> None:
    window = World().window(1)
    for _ in range(2):
        assert isinstance(window.ask(1, 0), Slot)
        window.claim()
        window.drop()
    assert isinstance(window.ask(1, 0), Slot)
    for _ in range(2):
        window.drop()
    assert window.under_way == 2


def test_slot_is_had_beyond_the_share_if_the_text_in_redis_has_changed_before_the_answer() -> None:
    world = World()
    first, second = world.window(60), world.window(60)
    slot = slot_of(first.ask(1, 0))
    end(first, slot, Outcome(200, rate_limit_headers(60, 59)))
    world.meanwhile = lambda: second.ask(1, 0)
    assert isinstance(first.ask(1, 0), Slot)
    assert first.known_wait(first._clock.monotonic()) is None


def test_slot_for_the_only_request_leaves_no_wait_for_the_next_one() -> None:
    window = World().window(1)
    assert isinstance(window.ask(1, 0), Slot)
    assert window.known_wait(window._clock.monotonic()) is None


def test_request_counts_from_when_it_ended_however_late_redis_is_told() -> None:
    world = World()
    window = world.window(1)
    slot = slot_of(window.ask(1, 0))
    window.note(slot, Outcome())
    world.run(30)
    window.tell()
    world.run(31)
    assert world.counted == 0


def test_request_that_redis_was_told_of_is_not_told_again() -> None:
    world = World()
    window = world.window(1)
    used_up(window, 1)
    text = world.text
    window.tell()
    assert world.text == text


def test_limit_that_the_api_changes_is_looked_at_by_who_waits_and_changes_the_shares() -> None:
    world = World()
    window = world.window(2)
    slots = [window.ask(1, 0) for _ in range(2)]
    assert isinstance(slots[0], Slot)
    assert isinstance(slots[1], Slot)
    end(window, slots[0], Outcome(200, rate_limit_headers(2, 0)))
    window.ask(1, 100)
    assert window.known_wait(window._clock.monotonic()) is not None
    end(window, slots[1], Outcome(200, rate_limit_headers(8, 6)))
    assert window.known_wait(window._clock.monotonic()) is None
    state = world.state
    state.share_until = state.now + 75
    world.text = state.text("test")
    assert [isinstance(window.ask(1, 100), Slot) for _ in range(3)] == [True, True, False], "four, with the first two"


def test_redis_in_which_others_are_always_quicker_counts_as_away(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World()
    window = world.window(2)

    def refuse(expected: str, text: str) -> Latest:
        return Latest("", 0.0)

    monkeypatch.setattr(world, "exchange", refuse)
    window.ask(1, 0)
    assert window.expected_wait(window._clock.monotonic(), 0)[1] is not None, "Redis is away"


def test_window_that_is_closed_closes_its_store(monkeypatch: pytest.MonkeyPatch) -> None:
    world, closed = World(), list[bool]()
    monkeypatch.setattr(world, "close", lambda: closed.append(True))
    world.window(1).close()
    assert closed


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_window_in_a_forked_process_is_another_client_without_requests() -> None:
    window = World().window(1)
    assert isinstance(window.ask(1, 0), Slot)
    client = window._client
    child = os.fork()
    if child == 0:
        os._exit(window.under_way + (window._client == client))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
