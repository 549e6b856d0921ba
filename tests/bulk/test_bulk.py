"""Bulk runs: each write once, results for all, and going on where an earlier run ended."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    AuthenticationError,
    BulkResult,
    CustomerGroup,
    LicenceLimitError,
    MijnKlantportaal,
    OutcomeUnknownError,
    PermissionDeniedError,
    ValidationError,
    Write,
    write,
)
from tests.bulk.group_api import GroupApi, created, groups, refused, run
from tests.overlay.fake_api import BASE_URL
from tests.overlay.sync_and_async import BOTH, on_api


def outcomes(results: list[BulkResult[Any]]) -> list[str]:
    return [result.outcome for result in results]


def names_of(results: list[BulkResult[Any]]) -> list[str | None]:
    return [result.value and result.value.name for result in results]


@BOTH
def test_bulk_gives_the_results_in_the_order_of_the_writes(asynchronous: bool) -> None:
    names = [f"group {number}" for number in range(50)]
    results = run(GroupApi(), asynchronous, groups(*names))
    assert names_of(results) == names
    assert {(result.outcome, result.error, result.requests, result.resumed) for result in results} == {
        ("done", None, 1, False)
    }


def test_bulk_gives_results_as_they_come_unless_asked_for_their_order() -> None:
    second_is_there = threading.Event()

    def instead(name: str) -> None:
        if name == "first":
            assert second_is_there.wait(30)

    def seen(bulk: Any, result: BulkResult[Any]) -> None:
        second_is_there.set()

    results = run(GroupApi(instead), False, groups("first", "second"), in_order=False, seen=seen)
    assert names_of(results) == ["second", "first"]


@BOTH
def test_bulk_collects_errors_and_goes_on(asynchronous: bool) -> None:
    api = GroupApi(lambda name: refused(422) if name == "bad" else None)
    good, bad, good_too = run(api, asynchronous, groups("good", "bad", "good too"))
    assert outcomes([good, bad, good_too]) == ["done", "failed", "done"]
    assert isinstance(bad.error, ValidationError)
    assert bad.value is None


@BOTH
def test_bulk_resumes_without_a_request_for_what_is_done(asynchronous: bool, tmp_path: Path) -> None:
    api, journal = GroupApi(), tmp_path / "run.journal"
    first = run(api, asynchronous, groups("a", "b"), journal)
    second = run(api, asynchronous, groups("a", "b", "c"), journal)
    assert api.names.count("a") == api.names.count("b") == 1
    assert [(result.value, result.resumed, result.key) for result in second[:2]] == [
        (result.value, True, result.key) for result in first
    ]
    assert isinstance(second[0].value, CustomerGroup)
    assert [result.requests for result in second] == [0, 0, 1]


@BOTH
def test_bulk_tries_failed_writes_again_in_the_next_run(asynchronous: bool, tmp_path: Path) -> None:
    statuses = [422, 201]
    api = GroupApi(lambda name: refused(422) if statuses.pop(0) == 422 else None)
    journal = tmp_path / "run.journal"
    assert outcomes(run(api, asynchronous, groups("a"), journal)) == ["failed"]
    assert outcomes(run(api, asynchronous, groups("a"), journal)) == ["done"]


@BOTH
@pytest.mark.parametrize("status", [500, 520])
def test_bulk_never_sends_an_ambiguous_write_again_by_itself(asynchronous: bool, status: int, tmp_path: Path) -> None:
    api, journal = GroupApi(lambda name: refused(status)), tmp_path / "run.journal"
    (first,) = run(api, asynchronous, groups("a"), journal)
    (second,) = run(api, asynchronous, groups("a"), journal)
    assert (first.outcome, second.outcome, second.resumed) == ("ambiguous", "ambiguous", True)
    assert api.names == ["a"]
    assert isinstance(second.error, OutcomeUnknownError)
    assert second.error.status == status
    assert str(second.error) == str(first.error)


@BOTH
def test_bulk_sends_a_forgotten_write_again(asynchronous: bool, tmp_path: Path) -> None:
    responses = [refused(500), created("a")]
    api, journal = GroupApi(lambda name: responses.pop(0)), tmp_path / "run.journal"

    def forget(bulk: Any, result: BulkResult[Any]) -> None:
        assert bulk.forget(result.key)
        assert not bulk.forget(result.key)

    run(api, asynchronous, groups("a"), journal, seen=forget)
    assert outcomes(run(api, asynchronous, groups("a"), journal)) == ["done"]


@BOTH
def test_bulk_takes_a_write_with_an_unreadable_response_for_done(asynchronous: bool, tmp_path: Path) -> None:
    api, journal = GroupApi(lambda name: httpx.Response(201, content=b"{")), tmp_path / "run.journal"
    for _ in range(2):
        (result,) = run(api, asynchronous, groups("a"), journal)
        assert (result.outcome, result.value, type(result.error).__name__) == ("done", None, "DecodeError")
    assert api.names == ["a"]


@BOTH
def test_bulk_sends_the_same_write_once_and_tells_the_second_the_verdict_of_the_first(asynchronous: bool) -> None:
    api = GroupApi()
    results = run(api, asynchronous, groups("a", "b", "a", "a"))
    assert sorted(api.names) == ["a", "b"]
    assert names_of(results) == ["a", "b", "a", "a"]
    assert [result.repeated for result in results] == [False, False, True, True]
    assert not any(result.resumed for result in results)


@BOTH
def test_bulk_refuses_another_write_with_the_key_of_one_under_way(asynchronous: bool) -> None:
    def writes(portal: Any) -> list[Write[Any]]:
        return [write(portal.customer_groups.create, name=name).with_key("row 1") for name in ("a", "b", "a")]

    api = GroupApi()
    first, other, same = run(api, asynchronous, writes)
    assert api.names == ["a"]
    assert [result.outcome for result in (first, other, same)] == ["done", "failed", "done"]
    assert "'row 1' is already that of a write with other arguments" in str(other.error)
    assert (first.repeated, same.repeated) == (False, True)


@BOTH
def test_bulk_sends_writes_in_their_order_where_only_one_may_be_under_way(asynchronous: bool) -> None:
    api, names = GroupApi(), [f"group {number}" for number in range(30)]
    run(api, asynchronous, groups(*names), in_order=False, max_concurrency=1)
    assert api.names == names


def test_bulk_does_not_try_a_failed_write_again_in_the_same_run() -> None:
    api = GroupApi(lambda name: refused(422))
    results = run(api, False, groups("a", "a"), max_concurrency=1)
    assert outcomes(results) == ["failed", "failed"]
    assert api.names == ["a"]
    assert str(results[0].error) == str(results[1].error)


@BOTH
@pytest.mark.parametrize(
    ("status", "error"), [(401, AuthenticationError), (403, PermissionDeniedError), (426, LicenceLimitError)]
)
def test_bulk_stops_at_an_error_that_every_write_would_meet(
    asynchronous: bool, status: int, error: type[Exception]
) -> None:
    api = GroupApi(lambda name: refused(status))
    results: list[BulkResult[Any]] = []
    names = [f"group {number}" for number in range(100)]
    with pytest.raises(error):
        run(
            api,
            asynchronous,
            groups(*names),
            max_concurrency=2,
            seen=lambda bulk, result: results.append(result),
            in_order=False,
        )
    assert 1 <= len(api.names) == len(results) <= 6
    assert set(outcomes(results)) == {"failed"}


@BOTH
def test_bulk_gives_the_results_under_way_when_the_iterable_fails(asynchronous: bool) -> None:
    def writes(portal: Any) -> Iterator[Write[Any]]:
        yield write(portal.customer_groups.create, name="a")
        raise LookupError("row 2 of the file")

    results: list[BulkResult[Any]] = []
    with pytest.raises(LookupError, match="row 2"):
        run(GroupApi(), asynchronous, writes, seen=lambda bulk, result: results.append(result))
    assert outcomes(results) == ["done"]


@BOTH
def test_bulk_pulls_the_iterable_as_fast_as_writes_are_sent(asynchronous: bool) -> None:
    api, pulled, most_ahead = GroupApi(), 0, 0

    def writes(portal: Any) -> Iterator[Write[Any]]:
        nonlocal pulled
        for number in range(300):
            pulled += 1
            yield write(portal.customer_groups.create, name=f"group {number}")

    def seen(bulk: Any, result: BulkResult[Any]) -> None:
        nonlocal most_ahead
        most_ahead = max(most_ahead, pulled - len(api.names))

    assert len(run(api, asynchronous, writes, max_concurrency=4, seen=seen)) == 300
    assert most_ahead <= 8
    assert api.peak_concurrency <= 4


@BOTH
def test_bulk_stop_begins_nothing_more_and_gives_what_is_under_way(asynchronous: bool, tmp_path: Path) -> None:
    api, journal = GroupApi(), tmp_path / "run.journal"
    names = [f"group {number}" for number in range(100)]
    results = run(
        api,
        asynchronous,
        groups(*names),
        journal,
        max_concurrency=2,
        in_order=False,
        seen=lambda bulk, result: bulk.stop(),
    )
    assert 1 <= len(results) == len(api.names) <= 4
    rest = run(api, asynchronous, groups(*names), journal)
    assert sorted(api.names) == sorted(names)
    assert sum(result.resumed for result in rest) == len(results)


def test_bulk_left_by_break_waits_for_what_is_under_way(tmp_path: Path) -> None:
    api, journal = GroupApi(), tmp_path / "run.journal"
    with api.api.portal() as portal, portal.bulk(journal, max_concurrency=2) as bulk:
        for _ in bulk.run(write(portal.customer_groups.create, name=f"group {number}") for number in range(100)):
            break
    sent = len(api.names)
    results = run(api, False, groups(*(f"group {number}" for number in range(100))), journal)
    assert sum(result.resumed for result in results) == sent
    assert len(api.names) == 100


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_bulk_that_is_forked_goes_on_in_the_parent_alone(tmp_path: Path) -> None:
    api, child = GroupApi(), None
    with api.api.portal() as portal, portal.bulk(tmp_path / "run.journal", max_concurrency=2) as bulk:
        results = bulk.run(write(portal.customer_groups.create, name=f"group {number}") for number in range(20))
        given = [next(results)]
        child = os.fork()
        if child == 0:  # pragma: no cover - another process
            signal.alarm(10)
            try:
                list(results)
            except RuntimeError as error:
                os._exit(0 if "belongs to the process that forked" in str(error) else 2)
            os._exit(1)
        given += results
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert len(given) == len(set(api.names)) == len(api.names) == 20


@BOTH
def test_bulk_fails_a_write_with_arguments_that_cannot_be_right_without_a_request(
    asynchronous: bool, tmp_path: Path
) -> None:
    def writes(portal: Any) -> list[Write[Any]]:
        return [
            write(portal.customer_invoices.mark_paid, "not_an_id", paid_at="yesterday"),
            write(portal.files.upload, file=tmp_path / "gone.pdf"),
        ]

    api = GroupApi()
    wrong, gone = run(api, asynchronous, writes)
    assert (wrong.outcome, gone.outcome, api.names) == ("failed", "failed", [])
    assert isinstance(wrong.error, ValueError | TypeError)
    assert isinstance(gone.error, FileNotFoundError)


@BOTH
@pytest.mark.parametrize(
    ("kind", "owners"),
    [
        (MijnKlantportaal, ["another client", "a synchronous client"]),
        (AsyncMijnKlantportaal, ["an asynchronous client", "another client"]),
    ],
)
def test_bulk_refuses_a_write_of_another_client(asynchronous: bool, kind: Any, owners: list[str]) -> None:
    other = kind("token", base_url=BASE_URL)
    with pytest.raises(TypeError, match=f"^writes: <.*> belongs to {owners[asynchronous]}; make it with a method of"):
        run(GroupApi(), asynchronous, lambda portal: [write(other.customer_groups.create, name="a")])


@BOTH
def test_bulk_takes_writes_of_a_sibling(asynchronous: bool) -> None:
    def writes(portal: Any) -> list[Write[Any]]:
        return [write(portal.with_options(timeout=5).customer_groups.create, name="a")]

    assert outcomes(run(GroupApi(), asynchronous, writes)) == ["done"]


@BOTH
def test_bulk_refuses_items_that_are_no_writes(asynchronous: bool) -> None:
    with pytest.raises(TypeError, match="expected what `write` returns, got dict"):
        run(GroupApi(), asynchronous, lambda portal: [{"name": "a"}])  # type: ignore[list-item]


@BOTH
def test_bulk_key_makes_a_mended_write_the_same_one(asynchronous: bool, tmp_path: Path) -> None:
    api, journal = GroupApi(lambda name: refused(422) if name == "wrnog" else None), tmp_path / "run.journal"

    def row(name: str) -> Any:
        return lambda portal: [write(portal.customer_groups.create, name=name).with_key("row 1")]

    assert outcomes(run(api, asynchronous, row("wrnog"), journal)) == ["failed"]
    (mended,) = run(api, asynchronous, row("wrong"), journal)
    assert (mended.outcome, mended.key) == ("done", "row 1")
    (changed,) = run(api, asynchronous, row("other"), journal)
    assert changed.outcome == "failed"
    assert "'row 1' is already that of a write with other arguments" in str(changed.error)
    assert api.names == ["wrnog", "wrong"]


@BOTH
@pytest.mark.parametrize("max_concurrency", [1, 8])
def test_bulk_takes_a_write_that_was_mended_after_it_failed_in_the_next_run(
    asynchronous: bool, max_concurrency: int, tmp_path: Path
) -> None:
    api, journal = GroupApi(lambda name: refused(422) if name == "wrnog" else None), tmp_path / "run.journal"

    def rows(*names: str) -> Any:
        return lambda portal: [write(portal.customer_groups.create, name=name).with_key("row 1") for name in names]

    refusal, mended = run(api, asynchronous, rows("wrnog", "wrong"), journal, max_concurrency=max_concurrency)
    assert isinstance(refusal.error, ValidationError)
    assert str(mended.error) == (
        "key: 'row 1' is already that of a write with other arguments in this run; give this one another key, or run "
        "it again if that one fails"
    )
    assert outcomes(run(api, asynchronous, rows("wrong"), journal)) == ["done"]
    assert api.names == ["wrnog", "wrong"]


@BOTH
def test_bulk_waits_for_the_rate_limit_though_the_portal_would_raise(asynchronous: bool) -> None:
    api = GroupApi(limit=10)
    names = [f"group {number}" for number in range(25)]
    results = run(api, asynchronous, groups(*names), portal_arguments={"rate_limit": "raise"})
    assert set(outcomes(results)) == {"done"}
    assert api.api.clock.now == pytest.approx(120, abs=1)


@BOTH
def test_bulk_outside_its_block_is_an_error(asynchronous: bool) -> None:
    async def use(portal: Any) -> Any:
        return [result async for result in portal.bulk().run([])]

    with pytest.raises(RuntimeError, match="use it in a block"):
        on_api(GroupApi().api, asynchronous, use if asynchronous else lambda portal: list(portal.bulk().run([])))


def test_bulk_runs_one_after_the_other_in_one_block() -> None:
    api = GroupApi()
    with api.api.portal() as portal, portal.bulk() as bulk:
        first = bulk.run([write(portal.customer_groups.create, name="a")])
        next(first)
        with pytest.raises(RuntimeError, match="a run is under way"):
            next(bulk.run([]))
        assert list(first) == []
        (second,) = bulk.run([write(portal.customer_groups.create, name="a")])
    assert second.resumed
    assert api.names == ["a"]
