"""The sandbox as an authorization server: its page for consent, codes, tokens and what they allow."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.conftest import TOKEN, Clock

REDIRECT_URI = "http://127.0.0.1:8400/granted"
ASKED = {
    "client_id": "sandbox-app",
    "redirect_uri": REDIRECT_URI,
    "state": "s1",
    "scope": "customers.read customers.write",
    "response_type": "code",
    "prompt": "",
}


@pytest.fixture
def site(empty: Sandbox) -> Iterator[httpx.Client]:
    """What a person's browser sends to a sandbox."""
    server = empty.oauth
    server.expires_in, server.code_lifetime, server.rotates, server.redirect_uris = 3600, 60.0, False, ()
    with httpx.Client(base_url=empty.origin) as client:
        yield client


def brought(response: httpx.Response) -> dict[str, str]:
    """What a redirect brings to the application."""
    assert response.status_code == 302
    assert response.headers["Location"].startswith(f"{REDIRECT_URI}?")
    return {name: value for name, (value,) in parse_qs(urlsplit(response.headers["Location"]).query).items()}


def decide(site: httpx.Client, decision: str = "approve", **changes: str) -> httpx.Response:
    return site.post("/oauth/authorize", data=ASKED | changes | {"decision": decision})


def ask_for_tokens(site: httpx.Client, **fields: Any) -> httpx.Response:
    body = json.dumps({"client_id": "sandbox-app", "client_secret": "sandbox-secret", **fields})
    return site.post("/oauth/tokens", content=body, headers={"Content-Type": "application/json"})


def exchange(site: httpx.Client, **changes: str) -> dict[str, Any]:
    """The tokens for what a person granted."""
    code = brought(decide(site, **changes))["code"]
    response = ask_for_tokens(site, grant_type="authorization_code", code=code, redirect_uri=REDIRECT_URI)
    assert response.status_code == 200, response.text
    tokens: dict[str, Any] = response.json()
    return tokens


def read(site: httpx.Client, empty: Sandbox, access_token: str, path: str = "/customers") -> httpx.Response:
    return site.get(f"{empty.base_url}{path}", headers={"Authorization": f"Bearer {access_token}"})


def test_oauth_consent_shows_who_asks_for_what_and_where_the_answer_goes(site: httpx.Client) -> None:
    response = site.get("/oauth/authorize", params=ASKED)
    page = html.unescape(response.text)
    for shown in ("sandbox-app", "Read customers and customer groups.", "customers.write", REDIRECT_URI):
        assert shown in page, shown
    assert "form-action 'self' http://127.0.0.1:8400" in response.headers["Content-Security-Policy"]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', response.text))
    assert {name: html.unescape(value) for name, value in fields.items() if name != "decision"} == ASKED


@pytest.mark.parametrize("field", ["state", "scope"])
def test_oauth_consent_shows_no_markup_of_the_address(site: httpx.Client, field: str) -> None:
    page = site.get("/oauth/authorize", params={**ASKED, "state": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page
    page = site.get("/oauth/authorize", params={**ASKED, "redirect_uri": "javascript:<script>alert(1)</script>"}).text
    assert "<script>alert" not in page


def test_oauth_approval_brings_a_code_and_the_state_and_the_code_brings_tokens(site: httpx.Client) -> None:
    approved = brought(decide(site))
    assert set(approved) == {"code", "state"}
    assert approved["state"] == "s1"
    tokens = exchange(site)
    assert set(tokens) == {"access_token", "refresh_token", "expires_in"}
    assert tokens["expires_in"] == 3600


def test_oauth_refusal_brings_an_error_without_the_state(site: httpx.Client) -> None:
    assert brought(decide(site, "refuse")) == {"error": "access_denied", "error_description": "The person refused."}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"scope": "customer.write"}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
        ({"state": ""}, "invalid_request"),
        ({"prompt": "none"}, "invalid_request"),
        ({"response_type": "token"}, "unsupported_response_type"),
    ],
)
def test_oauth_request_that_is_wrong_goes_back_with_an_error(
    site: httpx.Client, changes: dict[str, str], error: str
) -> None:
    for response in (site.get("/oauth/authorize", params=ASKED | changes), decide(site, **changes)):
        assert brought(response)["error"] == error


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "other"},
        {"redirect_uri": "https://elsewhere.test/granted"},
        {"redirect_uri": "http://127.0.0.1.elsewhere.test/"},
        {"redirect_uri": "javascript:alert(1)"},
        {"redirect_uri": "http://[::1"},
        {"redirect_uri": "http://127.0.0.1:80; script-src *"},
        {"redirect_uri": "http://somebody@127.0.0.1/"},
        {"redirect_uri": "http://[::1%; report-uri http://elsewhere.test/]/"},
        {"redirect_uri": "http://elsewhere.test\\@127.0.0.1/"},
        {"redirect_uri": "http://\u00e9@127.0.0.1/"},
        {"redirect_uri": "http://127.0.0.1@elsewhere.test/"},
        {"redirect_uri": "http://127.0.0.1/#"},
        {"redirect_uri": "http://127.0.0.1:99999/"},
        {"redirect_uri": ""},
    ],
)
def test_oauth_request_of_somebody_else_sends_the_browser_nowhere(site: httpx.Client, changes: dict[str, str]) -> None:
    for response in (site.get("/oauth/authorize", params=ASKED | changes), decide(site, **changes)):
        assert response.status_code == 400
        assert "This is not a request for access" in response.text
    twice = f"/oauth/authorize?{urlencode(ASKED)}&client_id=sandbox-app"
    assert site.get(twice).status_code == 400


