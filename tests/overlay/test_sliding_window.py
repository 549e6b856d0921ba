"""How long requests wait for the rate limit, judged by models of servers that count in different ways."""

import tracemalloc
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal import RateLimit
from mijnklantportaal._policies.sliding_window import MAX_COUNTED, WINDOW, SlidingWindow, Slot, scaled
from tests.overlay.rate_limit_servers import LIMIT, FixedServer, RollingServer, Server, rate_limit_headers


def use(server: Server, pauses: list[float]) -> tuple[list[float], list[int]]:
    """Make requests one after the other, a pause before each; returns when they were sent, and their statuses."""
    window = SlidingWindow()
    now = 0.0
    left: list[float] = []
    statuses: list[int] = []
    for pause in pauses:
        now += pause
        while (wait := window.wait(now)) > 0:
            now += wait
        slot = window.take(now)
        status, headers = server.ask(now)
        window.learn(slot, status, headers, now, now)
        left.append(now)
        statuses.append(status)
    return left, statuses


def earliest(pauses: list[float], limit: int) -> list[float]:
    """When each request can leave at the earliest where only so many may in any minute."""
    left: list[float] = []
    now = 0.0
    for number, pause in enumerate(pauses):
        now += pause
        if number >= limit:
            now = max(now, left[number - limit] + WINDOW)
        left.append(now)
    return left


T = TypeVar("T")


def repeated(items: st.SearchStrategy[T], most: int) -> st.SearchStrategy[list[T]]:
    """Lists that are long enough to meet a limit, each made of a short pattern."""
    patterns = st.lists(items, min_size=1, max_size=20)
    return st.builds(lambda pattern, size: (pattern * size)[:size], patterns, st.integers(1, most))


# whole fractions of two add up without rounding
PAUSES = repeated(st.sampled_from([0.0, 0.0, 0.0, 1 / 64, 0.5, 1.0, 5.0, 30.0, 61.0]), 250)


@given(pauses=PAUSES, limit=st.integers(1, 70))
def test_sliding_window_never_passes_a_rolling_limit_and_never_costs_more_than_it_must(
    pauses: list[float], limit: int
) -> None:
    left, statuses = use(RollingServer(limit), pauses)
    # a limit below the documented one is known from the first response on
    assert set(statuses) <= {200}
    assert left == pytest.approx(earliest(pauses, limit), abs=1e-6)


@given(pauses=PAUSES, phase=st.floats(0, WINDOW), limit=st.integers(1, 70))
def test_sliding_window_never_passes_a_limit_per_clock_minute_and_costs_no_more_than_a_rolling_one(
    pauses: list[float], phase: float, limit: int
) -> None:
    left, statuses = use(FixedServer(phase, limit), pauses)
    assert set(statuses) <= {200}
    for time, latest in zip(left, earliest(pauses, limit), strict=True):
        assert time <= latest + 1e-6


@dataclass(order=True)
class Event:
    """Something that happens to one of several requests on their way."""

    time: float
    kind: str
    number: int


@given(
    delays=repeated(st.tuples(st.floats(0.001, 2), st.floats(0.001, 2)), 200),
    at_once=st.integers(1, 20),
)
def test_sliding_window_neither_loses_nor_invents_a_request_when_responses_come_in_any_order(
    delays: list[tuple[float, float]], at_once: int
) -> None:
    """Up to so many requests at once; each takes some time to the server and some time back."""
    server, window = RollingServer(), SlidingWindow()
    now, statuses, waiting, on_way = 0.0, [], list(enumerate(delays)), list[Event]()
    slots: dict[int, Slot] = {}
    responses: dict[int, tuple[int, dict[str, str]]] = {}
    while waiting or on_way:
        start = now + window.wait(now) if waiting else float("inf")
        busy = len(on_way)
        if waiting and busy < at_once and (not on_way or start <= min(on_way).time):
            now = max(now, start)
            if window.wait(now) > 0:
                continue
            number, (there, _) = waiting.pop(0)
            slots[number] = window.take(now)
            on_way.append(Event(now + there, "arrives", number))
            continue
        event = min(on_way)
        on_way.remove(event)
        now = event.time
        if event.kind == "arrives":
            responses[event.number] = server.ask(now)
            on_way.append(Event(now + delays[event.number][1], "returns", event.number))
        else:
            status, headers = responses[event.number]
            statuses.append(status)
            window.learn(slots[event.number], status, headers, now, now)
    assert set(statuses) == {200}
    # every window of requests is as full as the travel time and its jitter allow
    windows = (len(delays) - 1) // LIMIT
    assert now <= (WINDOW + 4.1) * windows + 4.1 * (LIMIT / at_once + 1) * (windows + 1)


