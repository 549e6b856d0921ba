"""What operations do by their descriptions alone."""

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox

LINE = {"description": "Website template", "amountExclVat": "12.95", "vatRate": 21}


def manual_offer(customer_id: str, number: str) -> dict[str, object]:
    return {
        "customerId": customer_id,
        "offerNumber": number,
        "issuedAt": "2026-11-20",
        "expiresAt": "2026-12-20",
        "lines": [LINE],
    }


def all_offer_numbers(client: httpx.Client) -> list[str]:
    numbers: list[str] = []
    url = "/customer-offers"
    while url:
        page = client.get(url).json()
        numbers += [offer["offerNumber"] for offer in page["data"]]
        url = page["next_page_url"]
    return numbers


def test_crud_offers_are_listed_newest_last_by_fifteen(
    client: httpx.Client, sandbox: Sandbox, customer_id: str
) -> None:
    before = len(all_offer_numbers(client))
    made = [f"list-{number}" for number in range(31)]
    for number in made:
        client.post("/customer-offers/manual", json=manual_offer(customer_id, number))
    first = client.get("/customer-offers").json()
    assert (len(first["data"]), first["path"]) == (15, f"{sandbox.base_url}/customer-offers")
    assert all_offer_numbers(client)[before:] == made


def test_crud_an_offer_for_a_customer_that_is_unknown_is_not_made(client: httpx.Client) -> None:
    response = client.post("/customer-offers/manual", json=manual_offer("cst_unknown", "1"))
    assert response.status_code == 404
    assert response.json() == {"message": "there is no object cst_unknown"}
    offers = client.get("/customer-offers").json()["data"]
    assert "cst_unknown" not in [offer["customerId"] for offer in offers]


def test_crud_an_id_of_another_kind_is_no_reference(small_client: httpx.Client) -> None:
    response = small_client.post("/clubs", json={"name": "Chess", "parentId": "clb_unknown"})
    assert response.status_code == 201, "the document has no 404 here, so it promises no check"


def test_crud_an_object_is_read_and_changed_by_its_id(small_client: httpx.Client) -> None:
    club = small_client.post("/clubs", json={"name": "Chess"}).json()
    address = f"/clubs/{club['id']}"
    assert small_client.get(address).json() == club
    assert small_client.patch(address, json={"name": "Go"}).json() == {**club, "name": "Go"}
    assert small_client.get(address).json()["name"] == "Go"


@pytest.mark.parametrize("method", ["GET", "PATCH"])
def test_crud_an_object_that_is_unknown_is_not_found(small_client: httpx.Client, method: str) -> None:
    assert small_client.request(method, "/clubs/clb_unknown").status_code == 404


def test_crud_objects_below_another_stay_with_it(small_client: httpx.Client) -> None:
    chess, go = (small_client.post("/clubs", json={"name": name}).json()["id"] for name in ("Chess", "Go"))
    member = small_client.post(f"/clubs/{chess}/members").json()
    assert member["clubId"] == chess
    assert small_client.get(f"/clubs/{chess}/members").json() == {"data": [member]}
    assert small_client.get(f"/clubs/{go}/members").json() == {"data": []}
    assert small_client.post("/clubs/clb_unknown/members").status_code == 404


def test_crud_a_list_below_an_unknown_object_is_empty_where_the_document_promises_no_error(
    small_client: httpx.Client,
) -> None:
    assert small_client.get("/clubs/clb_unknown/members").json() == {"data": []}


def test_crud_an_object_below_another_is_found_below_that_one_only(small_client: httpx.Client) -> None:
    chess, go = (small_client.post("/clubs", json={"name": name}).json()["id"] for name in ("Chess", "Go"))
    member = small_client.post(f"/clubs/{chess}/members").json()
    assert small_client.get(f"/clubs/{chess}/members/{member['id']}").json() == member
    assert small_client.get(f"/clubs/{go}/members/{member['id']}").status_code == 404


def test_crud_an_object_that_was_removed_is_gone(small_client: httpx.Client) -> None:
    before, club, after = (small_client.post("/clubs", json={"name": name}).json() for name in "abc")
    assert small_client.delete(f"/clubs/{club['id']}").status_code == 204
    assert small_client.get(f"/clubs/{club['id']}").status_code == 404
    listed = small_client.get("/clubs", params={"since": "2026-01-01"}).json()["data"]
    assert [found["id"] for found in listed[-2:]] == [before["id"], after["id"]]


def test_crud_objects_are_listed_under_another_address_by_what_they_name(small_client: httpx.Client) -> None:
    club = small_client.post("/clubs", json={"name": "Chess"}).json()["id"]
    prize = small_client.post("/prizes", json={"clubId": club}).json()
    small_client.post("/prizes", json={})
    assert small_client.get(f"/clubs/{club}/prizes").json()["data"] == [prize]


def test_crud_objects_without_a_prefix_are_made_listed_and_read(small_client: httpx.Client) -> None:
    venue = small_client.post("/venues", json={"name": "Hall", "id": "taken"}).json()
    assert venue["id"] != "taken"
    assert small_client.get(f"/venues/{venue['id']}").json() == venue
    assert small_client.get("/venues").json()["data"][-1] == venue
    assert small_client.put(f"/venues/{venue['id']}", json={"name": "Loft"}).json()["name"] == "Loft"


def test_crud_an_operation_of_an_unknown_kind_gets_what_the_document_promises(small_client: httpx.Client) -> None:
    club = small_client.post("/clubs", json={"name": "Chess"}).json()["id"]
    oldest = small_client.get("/clubs/oldest")
    assert (oldest.status_code, oldest.json()) == (200, {})
    assert small_client.post(f"/clubs/{club}/members/").is_success


def test_crud_ids_are_new_ones_in_the_documented_pattern_until_there_are_no_more(small_client: httpx.Client) -> None:
    made = [small_client.post("/tools", json={"id": "TL-1", "name": "saw"}) for _ in range(12)]
    ids = [response.json()["id"] for response in made if response.status_code == 201]
    assert len(ids) > 3, "of ten"
    assert sorted({*ids}) == sorted(ids)
    assert {response.status_code for response in made} == {201, 409}
    assert small_client.get(f"/tools/{ids[0]}").json() == {"id": ids[0], "name": "saw"}


def test_crud_a_request_needs_no_field_that_only_the_api_sets(small_client: httpx.Client) -> None:
    response = small_client.post("/tools", json={"nothing": "else"})
    assert response.status_code == 422
    assert response.json() == {"message": "'name' is a required property"}


def test_crud_any_id_will_do_where_nothing_makes_such_objects(small_client: httpx.Client) -> None:
    assert small_client.get("/rules/any").json() == "No smoking"
    assert small_client.get("/tools/any").status_code == 404


def test_crud_a_body_may_be_of_several_kinds_of_one_union(small_client: httpx.Client) -> None:
    assert small_client.post("/contacts", json={"name": "Ann"}).json() == {"name": "Ann"}
    assert small_client.post("/contacts", json={"phone": "1"}).status_code == 422
