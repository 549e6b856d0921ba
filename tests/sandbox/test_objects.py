"""Looking at the objects of a sandbox from within."""

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox


def test_objects_are_those_of_the_api(empty: Sandbox, api: httpx.Client) -> None:
    empty.seed()
    assert empty.objects.all("off_") == api.get("/customer-offers").json()["data"]
    assert empty.objects.page("off_", 1) == api.get("/customer-offers").json()["data"]
    assert empty.objects.page("off_", 2) == []
    card = empty.objects.all("pcd_")[0]["id"]
    assert empty.objects.page("pcb_", 1, card) == empty.objects.all("pcb_")


def test_objects_an_object_is_shown_with_all_it_has(empty: Sandbox, api: httpx.Client) -> None:
    empty.seed()
    ticket = empty.objects.all("tic_")[0]
    assert ticket["messages"]
    assert empty.objects.find(ticket["id"]) == ticket == api.get(f"/tickets/{ticket['id']}").json()
    assert empty.objects.find("tic_unknown") is None


def test_objects_kinds_are_told_with_their_addresses_and_counts(empty: Sandbox, customer: str) -> None:
    assert empty.objects.kinds()["cst_"] == "/customers"
    assert empty.objects.counts() == {"cst_": 1}


def test_objects_what_a_request_said_is_known_where_the_api_never_shows_it(
    empty: Sandbox, api: httpx.Client, customer: str
) -> None:
    times = {"startsAt": "2026-03-05 14:30:00", "endsAt": "2026-03-05 16:00:00"}
    made = api.post("/appointments", json={"name": "Contract", "customerId": customer, **times}).json()
    said = empty.objects.request_body(made["id"]) or {}
    assert (said["name"], "name" in made) == ("Contract", False)
    assert empty.objects.request_body("apt_unknown") is None


def test_objects_files_can_be_read(empty: Sandbox, api: httpx.Client) -> None:
    made = api.post("/files", files={"file": ("a.txt", b"content", "text/plain")}).json()
    (upload,) = empty.objects.uploads(made["id"])
    assert (upload.name, upload.size) == ("a.txt", 7)
    assert b"".join(empty.objects.content(upload)) == b"content"


@pytest.mark.parametrize("kind", ["offers", "cst", "", "/customers"])
def test_objects_a_kind_that_does_not_exist_is_an_error_with_those_that_do(empty: Sandbox, kind: str) -> None:
    for read in (
        empty.objects.all,
        lambda kind: empty.objects.newest(kind, 5),
        lambda kind: empty.objects.page(kind, 1),
    ):
        with pytest.raises(ValueError, match=rf"^kind: '{kind}' is not a kind of object; .*off_ \(/customer-offers\)"):
            read(kind)