def test_sliding_window_learns_of_the_requests_of_others_from_the_number_left() -> None:
    window = SlidingWindow()
    window.learn(window.take(0.0), 200, rate_limit_headers(60, 59), 0.0, 0.0)
    window.learn(window.take(10.0), 200, rate_limit_headers(60, 1), 10.0, 10.0)  # 57 by others since the first response
    assert window.wait(10.0) == 0
    window.learn(window.take(10.0), 200, rate_limit_headers(60, 0), 10.0, 10.0)
    assert window.wait(10.0) == pytest.approx(50.0)  # the first one ages at 60
    window.learn(window.take(60.0), 200, rate_limit_headers(60, 0), 60.0, 60.0)
    assert 0 < window.wait(60.0) <= 10 / 57 + 1e-6  # the others' are spread over the ten seconds


def test_sliding_window_spreads_unknown_requests_of_others_over_the_minute() -> None:
    window = SlidingWindow()
    window.learn(window.take(1000.0), 200, rate_limit_headers(60, 0), 1000.0, 0.0)
    assert window.wait(1000.0) == pytest.approx(1.0, abs=0.1)


@given(
    others=repeated(st.floats(0, 5), 200).map(lambda steps: list(accumulate(steps))),
    pauses=repeated(st.sampled_from([0.0, 0.1, 1.0]), 150),
)
def test_sliding_window_lets_the_client_proceed_beside_other_processes(
    others: list[float], pauses: list[float]
) -> None:
    """What is refused is asked again when the server says; nothing is asked more than a few times."""
    server, window, now, refused = RollingServer(), SlidingWindow(), 0.0, 0
    for pause in pauses:
        now += pause
        while True:
            while (wait := window.wait(now)) > 0:
                now += wait
            while others and others[0] <= now:
                server.ask(others.pop(0))
            slot = window.take(now)
            status, headers = server.ask(now)
            window.learn(slot, status, headers, now, now)
            if status == 200:
                break
            refused += 1
    assert refused <= len(pauses) / 4 + 5
    assert now <= sum(pauses) + WINDOW * (len(pauses) // 10 + 5)


def test_sliding_window_takes_no_request_that_aged_while_another_was_under_way_for_that_of_others() -> None:
    window = SlidingWindow()
    for number in range(30):
        window.learn(window.take(0.0), 200, rate_limit_headers(60, 59 - number), 0.0, 0.0)
    # the API may have counted this one at 59 or at 61, so that at least 29 of the 60 are those of others
    window.learn(window.take(59.0), 200, rate_limit_headers(60, 0), 61.0, 61.0)
    assert window.wait(61.0, ahead=29) == 0
    assert window.wait(61.0, ahead=30) > 0
    window.learn(window.take(61.0), 200, rate_limit_headers(60, 0), 61.0, 61.0)  # now it is certain
    assert window.wait(61.0) > 0


def test_sliding_window_keeps_a_minute_of_requests_also_where_none_gets_a_response() -> None:
    window = SlidingWindow()
    for second in range(1000):
        window.wait(second)
        window.keep(window.take(second), second)
    assert len(window._times) <= 60  # pyright: ignore[reportPrivateUsage]


def test_sliding_window_learns_that_it_has_opened() -> None:
    window = SlidingWindow()
    for number in range(60):
        window.learn(window.take(50.0), 200, rate_limit_headers(60, 59 - number), 50.0, 50.0)
    assert window.wait(59.0) == pytest.approx(51.0)
    slot = window.take(59.0)
    window.learn(slot, 200, rate_limit_headers(60, 59), 60.0, 60.0)
    for _ in range(59):
        assert window.wait(60.0) == 0
        window.take(60.0)
    assert window.wait(60.0) == WINDOW


@pytest.mark.parametrize(("headers", "wait"), [({}, 1.0), ({"retry-after": "5"}, 5.0), ({"retry-after": "0"}, 0.0)])
def test_sliding_window_is_blocked_by_a_429_for_as_long_as_the_api_says(headers: dict[str, str], wait: float) -> None:
    window = SlidingWindow()
    window.learn(window.take(0.0), 429, headers | rate_limit_headers(60, 0), 0.0, 0.0)
    assert window.wait(0.0) == wait
    assert window.wait(wait) == 0


@pytest.mark.parametrize("asked", ["61", "3600", "4294967296", "1e300"])
def test_sliding_window_is_blocked_by_a_429_for_one_window_at_most(asked: str) -> None:
    window = SlidingWindow()
    window.learn(window.take(0.0), 429, {"retry-after": asked}, 0.0, 0.0)
    assert window.wait(0.0) == WINDOW


def test_sliding_window_block_is_not_shortened_by_a_later_response() -> None:
    window = SlidingWindow()
    first, second = window.take(0.0), window.take(0.0)
    window.learn(first, 429, {"retry-after": "30"}, 0.0, 0.0)
    window.learn(second, 429, {"retry-after": "2"}, 1.0, 1.0)
    assert window.wait(1.0) == 29.0


def test_sliding_window_has_no_limit_where_the_api_states_none() -> None:
    window = SlidingWindow()
    for _ in range(500):
        window.learn(window.take(0.0), 200, {}, 0.0, 0.0)
        assert window.wait(0.0) == 0


def test_sliding_window_has_the_documented_limit_before_the_first_response() -> None:
    window = SlidingWindow()
    for _ in range(60):
        assert window.wait(0.0) == 0
        window.take(0.0)
    assert window.wait(0.0) == WINDOW


@pytest.mark.parametrize("status", [500, 502, 520])
def test_sliding_window_limit_is_not_lifted_by_a_gateway_that_fails_without_headers(status: int) -> None:
    window = SlidingWindow()
    for _ in range(60):
        window.learn(window.take(0.0), status, {}, 0.0, 0.0)
    assert window.wait(0.0) == WINDOW


@pytest.mark.parametrize("status", [200, 404, 499])
def test_sliding_window_limit_is_lifted_by_an_api_that_responds_without_headers(status: int) -> None:
    window = SlidingWindow()
    for _ in range(60):
        window.learn(window.take(0.0), status, {}, 0.0, 0.0)
    assert window.wait(0.0) == 0


def test_sliding_window_limit_is_not_undone_by_a_response_without_headers() -> None:
    window = SlidingWindow()
    window.learn(window.take(0.0), 200, rate_limit_headers(2, 1), 0.0, 0.0)
    window.learn(window.take(0.0), 200, {}, 0.0, 0.0)
    assert window.wait(0.0) == WINDOW
    assert window.last == RateLimit(2, 1)


def test_sliding_window_gives_no_slot_to_a_request_that_was_not_sent() -> None:
    window = SlidingWindow()
    for _ in range(100):
        window.give_back(window.take(0.0))
    assert window.wait(0.0) == 0


def test_sliding_window_keeps_the_slot_of_a_request_without_a_response() -> None:
    window = SlidingWindow()
    for _ in range(60):
        window.keep(window.take(0.0), 5.0)
    assert window.wait(5.0) == WINDOW


@pytest.mark.parametrize(
    ("limit", "remaining"),
    [
        ("", "1"),
        ("60", ""),
        ("sixty", "1"),
        ("60", "-1"),
        ("0", "0"),
        ("6.0", "1"),
        ("²", "1"),
        ("٦٠", "1"),
        ("9" * 5000, "1"),
        ("60\n", "1"),
    ],
)
def test_sliding_window_ignores_unreadable_numbers(limit: str, remaining: str) -> None:
    headers = {"x-ratelimit-limit": limit, "x-ratelimit-remaining": remaining}
    assert RateLimit.from_headers(headers) is None
    window = SlidingWindow()
    window.learn(window.take(0.0), 500, headers, 0.0, 0.0)
    assert window.last is None


@given(limit=st.integers(1, 10**9 - 1), remaining=st.integers(0, 10**9 - 1), status=st.integers(100, 599))
def test_sliding_window_can_learn_any_numbers(limit: int, remaining: int, status: int) -> None:
    window = SlidingWindow()
    window.learn(window.take(0.0), status, rate_limit_headers(limit, remaining), 0.0, 0.0)
    assert 0 <= window.wait(0.0) <= WINDOW
    assert window.last == RateLimit(limit, remaining)


@pytest.mark.parametrize("remaining", [0, 1, 10**8, 999_999_998])
def test_sliding_window_memory_is_bounded_whatever_the_api_states(remaining: int) -> None:
    window = SlidingWindow()
    tracemalloc.start()
    try:
        for now in range(3):
            slot = window.take(float(now))
            window.learn(slot, 200, rate_limit_headers(999_999_999, remaining), float(now), 0.0)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize(
    ("limit", "remaining", "expected"),
    [
        (MAX_COUNTED, 0, (MAX_COUNTED, MAX_COUNTED)),
        (MAX_COUNTED, 1, (MAX_COUNTED, MAX_COUNTED - 1)),
        (20_000, 5_000, (6_000, 4_500)),
        (20_000, 20_000, (6_000, 0)),
        (20_000, 19_999, (6_000, 1)),  # rounded up: rather too few requests than too many
        (60, 61, (60, 0)),
    ],
)
def test_sliding_window_scales_a_high_limit_down(limit: int, remaining: int, expected: tuple[int, int]) -> None:
    assert scaled(RateLimit(limit, remaining)) == expected


@pytest.mark.parametrize(("used", "wait"), [(20_000, True), (15_000, False)])
def test_sliding_window_waits_for_a_high_limit_only_when_it_is_used_up(used: int, wait: bool) -> None:
    window = SlidingWindow()
    window.learn(window.take(0.0), 200, rate_limit_headers(20_000, 20_000), 0.0, 0.0)
    window.learn(window.take(5.0), 200, rate_limit_headers(20_000, 20_000 - used), 5.0, 0.0)
    assert (window.wait(5.0) > 0) is wait


@given(
    times=st.lists(st.sampled_from([0.0, 0.5, 1.0, 10.0, 40.0]), max_size=12),
    limit=st.integers(1, 8),
    ahead=st.integers(0, 40),
)
def test_sliding_window_wait_behind_others_is_the_wait_after_they_have_gone(
    times: list[float], limit: int, ahead: int
) -> None:
    def used() -> SlidingWindow:
        window = SlidingWindow()
        window.learn(window.take(0.0), 200, rate_limit_headers(limit, limit - 1), 0.0, 0.0)
        for time in sorted(times):
            window.take(time)
        return window

    window, now = used(), 50.0
    for _ in range(ahead):
        now += window.wait(now)
        window.take(now)
    now += window.wait(now)
    assert used().wait(50.0, ahead) == pytest.approx(now - 50.0)


@pytest.mark.parametrize(("age", "wait"), [(0.0, 60.0), (20.0, 40.0), (59.0, 1.0), (60.0, 0.0), (61.0, 0.0)])
def test_sliding_window_forgets_a_request_after_a_minute(age: float, wait: float) -> None:
    window = SlidingWindow()
    window.learn(window.take(100.0), 200, rate_limit_headers(1, 0), 100.0, 0.0)
    assert window.wait(100.0 + age) == wait


def test_sliding_window_keeps_no_request_that_is_older_than_a_minute() -> None:
    window = SlidingWindow()
    for now in range(1000):
        window.learn(window.take(float(now)), 200, rate_limit_headers(60, 1), float(now), 0.0)
        assert len(window._times) <= 60  # pyright: ignore[reportPrivateUsage]
