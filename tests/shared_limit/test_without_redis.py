"""Clients while Redis is away, and when it is back, in a simulated world."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mijnklantportaal._policies.sliding_window import Slot
from mijnklantportaal._shared_limit.state import Outcome
from tests.nightly import turns
from tests.overlay.rate_limit_servers import rate_limit_headers
from tests.shared_limit.simulated_clients import UNSHRUNK, Caller, World, end, settling, slot_of, used_up

pytestmark = pytest.mark.usefixtures("quiet")


@settings(max_examples=turns(8, 500), phases=UNSHRUNK)
@given(
    seed=st.integers(0, 2**32),
    at_once=st.lists(st.integers(1, 20), min_size=2, max_size=6),
    outages=st.lists(
        st.tuples(st.floats(1, 100), st.floats(0, 100), st.sampled_from(["as it was", "empty", "older"])),
        min_size=1,
        max_size=3,
    ),
)
def test_shared_window_causes_hardly_a_429_while_redis_is_killed_and_comes_back(
    seed: int, at_once: list[int], outages: list[tuple[float, float, str]]
) -> None:
    world = World(seed)
    for count in at_once:
        Caller(world, len(at_once), count)
    for before, away, back in outages:
        world.run(before / 2)
        older = world.text
        world.run(before / 2)
        world.stop_redis(forgets=back == "empty")
        world.run(away)
        world.text = older if back == "older" else world.text
        world.start_redis()
    world.run(140)
    before_the_rest = len(world.sent)
    world.run(180)
    assert world.statuses[429] <= turns(0, 30), "a few, where it was away before all had seen the limit"
    assert len(world.sent) - before_the_rest >= 2 * 60, "all of the limit is used again"


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
    assert settling(world) < 0


def test_redis_that_was_never_there_leaves_a_client_its_share_once_the_api_has_said_what_is_left() -> None:
    world = World()
    world.stop_redis(forgets=True)
    window = world.window(10)
    first = slot_of(window.ask(1, 100))
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
    slot = slot_of(window.ask(1, 100))
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
        slot = slot_of(window.ask(1, 0))
        end(window, slot, Outcome(200, rate_limit_headers(60, 59 - number)))
    world.stop_redis(forgets=False)
    assert isinstance(window.ask(1, 100), Slot) != is_busy


def test_redis_that_is_away_holds_up_nobody_if_the_api_states_no_limit() -> None:
    world = World()
    window = world.window(2)
    slot = slot_of(window.ask(1, 0))
    end(window, slot, Outcome(200, {}))
    world.stop_redis(forgets=False)
    assert all(isinstance(window.ask(1, 0), Slot) for _ in range(100))


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
    slot = slot_of(first.ask(1, 0))
    end(first, slot, Outcome(200, {}))
    world.run(6)
    world.start_redis()
    assert first.ask(1, 0) == pytest.approx(54), "others may have used the rest until Redis was away"
    assert first.expected_wait(first._clock.monotonic(), 0)[0] == pytest.approx(54)
    assert isinstance(second.ask(1, 0), Slot)
    assert world.counted == 3
    assert settling(world) == pytest.approx(75, abs=0.1), "another client may still be without Redis"


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
    assert settling(world) < 0


def test_request_that_was_made_without_redis_counts_once_if_the_answer_is_lost() -> None:
    world = World()
    world.stop_redis(forgets=True)
    window = world.window(1)
    slot = slot_of(window.ask(1, 100))
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
    slot = slot_of(window.ask(1, 100))
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


def test_redis_that_is_away_is_told_of_once_and_when_it_is_back(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("WARNING", "mijnklantportaal")
    world = World()
    window = world.window(2)
    for _ in range(2):
        window.tell()
        world.stop_redis(forgets=False)
        for _ in range(2):
            window.tell()
            world.run(6)
        world.start_redis()
        window.tell()
    share = "Until it is back, this client makes at most 30 requests per minute"
    assert [record.getMessage() for record in caplog.records] == [
        f"Redis at redis://simulated can't be used (connection refused). {share}",
        "Redis at redis://simulated is back",
    ] * 2


def test_redis_that_is_away_is_told_of_without_a_share_if_the_api_states_no_limit(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("WARNING", "mijnklantportaal")
    world = World()
    window = world.window(2)
    slot = slot_of(window.ask(1, 0))
    end(window, slot, Outcome(200, {}))
    world.stop_redis(forgets=False)
    window.tell()
    assert caplog.messages == ["Redis at redis://simulated can't be used (connection refused)"]


def test_ends_of_requests_are_forgotten_after_a_minute_while_redis_is_away() -> None:
    world = World()
    world.stop_redis(forgets=True)
    window = world.window(60)
    for _ in range(5):
        slot = slot_of(window.ask(1, 100))
        end(window, slot, Outcome(200, rate_limit_headers(60, 59)))
        world.run(61)
    assert len(window._ended) == 1
