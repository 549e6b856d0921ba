"""The common window of several clients, in a simulated world."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from mijnklantportaal import RateLimit
from mijnklantportaal._policies.sliding_window import Slot
from mijnklantportaal._shared_limit.state import Outcome
from mijnklantportaal._shared_limit.window import SharedWindow
from tests.nightly import turns
from tests.overlay.rate_limit_servers import RollingServer, rate_limit_headers
from tests.shared_limit.simulated_clients import Caller, World, end

UNSHRUNK = [Phase.explicit, Phase.generate]  # a simpler history takes minutes to find, and tells no more


@pytest.fixture(scope="module", autouse=True)
def quiet() -> Iterator[None]:
    """Without hundreds of lines about a Redis that is away."""
    logger = logging.getLogger("mijnklantportaal")
    logger.setLevel(logging.ERROR)
    yield
    logger.setLevel(logging.NOTSET)


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


@settings(max_examples=turns(8, 500), phases=UNSHRUNK)
@given(
    seed=st.integers(0, 2**32),
    at_once=st.lists(st.integers(1, 20), min_size=2, max_size=6),
    outages=st.lists(st.tuples(st.floats(1, 100), st.floats(0, 100), st.booleans()), min_size=1, max_size=3),
)
def test_shared_window_causes_no_429_while_redis_is_killed_and_comes_back(
    seed: int, at_once: list[int], outages: list[tuple[float, float, bool]]
) -> None:
    world = World(seed)
    for count in at_once:
        Caller(world, len(at_once), count)
    for before, away, forgets in outages:
        world.run(before)
        world.stop_redis(forgets)
        world.run(away)
        world.start_redis()
    world.run(140)
    before_the_rest = len(world.sent)
    world.run(180)
    assert world.statuses == {200: len(world.sent)}
    assert len(world.sent) - before_the_rest >= 2 * 60, "all of the limit is used again"


def test_slot_of_a_cancelled_request_is_given_back() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    for number in range(60):
        slot = first.ask(1, 0)
        assert isinstance(slot, Slot)
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
    slot = first.ask(1, 0)
    assert isinstance(slot, Slot)
    end(first, slot, Outcome(200, rate_limit_headers(1, 0)))
    for _ in range(2):
        assert gone.ask(1, 1000) == pytest.approx(60, abs=0.01)
    assert last.ask(1, 1000) == pytest.approx(120, abs=0.01), "behind the other one"
    world.run(61)
    assert last.ask(1, 1000) == pytest.approx(60, abs=0.01), "the other one may still come"
    world.run(1.5)
    assert isinstance(last.ask(1, 1000), Slot)


def used_up(window: SharedWindow, limit: int) -> None:
    """Let a client use up the limit."""
    for number in range(limit):
        slot = window.ask(1, 0)
        assert isinstance(slot, Slot)
        end(window, slot, Outcome(200, rate_limit_headers(limit, limit - 1 - number)))


def test_slot_and_the_next_place_in_the_line_are_one_change() -> None:
    world = World(server=RollingServer(1))
    first, second = world.window(2), world.window(2)
    used_up(first, 1)
    world.run(60.01)
    asked = world.asked
    slot = first.ask(3, 1000)
    assert isinstance(slot, Slot)
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
    slot = window.ask(1, 0)
    assert isinstance(slot, Slot)
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


def test_client_that_alone_had_lost_redis_sees_that_the_others_only_waited() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    used_up(first, 60)
    second.ask(1, 1000)
    world.run(10)
    world.stop_redis(forgets=False)
    first.ask(1, 1000)
    world.start_redis()
    world.run(1)
    second.ask(1, 1000)
    world.run(5)
    first.ask(1, 1000)
    assert world.state.share_until < world.state.now


def test_requests_of_other_programs_are_left_room_for() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    slot = first.ask(1, 0)
    assert isinstance(slot, Slot)
    end(first, slot, Outcome(200, rate_limit_headers(60, 1)))
    assert first.last == RateLimit(60, 1)
    assert isinstance(second.ask(1, 0), Slot)
    assert second.ask(1, 0) != 0, "used by programs that don't share"


def test_pause_that_the_api_asks_one_client_for_is_kept_by_all() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    slot = first.ask(1, 0)
    assert isinstance(slot, Slot)
    end(first, slot, Outcome(429, {"retry-after": "7"}))
    assert second.ask(1, 0) == pytest.approx(7, abs=0.01)


def test_redis_that_was_never_there_leaves_a_client_its_share_once_the_api_has_said_what_is_left() -> None:
    world = World()
    world.stop_redis(forgets=True)
    window = world.window(10)
    first = window.ask(1, 100)
    assert isinstance(first, Slot)
    assert window.ask(1, 100) == pytest.approx(60), "one request, and its response, come first"
    end(window, first, Outcome(200, rate_limit_headers(60, 35)))
    assert window.known_wait(window._clock.monotonic()) is None, "whoever waits looks again"
    slots = [window.ask(1, 100) for _ in range(4)]
    assert [isinstance(slot, Slot) for slot in slots] == [True] * 3 + [False], "a tenth of what is left"
    assert slots[-1] == pytest.approx(60)
    world.run(60)
    slots = [window.ask(1, 100) for _ in range(7)]
    assert [isinstance(slot, Slot) for slot in slots] == [True] * 6 + [False]
    assert world.asked == 2, "it is tried again every five seconds, not for each request"


@pytest.mark.parametrize("outcome", [Outcome(), Outcome(502, {}), Outcome(429, rate_limit_headers(60, 0))])
def test_redis_that_is_away_leaves_a_client_one_request_while_the_api_says_nothing(outcome: Outcome) -> None:
    world = World()
    world.stop_redis(forgets=True)
    window = world.window(10)
    slot = window.ask(1, 100)
    assert isinstance(slot, Slot)
    end(window, slot, outcome)
    world.run(1.5)
    answers = [window.ask(1, 100) for _ in range(2)]
    assert [isinstance(answer, Slot) for answer in answers] == [outcome.status == 429, False]


def test_redis_that_is_away_is_not_waited_for_by_a_client_that_has_not_used_it_lately() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    used_up(first, 60)
    assert second.ask(1, 0) == pytest.approx(60, abs=0.01)
    world.run(30)
    world.stop_redis(forgets=False)
    assert second.ask(1, 100) == pytest.approx(30, abs=0.01), "it has seen that the limit was used up"
    world.run(60)
    assert isinstance(world.window(2).ask(1, 100), Slot)
    assert isinstance(first.ask(1, 100), Slot)


@pytest.mark.parametrize(("used", "is_busy"), [(29, False), (30, True)])
def test_redis_that_is_away_is_waited_for_by_a_client_that_has_seen_half_of_the_limit_used(
    used: int, is_busy: bool
) -> None:
    world = World()
    window = world.window(2)
    for number in range(used):
        slot = window.ask(1, 0)
        assert isinstance(slot, Slot)
        end(window, slot, Outcome(200, rate_limit_headers(60, 59 - number)))
    world.stop_redis(forgets=False)
    assert isinstance(window.ask(1, 100), Slot) != is_busy


def test_redis_that_is_away_holds_up_nobody_if_the_api_states_no_limit() -> None:
    world = World()
    window = world.window(2)
    slot = window.ask(1, 0)
    assert isinstance(slot, Slot)
    end(window, slot, Outcome(200, {}))
    world.stop_redis(forgets=False)
    assert all(isinstance(window.ask(1, 0), Slot) for _ in range(100))


def test_redis_that_is_away_again_is_waited_for_while_others_may_be_without_it() -> None:
    world = World()
    window = world.window(2)
    assert isinstance(window.ask(1, 100), Slot)
    world.stop_redis(forgets=False)
    window.ask(1, 100)
    world.start_redis()
    world.run(65)
    assert isinstance(window.ask(1, 100), Slot)
    world.stop_redis(forgets=False)
    assert window.ask(1, 100) == pytest.approx(60)


def test_redis_that_is_back_at_once_misses_no_request_of_a_busy_client() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    used_up(first, 60)
    world.run(58)
    assert second.ask(1, 100) == pytest.approx(2, abs=0.01)
    world.stop_redis(forgets=False)
    assert second.ask(1, 100) == pytest.approx(5, abs=0.01), "its share is free in 2 seconds"
    world.start_redis()
    world.run(5)
    assert isinstance(second.ask(1, 100), Slot)
    assert world.counted == 1


def test_requests_that_were_made_without_redis_count_once_when_it_is_back() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    assert isinstance(first.ask(1, 0), Slot)
    world.run(30)
    world.stop_redis(forgets=False)
    slot = first.ask(1, 0)
    assert isinstance(slot, Slot)
    end(first, slot, Outcome(200, {}))
    world.run(6)
    world.start_redis()
    assert first.ask(1, 0) == pytest.approx(54), "others may have used the rest until Redis was away"
    assert first.expected_wait(first._clock.monotonic(), 0)[0] == pytest.approx(54)
    assert isinstance(second.ask(1, 0), Slot)
    assert world.counted == 3
    assert world.state.share_until > world.state.now, "another client may still be without Redis"


def test_redis_that_is_away_again_before_a_client_came_back_leaves_all_their_shares_again() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    for window in (first, second):
        assert isinstance(window.ask(1, 0), Slot)
    world.stop_redis(forgets=False)
    for window in (first, second):
        window.ask(1, 0)
    world.start_redis()
    world.run(5)
    first.ask(1, 0)
    world.stop_redis(forgets=False)
    for _ in range(13):
        world.run(5)
        second.ask(1, 0)
    world.start_redis()
    assert world.state.share_until == pytest.approx(world.state.now + 10)
    world.run(5)
    second.ask(1, 0)
    assert world.state.share_until == pytest.approx(world.state.now + 75)


def test_client_that_alone_had_lost_redis_does_not_slow_down_the_others() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    assert isinstance(first.ask(1, 0), Slot)
    world.stop_redis(forgets=False)
    first.ask(1, 0)
    world.start_redis()
    world.run(1)
    assert isinstance(second.ask(1, 0), Slot)
    world.run(5)
    assert isinstance(first.ask(1, 0), Slot)
    assert world.state.share_until < world.state.now


def test_request_counts_once_if_redis_was_told_and_its_answer_was_lost() -> None:
    world = World()
    window = world.window(1)
    slot = window.ask(1, 0)
    assert isinstance(slot, Slot)
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


def test_request_that_was_made_without_redis_counts_once_if_the_answer_is_lost() -> None:
    world = World()
    world.stop_redis(forgets=True)
    window = world.window(1)
    slot = window.ask(1, 100)
    assert isinstance(slot, Slot)
    end(window, slot, Outcome(200, rate_limit_headers(60, 57)))
    world.run(6)
    world.start_redis()
    world.loses_answer = True
    window.tell()
    world.run(6)
    window.tell()
    assert world.counted == 3, "with two of others, which the API has counted"


def test_pause_that_the_api_asks_for_is_kept_while_redis_is_away() -> None:
    world = World()
    world.stop_redis(forgets=True)
    window = world.window(2)
    slot = window.ask(1, 100)
    assert isinstance(slot, Slot)
    end(window, slot, Outcome(429, {"retry-after": "9"}))
    assert window.ask(1, 100) == pytest.approx(9)


@pytest.mark.parametrize("text", ["junk", "7", '{"window": 7}', "01234567{}"])
def test_redis_with_something_else_in_the_place_counts_as_away(text: str) -> None:
    world = World(text=text)
    window = world.window(1)
    assert isinstance(window.ask(1, 100), Slot)
    seconds, reason = window.expected_wait(window._clock.monotonic(), 0)
    assert seconds == pytest.approx(60)
    assert reason == "this client's share of the rate limit is used up, and Redis is away"
    assert world.text == text


def test_redis_that_has_forgotten_everything_counts_as_away() -> None:
    world = World()
    first, second = world.window(2), world.window(2)
    for _ in range(60):
        assert isinstance(first.ask(1, 0), Slot)
    assert second.ask(1, 0) != 0
    world.text = ""
    assert second.ask(1, 0) == pytest.approx(60, abs=0.01), "the requests of the first are not forgotten"
    assert first.ask(1, 0) == pytest.approx(60, abs=0.01)
    world.run(6)
    first.tell()
    assert world.counted == 60, "the first has put them back"
    assert world.window(2).ask(1, 0) == pytest.approx(54, abs=0.01)


def test_client_says_what_waiting_in_its_queue_will_take() -> None:
    world = World(server=RollingServer(2))
    first, second = world.window(2), world.window(2)
    assert first.expected_wait(first._clock.monotonic(), 100) == (0.0, None), "nothing is known yet"
    for number in range(2):
        slot = first.ask(1, 0)
        assert isinstance(slot, Slot)
        end(first, slot, Outcome(200, rate_limit_headers(2, 1 - number)))
    assert second.ask(3, 100) == pytest.approx(60, abs=0.01)
    assert first.ask(1, 100) == pytest.approx(60, abs=0.01), "the second slot is free at the same time"
    seconds, reason = first.expected_wait(first._clock.monotonic(), 1)
    assert (round(seconds), reason) == (120, "the rate limit of 2 per minute is used up"), "each has two before it"
