"""What Redis holds, at a time."""

import pytest

from mijnklantportaal._policies.sliding_window import Slot
from mijnklantportaal._shared_limit.state import Ended, Outcome, SharedState
from tests.overlay.rate_limit_servers import rate_limit_headers


def later(state: SharedState, now: float) -> SharedState:
    """The state as the next client sees it."""
    return SharedState(state.text("test"), now)


def ended(its_id: str, outcome: Outcome, at: float) -> Ended:
    return Ended(its_id, "", at, 0.0, outcome)


def told(now: float) -> SharedState:
    """A state in which the API has answered one request."""
    state = SharedState("", now)
    state.ask("client", 1, "first", 0)
    state.end(ended("first", Outcome(200, rate_limit_headers(60, 59)), now))
    return state


def test_requests_in_the_worst_case_are_as_many_as_the_limit_allows() -> None:
    state = SharedState("", 100.0)
    assert state.worst_case(100.0) == [100.0] * 60
    for number in range(62):
        state.window.count(50.0 + number)
    assert state.worst_case(100.0)[:2] == [52.0, 53.0], "two have to age before one more may be made"
    assert len(state.worst_case(100.0)) == 60


def test_request_under_way_is_counted_now_in_the_worst_case() -> None:
    state = SharedState("", 100.0)
    state.ask("client", 1, "slot", 0)
    assert state.worst_case(130.0) == [130.0] * 60


def test_slot_that_is_asked_for_again_is_the_same_and_leaves_no_wait() -> None:
    state = SharedState("", 100.0)
    first = state.ask("client", 1, "slot", 0)
    assert state.ask("client", 1, "slot", 0) == first
    assert first.seconds == 0


def test_state_that_is_empty_begins_an_epoch() -> None:
    first, second = SharedState("", 100.0), SharedState("", 100.0)
    assert later(first, 101.0).epoch == first.epoch != second.epoch


def test_request_that_ended_twice_counts_once_unless_its_slot_is_of_another_epoch() -> None:
    state = told(100.0)
    for epoch, count in ((state.epoch, 1), ("another", 2), ("another", 2)):
        state = later(state, 101.0)
        state.end(Ended("first", epoch, 100.0, 0.0, Outcome(200, {})))
        assert len(state.window.times(101.0)) == count


def test_request_that_nobody_has_ended_counts_as_under_way_for_ten_minutes() -> None:
    state = SharedState("", 1000.0)
    state.ask("client", 1, "slot", 0)
    assert [later(state, 1000.0 + seconds).window.under_way for seconds in (590, 610)] == [1, 0]


def test_state_that_the_api_has_told_nothing_leaves_three_requests_under_way() -> None:
    state = SharedState("", 100.0)
    for number in range(3):
        assert state.ask("client", 1, f"slot {number}", 100).slot
    assert state.ask("client", 1, "another", 100) == (None, 0.2)
    assert (state.is_busy(100.0), told(100.0).is_busy(100.0)) == (True, False)
    assert state.ask("client", 1, "another", 0.1).slot, "who has no time for it does not wait for it"
    assert later(state, 101.9).ask("other", 1, "yet another", 100) == (None, 0.2)
    assert later(state, 102.1).ask("other", 1, "yet another", 100).slot, "a slow response is not waited for"


@pytest.mark.parametrize(
    ("outcome", "is_told"), [(Outcome(200, {}), True), (Outcome(429, {}), True), (Outcome(), False)]
)
def test_state_is_told_by_any_response(outcome: Outcome, is_told: bool) -> None:
    state = SharedState("", 100.0)
    state.ask("client", 1, "slot", 0)
    state.end(ended("slot", outcome, 100.0))
    assert later(state, 101.0).is_told is is_told


def test_state_that_nobody_has_used_for_a_minute_tells_nothing_any_more() -> None:
    assert [later(told(100.0), 100.0 + seconds).is_told for seconds in (59, 61)] == [True, False]


def test_state_stays_told_while_requests_end_without_a_response() -> None:
    state = told(100.0)
    state.ask("client", 1, "slot", 0)
    state.end(ended("slot", Outcome(), 100.0))
    assert state.is_told


def test_slot_is_free_a_moment_after_the_minute_because_clocks_are_rounded() -> None:
    state = told(100.0)
    state.window.restart(1, [100.0])
    answer = later(state, 160.0).ask("client", 1, "slot", 0)
    assert answer.slot is None
    assert answer.seconds == pytest.approx(0.001)


def test_slot_leaves_no_place_in_the_line_while_another_one_is_free() -> None:
    state = told(100.0)
    state.window.restart(2, [])
    assert state.ask("first", 2, "slot", 100) == (Slot(2, 100.0, 0, 0), 0.0)
    assert state.ask("second", 1, "another", 0).slot


def test_place_in_the_line_is_kept_when_the_wait_becomes_longer() -> None:
    state = told(100.0)
    state.window.restart(1, [100.0])
    assert state.ask("first", 1, "slot", 1000).seconds == pytest.approx(60, abs=0.01)
    state = later(later(state, 129.0), 130.0)
    state.window.restart(1, [120.0])
    assert state.ask("first", 1, "slot", 1000).seconds == pytest.approx(50, abs=0.01)
    state = later(state, 170.0)
    assert state.ask("second", 1, "another", 1000).seconds == pytest.approx(70, abs=0.01), "behind the first"
