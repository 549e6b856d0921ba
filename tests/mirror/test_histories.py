"""A mirror equals a full reading, whatever is created, changed and removed, with events and without."""

from pathlib import Path

import pytest

from tests.mirror.listed_mirror import ORDERS, History, content, mirrored
from tests.nightly import turns
from tests.overlay.listed_api import ListOrder


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("seed", range(turns(2, 34)))
def test_mirror_equals_a_full_reading_after_events_alone(order: ListOrder, seed: int, tmp_path: Path) -> None:
    history = History(seed, order, is_quiet=True)
    with mirrored(history.api, tmp_path / "portal.db") as mirror, history.api.portal() as portal:
        history.run(mirror)
        assert content(mirror, "customer_groups") == {
            group.id: group.to_dict() for group in portal.customer_groups.list()
        }


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("seed", range(turns(2, 34)))
def test_mirror_equals_a_full_reading_after_a_complete_one_without_events(
    order: ListOrder, seed: int, tmp_path: Path
) -> None:
    history = History(1000 + seed, order, is_quiet=False)
    with mirrored(history.api, tmp_path / "portal.db") as mirror, history.api.portal() as portal:
        history.run(mirror)
        history.change()
        mirror.refresh(full=True)
        assert content(mirror, "customer_groups") == {
            group.id: group.to_dict() for group in portal.customer_groups.list()
        }
