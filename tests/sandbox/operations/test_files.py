"""Files, directories, shares and requests."""

import httpx

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.responses import check_response


def directory(api: httpx.Client, **query: str) -> httpx.Response:
    return api.post("/files", json={"name": "Contracts"}, params=query)


def file(api: httpx.Client, **query: str) -> httpx.Response:
    return api.post("/files", files={"file": ("a.txt", b"content", "text/plain")}, params=query)


def test_file_has_a_size_and_a_directory_has_none(api: httpx.Client) -> None:
    found = check_response(file(api), "post-files")
    assert (found["type"], found["name"], found["size"], found["mime"]) == ("file", "a.txt", 7, "text/plain")
    assert found["id"].startswith("fsf_")
    made = check_response(directory(api), "post-files")
    assert (made["type"], made["name"], made["size"], made["mime"]) == ("directory", "Contracts", None, None)
    assert made["id"].startswith("fsd_")
    for one in (found, made):
        assert check_response(api.get(f"/files/{one['id']}"), "get-file") == one


def test_file_goes_into_a_directory_that_exists(empty: Sandbox, api: httpx.Client) -> None:
    parent = directory(api).json()["id"]
    child = check_response(file(api, directory=parent), "post-files")["id"]
    assert (empty.objects.request_body(child) or {})["directory"] == parent
    data = check_response(file(api, directory="fsd_unknown"), "post-files", 422)
    assert data["message"] == "directory: there is no directory fsd_unknown"


def test_file_a_directory_can_not_be_downloaded(api: httpx.Client) -> None:
    made = directory(api).json()["id"]
    check_response(api.get(f"/files/{made}/download"), "download-file", 404)


def test_file_a_share_holds_what_was_shared_and_is_known_there(
    empty: Sandbox, api: httpx.Client, customer: str
) -> None:
    content = [directory(api).json()["id"], file(api).json()["id"]]
    response = api.post("/file-shares", json={"content": content, "customerId": customer})
    share = check_response(response, "create-file-share")
    assert [found["id"] for found in share["sharedContent"]] == content
    assert {found["fileShareId"] for found in share["sharedContent"]} == {share["id"]}
    assert (share["sharedWithCustomerId"], share["links"]["publicShare"]) == (customer, None)
    assert share["links"]["customer"]["href"] == f"{empty.base_url}/customers/{customer}"
    assert check_response(api.get(f"/files/{content[1]}"), "get-file")["fileShareId"] == share["id"]


def test_file_a_share_without_a_customer_has_a_public_address(empty: Sandbox, api: httpx.Client) -> None:
    share = check_response(api.post("/file-shares", json={"content": [file(api).json()["id"]]}), "create-file-share")
    assert share["links"] == {
        "customer": None,
        "publicShare": {"href": f"{empty.origin}/share/{share['id']}", "type": "text/html"},
    }


def test_file_what_is_not_there_can_not_be_shared(empty: Sandbox, api: httpx.Client) -> None:
    known = file(api).json()["id"]
    check_response(api.post("/file-shares", json={"content": [known, "fsf_0"]}), "create-file-share", 404)
    assert empty.objects.all("fss_") == []
    assert api.get(f"/files/{known}").json()["fileShareId"] is None


def test_file_request_asks_for_files(empty: Sandbox, api: httpx.Client) -> None:
    wanted = [{"name": "Logo", "maxFileSize": 10240}, {"name": "Photo", "required": False}]
    body = {"name": "Website", "requestedFiles": wanted, "directoryId": directory(api).json()["id"]}
    made = check_response(api.post("/file-requests", json=body), "create-file-request")
    assert [one["required"] for one in made["requestedFiles"]] == [True, False]
    assert [one["maxFileSize"] for one in made["requestedFiles"]] == [10240, None]
    assert made["links"]["publicRequest"]["href"] == f"{empty.origin}/request/{made['id']}"
    assert check_response(api.get(f"/file-requests/{made['id']}"), "get-file-request") == made


def test_file_request_can_be_a_customers_own(api: httpx.Client, customer: str) -> None:
    body = {"name": "Website", "requestedFiles": [{"name": "Logo"}], "customerId": customer}
    links = check_response(api.post("/file-requests", json=body), "create-file-request")["links"]
    assert links["publicRequest"] is None
    assert links["customer"]["href"].endswith(customer)


def test_file_a_request_into_a_directory_that_is_unknown_is_refused(api: httpx.Client) -> None:
    body = {"name": "Website", "requestedFiles": [{"name": "Logo"}], "directoryId": "fsd_0"}
    check_response(api.post("/file-requests", json=body), "create-file-request", 404)
