"""What a bulk run tells of its progress, and its pace under the rate limit."""

import httpx
import pytest

from mijnklantportaal import BulkProgress
from tests.bulk.group_api import GroupApi, groups, refused, run
from tests.bulk.patient_clock import PatientClock
from tests.overlay.sync_and_async import BOTH
from tests.overlay.test_fair_lock import wait_until

NAMES = [f"group {number}" for number in range(150)]


@BOTH
def test_progress_counts_results_from_the_start_to_the_end(asynchronous: bool) -> None:
    seen: list[BulkProgress] = []
    api = GroupApi(lambda name: {"bad": refused(422), "lost": refused(500)}.get(name))
    run(api, asynchronous, lambda portal: list(groups("a", "bad", "lost", "a")(portal)), progress=seen.append)
    assert [(state.done, state.total) for state in seen] == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert (seen[-1].failed, seen[-1].ambiguous, seen[-1].seconds_left) == (1, 1, 0.0)


def test_progress_without_a_total_does_not_guess() -> None:
    seen: list[BulkProgress] = []
    run(GroupApi(), False, groups("a"), progress=seen.append)
    assert {(state.total, state.seconds_left) for state in seen} == {(None, None)}


def test_progress_takes_a_total_for_an_iterator() -> None:
    seen: list[BulkProgress] = []
    run(GroupApi(), False, groups("a"), progress=seen.append, total=7)
    assert {state.total for state in seen} == {7}


@BOTH
def test_progress_knows_the_time_left_under_the_rate_limit_from_the_start(asynchronous: bool) -> None:
    seen: list[tuple[float, BulkProgress]] = []
    api = GroupApi(limit=60)
    api.api.clock = PatientClock(is_ready=lambda: api.is_idle() and len(seen) > len(api.names))

    def progress(state: BulkProgress) -> None:
        seen.append((api.api.clock.now, state))

    run(api, asynchronous, lambda portal: list(groups(*NAMES)(portal)), progress=progress, in_order=False)
    end = seen[-1][0]
    assert end == pytest.approx(120, abs=2)
    assert all(state.seconds_left == pytest.approx(end - now, abs=6) for now, state in seen)


def test_progress_counts_no_time_for_writes_whose_results_wait_for_an_earlier_one() -> None:
    seen: list[BulkProgress] = []
    api = GroupApi(limit=60)

    def instead(name: str) -> None:
        if name == "group 0":  # it ends last
            wait_until(lambda: len(api.names) == 60 and api.at_work == 1)

    api.instead = instead
    run(api, False, groups(*NAMES[:60]), progress=seen.append, total=80, max_concurrency=60)
    assert seen[1].done == 1
    assert seen[1].seconds_left == pytest.approx(60, abs=6)


def test_progress_expects_as_many_requests_for_a_write_as_those_before_took() -> None:
    seen: list[BulkProgress] = []
    tried: set[str] = set()

    def instead(name: str) -> httpx.Response | None:
        if name in tried:
            return None
        tried.add(name)  # the first request for each is refused
        return httpx.Response(429, headers={"retry-after": "0"}, json={})

    api = GroupApi(instead, limit=60)
    results = run(api, False, groups(*NAMES[:20]), progress=seen.append, total=100)
    assert {result.requests for result in results} == {2}
    assert seen[0].seconds_left == pytest.approx(60)  # 100 requests
    assert seen[-1].seconds_left == pytest.approx(180, abs=61)  # 160 more


@BOTH
@pytest.mark.parametrize("count", [60, 150, 300])
def test_pace_is_the_best_that_the_rate_limit_allows(asynchronous: bool, count: int) -> None:
    api = GroupApi(limit=60)
    results = run(api, asynchronous, groups(*(f"group {number}" for number in range(count))))
    best = 60.0 * ((count - 1) // 60)
    assert len(results) == len(api.names) == count, "no request was refused"
    assert api.api.clock.now == pytest.approx(best, abs=0.2)


def test_progress_expects_writes_to_take_as_long_as_those_before() -> None:
    seen: list[BulkProgress] = []
    api = GroupApi()

    def instead(name: str) -> None:
        api.api.clock.now += 12.0

    api.instead = instead
    run(api, False, groups(*NAMES[:10]), progress=seen.append, total=20, max_concurrency=1)
    assert seen[-1].seconds_left == pytest.approx(120)
