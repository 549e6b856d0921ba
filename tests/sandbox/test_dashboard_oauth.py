"""The dashboard's page about OAuth."""

from collections.abc import Iterator

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.sandbox.pages import press, text_of

PAGE = "/dashboard/oauth"


@pytest.fixture
def oauth_site(empty: Sandbox) -> Iterator[httpx.Client]:
    """What a browser sends to a sandbox whose settings are those at first."""
    server = empty.oauth
    server.expires_in, server.code_lifetime, server.rotates, server.redirect_uris = 3600, 60.0, False, ()
    with httpx.Client(base_url=empty.origin) as client:
        yield client


def grant(site: httpx.Client, empty: Sandbox) -> str:
    """An access token with every scope."""
    asked = {
        "client_id": empty.oauth.client_id,
        "redirect_uri": f"{empty.origin}{PAGE}",
        "state": "s",
        "response_type": "code",
        "scope": " ".join(empty.oauth.known_scopes),
    }
    granted = httpx.URL(empty.oauth.approve(str(httpx.URL(f"{empty.origin}/oauth/authorize", params=asked))))
    fields = {"grant_type": "authorization_code", "code": granted.params["code"], "redirect_uri": asked["redirect_uri"]}
    application = {"client_id": empty.oauth.client_id, "client_secret": empty.oauth.client_secret}
    return str(site.post("/oauth/tokens", json={**application, **fields}).json()["access_token"])


def test_dashboard_shows_the_application_and_its_tokens(empty: Sandbox, oauth_site: httpx.Client) -> None:
    grant(oauth_site, empty)
    page = text_of(oauth_site.get(PAGE))
    for shown in ("sandbox-app", f"{empty.origin}/oauth/authorize", "any address of this machine", "<dd>1</dd>"):
        assert shown in page, shown


@pytest.mark.parametrize("action", ["expire", "revoke"])
def test_dashboard_tokens_are_ended_and_taken_back(empty: Sandbox, oauth_site: httpx.Client, action: str) -> None:
    token = grant(oauth_site, empty)
    assert empty.oauth.scopes_of(token)
    assert press(oauth_site, PAGE, action).headers["location"] == PAGE
    assert empty.oauth.scopes_of(token) is None


def test_dashboard_the_settings_of_tokens_are_changed(empty: Sandbox, oauth_site: httpx.Client) -> None:
    press(oauth_site, PAGE, "save", expires_in="5", code_lifetime="0.5", rotates="on")
    assert (empty.oauth.expires_in, empty.oauth.code_lifetime, empty.oauth.rotates) == (5, 0.5, True)
    press(oauth_site, PAGE, "save", expires_in="", code_lifetime="60")
    assert (empty.oauth.expires_in, empty.oauth.code_lifetime, empty.oauth.rotates) == (None, 60, False)


@pytest.mark.parametrize(
    ("action", "fields", "status", "message"),
    [
        ("save", {"expires_in": "0", "code_lifetime": "1"}, 422, "Lifetime of access tokens: 0 is less than 1"),
        ("save", {"expires_in": "x", "code_lifetime": "1"}, 422, "Lifetime of access tokens: 'x' is not a number"),
        ("save", {"code_lifetime": "-1"}, 422, "Lifetime of codes: -1.0 is not 0 or more"),
        ("save", {"code_lifetime": "inf"}, 422, "Lifetime of codes: inf is not 0 or more"),
        ("explode", {}, 404, "there is no action 'explode'"),
    ],
)
def test_dashboard_settings_of_tokens_that_can_not_be_are_told(
    empty: Sandbox, oauth_site: httpx.Client, action: str, fields: dict[str, str], status: int, message: str
) -> None:
    assert message in text_of(press(oauth_site, PAGE, action, **fields), status)
    assert empty.oauth.expires_in == 3600


def test_dashboard_what_comes_back_from_consent_is_shown_as_text(oauth_site: httpx.Client) -> None:
    response = oauth_site.get(PAGE, params={"error": "<script>", "error_description": "The person refused."})
    assert "&lt;script&gt;" in response.text
    assert "The person refused." in response.text


def test_dashboard_consent_is_tried_only_where_the_redirect_is_allowed(
    empty: Sandbox, oauth_site: httpx.Client
) -> None:
    assert "Ask for consent" in text_of(oauth_site.get(PAGE))
    empty.oauth.redirect_uris = ("https://agency.example/granted",)
    page = text_of(oauth_site.get(PAGE))
    assert "Ask for consent" not in page
    assert "https://agency.example/granted" in page