def test_oauth_redirect_addresses_can_be_limited_to_some(site: httpx.Client, empty: Sandbox) -> None:
    empty.oauth.redirect_uris = ("https://shop.test/granted",)
    assert site.get("/oauth/authorize", params=ASKED).status_code == 400
    allowed = ASKED | {"redirect_uri": "https://shop.test/granted"}
    assert site.get("/oauth/authorize", params=allowed).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "evil.test"},
    ],
    ids=str,
)
def test_oauth_consent_of_another_site_is_refused(site: httpx.Client, headers: dict[str, str]) -> None:
    response = site.post("/oauth/authorize", data=ASKED | {"decision": "approve"}, headers=headers)
    assert response.status_code == 403


def test_oauth_consent_under_another_name_is_refused(site: httpx.Client) -> None:
    assert site.get("/oauth/authorize", params=ASKED, headers={"Host": "rebound.test"}).status_code == 403


def test_oauth_code_is_good_once(site: httpx.Client) -> None:
    code = brought(decide(site))["code"]
    given = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT_URI}
    assert ask_for_tokens(site, **given).status_code == 200
    again = ask_for_tokens(site, **given)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    assert "used before" in again.json()["error_description"]


def test_oauth_code_is_good_for_a_minute(empty: Sandbox, clock: Clock) -> None:
    with httpx.Client(base_url=empty.origin) as site:
        code = brought(decide(site))["code"]
        clock.pass_minutes(1)
        response = ask_for_tokens(site, grant_type="authorization_code", code=code, redirect_uri=REDIRECT_URI)
    expired = {"error": "invalid_grant", "error_description": "The code is unknown or has expired."}
    assert response.json() == expired


def test_oauth_access_token_ends_and_is_renewed_without_a_new_refresh_token(empty: Sandbox, clock: Clock) -> None:
    with httpx.Client(base_url=empty.origin) as site:
        tokens = exchange(site)
        assert read(site, empty, tokens["access_token"]).status_code == 200
        clock.pass_minutes(60)
        assert read(site, empty, tokens["access_token"]).status_code == 401
        renewed = ask_for_tokens(site, grant_type="refresh_token", refresh_token=tokens["refresh_token"]).json()
        assert set(renewed) == {"access_token", "expires_in"}
        assert read(site, empty, renewed["access_token"]).status_code == 200


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"client_secret": "other"}, 401, "invalid_client"),
        ({"client_id": "other"}, 401, "invalid_client"),
        ({"client_id": "\ud800"}, 401, "invalid_client"),
        ({"client_secret": ""}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"code": "made-up"}, 400, "invalid_grant"),
        ({"code": 7}, 400, "invalid_request"),
        ({"redirect_uri": "http://127.0.0.1:1/"}, 400, "invalid_grant"),
        ({"grant_type": "refresh_token", "refresh_token": "made-up"}, 400, "invalid_grant"),
        ({"grant_type": "refresh_token"}, 400, "invalid_request"),
    ],
    ids=str,
)
def test_oauth_tokens_are_refused(site: httpx.Client, changes: dict[str, Any], status: int, error: str) -> None:
    code = brought(decide(site))["code"]
    given = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT_URI}
    response = ask_for_tokens(site, **given | changes)
    assert (response.status_code, response.json()["error"]) == (status, error)


