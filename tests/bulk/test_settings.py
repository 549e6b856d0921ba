"""Arguments of `portal.bulk` and of its runs that can't be right: refused before anything is sent."""

from typing import Any

import pytest

from mijnklantportaal import write
from tests.bulk.group_api import GroupApi, groups, run
from tests.overlay.sync_and_async import BOTH


@BOTH
def test_bulk_of_what_is_not_several_writes_is_refused(asynchronous: bool) -> None:
    one: list[Any] = [lambda portal: write(portal.customer_groups.create, name="one"), lambda portal: None]
    for writes in one:
        with pytest.raises(TypeError, match=r"^writes: expected several writes, such as \[write\(...\)\], got "):
            run(GroupApi(), asynchronous, writes)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"max_concurrency": 0}, "max_concurrency: expected 1 to 100, got 0"),
        ({"max_concurrency": 101}, "max_concurrency: expected 1 to 100, got 101"),
        ({"max_concurrency": 2.0}, "max_concurrency: expected int"),
        ({"wait": -1}, "wait: expected 0 or more"),
        ({"wait": "1"}, "wait: expected a number of seconds"),
        ({"progress": 3}, "progress: expected a function"),
        ({"journal": 3}, "journal: expected a path"),
        ({"journal": ""}, "journal: it is empty; give a path"),
    ],
)
def test_bulk_settings_that_cannot_be_right_are_refused(settings: dict[str, Any], message: str) -> None:
    with GroupApi().api.portal() as portal, pytest.raises((ValueError, TypeError), match=message):
        portal.bulk(**settings)


@BOTH
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"total": "5"}, "total: expected int, got str"),
        ({"total": True}, "total: expected int, got bool"),
        ({"total": -5}, "total: expected 0 or more, got -5"),
        ({"in_order": "no"}, "in_order: expected True or False, got str"),
        ({"in_order": None}, "in_order: expected True or False, got NoneType"),
    ],
)
def test_bulk_arguments_of_a_run_that_cannot_be_right_are_refused(
    asynchronous: bool, arguments: dict[str, Any], message: str
) -> None:
    api = GroupApi()
    with pytest.raises((ValueError, TypeError), match=message):
        run(api, asynchronous, groups("a"), **arguments)
    assert api.names == []
