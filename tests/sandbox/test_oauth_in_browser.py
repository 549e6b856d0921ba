"""The page for consent in a real browser, which goes to the application with the answer."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from mijnklantportaal.sandbox import Sandbox
from tests.overlay.loopback import Loopback, loopback, raw_response
from tests.sandbox.browser.browser import Browser


@pytest.fixture
def application() -> Iterator[Loopback]:
    """What the browser comes back to: it says that it got the answer."""
    with loopback(raw_response("200 OK", b"<p id=done>Back again</p>", "Content-Type: text/html")) as server:
        yield server


def ask(sandbox: Sandbox, application: Loopback) -> str:
    """The address that the application sends the browser to."""
    asked = {
        "client_id": sandbox.oauth.client_id,
        "redirect_uri": f"{application.base_url}/granted",
        "state": "s1",
        "scope": "customers.read offers.write",
        "response_type": "code",
    }
    return f"{sandbox.origin}/oauth/authorize?{urlencode(asked)}"


def answer(application: Loopback) -> dict[str, list[str]]:
    """What the browser brought."""
    (brought,) = [request for request in application.received if request.startswith(b"GET /granted?")]
    return parse_qs(urlsplit(brought.split(b" ")[1].decode()).query)


@pytest.mark.parametrize(
    ("button", "brought"), [("Grant access", {"code", "state"}), ("Refuse", {"error", "error_description"})]
)
def test_oauth_consent_is_answered_with_a_button(
    chromium: Browser, empty: Sandbox, application: Loopback, button: str, brought: set[str]
) -> None:
    chromium.open(ask(empty, application), viewport={"width": 390, "height": 844})
    assert chromium.width() == 390
    assert "Read customers and customer groups." in chromium.text("main")
    assert chromium.problems() == []
    chromium.click(button)
    chromium.wait("#done", "Back again")
    assert set(answer(application)) == brought
