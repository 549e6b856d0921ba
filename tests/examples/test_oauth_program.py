"""The example of a web application that asks for access, served on a socket, with the sandbox's page for consent."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from werkzeug.serving import make_server

from mijnklantportaal import (
    MijnKlantportaal,
    OAuthError,
    OAuthTokenSource,
    PortalError,
    TokenStoreError,
    TransportError,
)
from mijnklantportaal.sandbox import Sandbox
from tests.examples.programs import load
from tests.running import running


@pytest.fixture
def site(
    settings_of_the_sandbox: None, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[str]:
    """The address of the application, whose redirects come back to it."""
    for name, value in (
        ("APP_ID", sandbox.oauth.client_id),
        ("APP_SECRET", sandbox.oauth.client_secret),
        ("SESSION_KEY", "key-of-the-test"),
        ("OAUTH_URL", sandbox.origin),
    ):
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    program = load("oauth_app")
    server = make_server("127.0.0.1", 0, lambda *arguments: app(*arguments), threaded=True)
    address = f"http://127.0.0.1:{server.server_port}"
    source = program.make_source(f"{address}/granted")
    with MijnKlantportaal(source) as portal:
        app = program.create_app(source, portal)
        with running(server):
            yield address


def begin(browser: httpx.Client, site: str) -> httpx.Response:
    """Visit the application, which leads to the page for consent."""
    consent = browser.get(site, follow_redirects=True)
    assert "Grant access to your portal?" in consent.text
    return consent


def decide(browser: httpx.Client, site: str, decision: str) -> httpx.Response:
    """Visit the application, and decide on the page for consent that it leads to."""
    return decide_on(browser, begin(browser, site), decision)


def decide_on(browser: httpx.Client, consent: httpx.Response, decision: str) -> httpx.Response:
    """Decide on a page for consent, and come back."""
    asked = {name: value for name, (value,) in parse_qs(urlsplit(str(consent.url)).query).items()}
    action = str(consent.url.copy_with(query=None))
    return browser.post(action, data=asked | {"decision": decision}, follow_redirects=True)


def test_oauth_program_lists_customers_once_access_is_granted(site: str, sandbox: Sandbox) -> None:
    with httpx.Client() as browser:
        names = decide(browser, site, "approve").json()
        assert names == [customer["companyName"] for customer in sandbox.objects.page("cst_", 1)][:10]
        sandbox.oauth.expire()
        assert browser.get(site).json() == names
        assert (sandbox.oauth.exchanges, sandbox.oauth.refreshes) == (1, 1)
        sandbox.oauth.revoke()
        assert "Grant access" in browser.get(site, follow_redirects=True).text


def test_oauth_program_says_that_access_was_refused(site: str) -> None:
    with httpx.Client() as browser:
        refused = decide(browser, site, "refuse")
    assert (refused.status_code, refused.text) == (403, "Access was denied: The person refused.")


def test_oauth_program_takes_no_answer_of_another_browser(site: str) -> None:
    with httpx.Client() as browser, httpx.Client() as other:
        answer = decide(browser, site, "approve").history[0].headers["Location"]
        assert other.get(answer).status_code == 400
        other.get(site)
        other.get(f"{site}/", follow_redirects=False)
        assert other.get(answer).status_code == 400


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (OAuthError("check client_id and client_secret"), 400, "check client_id and client_secret"),
        (TransportError("try again later", "POST", "https://manage.test"), 503, "try again later"),
        (TokenStoreError("/srv/tokens.json is full"), 500, "The access that you granted can't be kept; try again"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_oauth_program_tells_why_a_log_in_failed(
    error: PortalError, status: int, told: str, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OAuthTokenSource, "log_in", Mock(side_effect=error))
    response = httpx.get(f"{site}/granted")
    assert response.status_code == status
    assert response.text.startswith(told)


def test_oauth_program_shows_no_element_of_a_link_that_somebody_made(site: str) -> None:
    with httpx.Client() as browser:
        begin(browser, site)
        response = browser.get(f"{site}/granted?error=no&error_description=<script>")
    assert (response.status_code, response.headers["content-type"]) == (403, "text/plain; charset=utf-8")


def test_oauth_program_lets_two_tabs_and_the_page_of_another_site_not_spoil_a_log_in(site: str) -> None:
    with httpx.Client() as browser:
        first, second = begin(browser, site), begin(browser, site)
        assert browser.get(f"{site}/granted?code=c1&state=made-up").status_code == 400
        assert decide_on(browser, first, "approve").json()
        answer = decide_on(browser, second, "approve")
        assert answer.json()
        assert browser.get(answer.history[0].headers["Location"]).status_code == 400  # each state serves once
