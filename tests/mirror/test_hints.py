"""An `ensure` method finds in a mirror what is there, and believes it only after reading it again."""

from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import AsyncMirror, Mirror
from tests.overlay.listed_api import ListedApi, ListOrder
from tests.overlay.sync_and_async import BOTH, on

ORDERS: list[ListOrder] = ["newest", "oldest", "shuffled"]


@BOTH
@pytest.mark.parametrize("order", ORDERS)
def test_ensure_needs_one_request_for_what_a_mirror_has(asynchronous: bool, order: ListOrder, tmp_path: Path) -> None:
    api = ListedApi(order)
    api.fill(60)

    async def in_task(portal: Any) -> Any:
        async with AsyncMirror(portal, tmp_path / "portal.db", lists=["customer_groups"]) as mirror:
            await mirror.refresh()
            return await portal.customer_groups.ensure(name="old 3")

    def in_thread(portal: Any) -> Any:
        with Mirror(portal, tmp_path / "portal.db", lists=["customer_groups"]) as mirror:
            mirror.refresh()
            return portal.customer_groups.ensure(name="old 3")

    ensured = on(api.async_portal if asynchronous else api.portal, in_task if asynchronous else in_thread)
    assert (ensured.value.name, ensured.verdict, ensured.requests) == ("old 3", "existed", 1)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("change", ["removed", "renamed", "created", "nothing"])
def test_ensure_creates_nothing_twice_because_a_mirror_is_stale(order: ListOrder, change: str, tmp_path: Path) -> None:
    api = ListedApi(order)
    api.fill(60)
    with api.portal() as portal, Mirror(portal, tmp_path / "portal.db", lists=["customer_groups"]) as mirror:
        mirror.refresh()
        wanted = "old 3"
        if change == "removed":
            api.stored.remove(api.of(wanted)[0])
        elif change == "renamed":
            api.of(wanted)[0]["name"] = "another name"
            api.store(name=wanted)
        elif change == "created":
            wanted = "new"
            api.store(name=wanted)
        ensured = portal.customer_groups.ensure(name=wanted)
    assert ensured.verdict == ("created" if change == "removed" else "existed")
    assert len(api.of(wanted)) == 1


def test_ensure_asks_no_mirror_that_is_closed(tmp_path: Path) -> None:
    api = ListedApi()
    api.fill(20)
    with api.portal() as portal:
        with Mirror(portal, tmp_path / "portal.db", lists=["customer_groups"]) as mirror:
            mirror.refresh()
        mirror.close()
        assert portal.customer_groups.ensure(name="old 3").verdict == "existed"
