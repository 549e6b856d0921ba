"""Lists in an order that a test chooses."""

from typing import Any

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox


@pytest.mark.parametrize("order", ["newest", "oldest", "unordered"])
def test_list_order_holds_over_all_pages(order: Any) -> None:
    with Sandbox(list_order=order, rate_limit=None) as sandbox:
        headers = {"Authorization": f"Bearer {sandbox.token}"}
        with httpx.Client(base_url=sandbox.base_url, headers=headers) as api:
            names = [f"{number:02}" for number in range(40)]
            for name in names:
                api.post("/customer-groups", json={"name": name}).raise_for_status()
            pages = [api.get("/customer-groups", params={"page": number}).json()["data"] for number in (1, 2, 3, 4)]
    listed = [group["name"] for page in pages for group in page]
    expected = {"newest": names[::-1], "oldest": names}
    assert sorted(listed) == names
    assert listed == expected[order] if order in expected else listed not in expected.values()


def test_list_order_that_is_none_is_refused() -> None:
    order: Any = "random"
    with pytest.raises(ValueError, match="list_order: expected one of newest, oldest, unordered"):
        Sandbox(list_order=order)