def test_oauth_tokens_are_asked_for_in_json(site: httpx.Client) -> None:
    wrong: list[dict[str, Any]] = [{"data": {"grant_type": "refresh_token"}}, {"json": []}, {"content": b"{"}]
    for sent in wrong:
        response = site.post("/oauth/tokens", **sent)
        assert (response.status_code, response.json()["error"]) == (400, "invalid_request")


def test_oauth_scopes_limit_what_a_token_allows(site: httpx.Client, empty: Sandbox) -> None:
    token = exchange(site, scope="customers.read offers.write")["access_token"]
    assert read(site, empty, token).status_code == 200
    refused = read(site, empty, token, "/customer-offers")
    assert (refused.status_code, refused.json()["message"]) == (403, "the token lacks the scope offers.read")
    assert read(site, empty, token, "/punch-cards").status_code == 200  # no scope is documented
    assert read(site, empty, TOKEN, "/customer-offers").status_code == 200  # a key of the own portal


def test_oauth_control_ends_and_takes_back_tokens(site: httpx.Client, empty: Sandbox) -> None:
    tokens = exchange(site)
    refresh = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    assert site.post("/_sandbox/oauth", json={"do": "expire", "expires_in": 5}).json()["tokens"] == 0
    assert read(site, empty, tokens["access_token"]).status_code == 401
    renewed = ask_for_tokens(site, **refresh)
    assert renewed.json()["expires_in"] == 5
    assert site.post("/_sandbox/oauth", json={"do": "revoke"}).status_code == 200
    assert read(site, empty, renewed.json()["access_token"]).status_code == 401
    revoked = {"error": "invalid_grant", "error_description": "The refresh token is unknown or was revoked."}
    assert ask_for_tokens(site, **refresh).json() == revoked
    figures = site.get("/_sandbox/oauth").json()
    assert (figures["exchanges"], figures["refreshes"], figures["refusedRefreshes"]) == (1, 1, 1)
    assert "sandbox-secret" not in json.dumps(figures)
    assert site.post("/_sandbox/oauth", json={"codeLifetime": 5, "rotates": True}).json()["codeLifetime"] == 5
    assert site.post("/_sandbox/oauth", json={"do": "reset"}).json() == {
        **{"client_id": "sandbox-app", "expires_in": 3600, "codeLifetime": 60.0, "rotates": False},
        **dict.fromkeys(("exchanges", "refreshes", "refusedRefreshes", "tokens"), 0),
    }


@pytest.mark.parametrize(
    "body",
    [
        {"do": "explode"},
        {"expires_in": 0},
        {"expires_in": 10**400},
        {"codeLifetime": 10**400},
        {"code_lifetime": 5},
        {"clear": 1},
        [],
        "x",
    ],
    ids=lambda body: str(body)[:40],
)
def test_oauth_control_refuses_what_is_not_a_change(site: httpx.Client, body: Any) -> None:
    assert site.post("/_sandbox/oauth", json=body).status_code == 422


def test_oauth_control_is_for_programs_on_this_machine(site: httpx.Client) -> None:
    assert site.get("/_sandbox/oauth", headers={"Host": "rebound.test"}).status_code == 403
    assert site.post("/_sandbox/oauth", data={"do": "revoke"}).status_code == 422


def test_oauth_server_can_rotate_refresh_tokens_and_leave_out_the_lifetime(site: httpx.Client, empty: Sandbox) -> None:
    empty.oauth.rotates, empty.oauth.expires_in = True, None
    tokens = exchange(site)
    assert "expires_in" not in tokens
    refresh = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    renewed = ask_for_tokens(site, **refresh).json()
    assert renewed["refresh_token"] != tokens["refresh_token"]
    assert ask_for_tokens(site, **refresh).json()["error"] == "invalid_grant"


def test_oauth_server_decides_for_a_person_in_tests(site: httpx.Client, empty: Sandbox) -> None:
    url = f"{empty.origin}/oauth/authorize?{urlencode(ASKED)}"
    assert "code=" in empty.oauth.approve(url)
    assert "error=access_denied" in empty.oauth.deny(url)
    with pytest.raises(ValueError, match="client_id: there is no application"):
        empty.oauth.approve(url.replace("sandbox-app", "other"))
