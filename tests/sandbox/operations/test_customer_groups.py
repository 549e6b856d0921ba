"""Who belongs to a group."""

import httpx

from tests.sandbox.responses import check_response


def test_customer_group_a_group_is_made_with_its_members_and_unknown_ones_are_left_out(
    api: httpx.Client, customer: str
) -> None:
    body = {"name": "Hosting", "customers": ["cst_unknown", customer, customer]}
    group = check_response(api.post("/customer-groups", json=body), "create-customer-group")
    assert api.get(f"/customers/{customer}").json()["customerGroups"] == [group["id"]]


def test_customer_group_customers_are_added_and_told(api: httpx.Client, customer: str) -> None:
    first, second = (api.post("/customer-groups", json={"name": name}).json()["id"] for name in "ab")
    for group in (first, second, first):
        path = f"/customer-groups/{group}/customers"
        response = api.post(path, json={"customers": [customer, "cst_unknown"]})
        told = check_response(response, "add-customers-to-customer-group")["data"]
        assert [found["id"] for found in told] == [customer]
    assert api.get(f"/customers/{customer}").json()["customerGroups"] == [first, second]


def test_customer_group_a_change_of_a_customer_keeps_the_groups(api: httpx.Client, customer: str) -> None:
    group = api.post("/customer-groups", json={"name": "a", "customers": [customer]}).json()["id"]
    changed = api.patch(f"/customers/{customer}", json={"city": "Leiden"}).json()
    assert (changed["city"], changed["customerGroups"]) == ("Leiden", [group])


def test_customer_group_a_group_is_renamed(api: httpx.Client) -> None:
    path = f"/customer-groups/{api.post('/customer-groups', json={'name': 'a'}).json()['id']}"
    assert check_response(api.patch(path, json={"name": "b"}), "edit-customer-group")["name"] == "b"
    assert api.get(path).json()["name"] == "b"
