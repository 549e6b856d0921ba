"""An `ensure` method finds in a mirror what is there, and believes it only after reading it again."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from mijnklantportaal import AsyncMirror, Mirror
from tests.mirror.listed_mirror import ORDERS
from tests.overlay.listed_api import ListedApi, ListOrder
from tests.overlay.sync_and_async import BOTH, on


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
    assert (ensured.value.name, ensured.outcome, ensured.requests) == ("old 3", "existed", 1)


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
    assert ensured.outcome == ("created" if change == "removed" else "existed")
    assert len(api.of(wanted)) == 1


def delete(mirror: Mirror, api: ListedApi, path: Path) -> None:
    path.unlink()


def damage(mirror: Mirror, api: ListedApi, path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE all_customer_groups SET mirror_data = 'no JSON'")


def give_all_the_same_name(mirror: Mirror, api: ListedApi, path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE all_customer_groups SET name = 'old 3'")


def forbid(mirror: Mirror, api: ListedApi, path: Path) -> None:
    """The mirror is that of another portal, whose objects may not be read here."""

    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(403, json={"message": "no"}) if "/cug_" in request.url.path else listed(request)

    listed, api.api.respond = api.api.respond, respond


@pytest.mark.parametrize("spoil", [delete, damage, give_all_the_same_name, forbid])
@pytest.mark.parametrize("wanted", ["old 3", "new"])
def test_ensure_looks_into_the_list_where_a_mirror_can_not_help(
    spoil: Callable[[Mirror, ListedApi, Path], None], wanted: str, tmp_path: Path
) -> None:
    api = ListedApi()
    api.fill(60)
    with api.portal() as portal, Mirror(portal, tmp_path / "portal.db", lists=["customer_groups"]) as mirror:
        mirror.refresh()
        spoil(mirror, api, tmp_path / "portal.db")
        before = len(api.requests)
        ensured = portal.customer_groups.ensure(name=wanted)
    assert ensured.outcome == ("existed" if wanted == "old 3" else "created")
    assert len(api.of(wanted)) == 1
    assert len(api.requests) <= before + 7


def test_ensure_asks_no_mirror_that_is_closed(tmp_path: Path) -> None:
    api = ListedApi()
    api.fill(20)
    with api.portal() as portal:
        with Mirror(portal, tmp_path / "portal.db", lists=["customer_groups"]) as mirror:
            mirror.refresh()
        mirror.close()
        assert portal.customer_groups.ensure(name="old 3").outcome == "existed"
