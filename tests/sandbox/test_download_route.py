"""Short-lived addresses of files."""

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.conftest import Clock
from tests.sandbox.responses import check_response

CONTENT = bytes(range(256)) * 1_000


def upload(api: httpx.Client, name: str = "a.bin", kind: str = "application/x-test") -> str:
    found = api.post("/files", files={"file": (name, CONTENT, kind)}).json()["id"]
    assert isinstance(found, str)
    return found


def link(api: httpx.Client, file: str) -> str:
    found = check_response(api.get(f"/files/{file}/download"), "download-file")["link"]
    assert isinstance(found, str)
    return found


def test_download_a_file_comes_back_byte_for_byte_without_a_token(empty: Sandbox, api: httpx.Client) -> None:
    address = link(api, upload(api))
    assert not address.startswith(empty.base_url)
    response = httpx.get(address)
    assert response.content == CONTENT
    assert response.headers["content-type"] == "application/x-test"
    assert response.headers["content-length"] == str(len(CONTENT))


def test_download_a_link_holds_for_five_minutes(api: httpx.Client, clock: Clock) -> None:
    file = upload(api)
    data = api.get(f"/files/{file}/download").json()
    assert data["expiresAt"] == "2026-01-02T04:05:00+01:00"
    clock.pass_minutes(4.99)
    assert httpx.get(data["link"]).status_code == 200
    clock.pass_minutes(0.01)
    expired = httpx.get(data["link"])
    assert (expired.status_code, expired.json()) == (410, {"message": "the download link has expired"})
    assert httpx.get(link(api, file)).status_code == 200


@pytest.mark.parametrize("secret", ["x", "..%2f..%2fetc%2fpasswd", "é"])
def test_download_a_link_that_was_never_given_leads_nowhere(empty: Sandbox, secret: str) -> None:
    assert httpx.get(f"{empty.origin}/downloads/{secret}").status_code == 404


def test_download_two_links_to_one_file_differ(api: httpx.Client) -> None:
    file = upload(api)
    assert link(api, file) != link(api, file)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/abs/olute", "olute"),
        ("..", "file"),
        (".", "file"),
        ("a\x1bb", "ab"),
        ("<script>'x'.html", "<script>'x'.html"),
        ("offerte één €.pdf", "offerte één €.pdf"),
    ],
)
def test_download_a_name_leads_to_no_folder_and_into_no_header(api: httpx.Client, sent: str, kept: str) -> None:
    file = upload(api, sent)
    assert api.get(f"/files/{file}").json()["name"] == kept
    disposition = httpx.get(link(api, file)).headers["content-disposition"]
    assert disposition.startswith("attachment; filename*=UTF-8''")
    assert not set(disposition.partition("''")[2]) & set('/\\"<>\n ')


@pytest.mark.parametrize("kind", ["text/html", "nonsense"])
def test_download_no_browser_takes_a_file_for_a_page(api: httpx.Client, kind: str) -> None:
    headers = httpx.get(link(api, upload(api, "a.html", kind))).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-type"].startswith(kind if "/" in kind else "application/octet-stream")
