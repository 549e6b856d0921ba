"""The examples that receive what the portal sends, as servers on real sockets that the sandbox calls."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest

from mijnklantportaal import MijnKlantportaal
from mijnklantportaal.sandbox import Sandbox
from tests.examples.programs import load
from tests.incoming_servers import Serve, asgi_server, wsgi_server

PASSWORD, KEY, FORM_PATH = "password-of-the-page", "key-of-the-page", "path-that-nobody-guesses"

EACH = pytest.mark.parametrize(
    ("serve", "name"),
    [(asgi_server, "incoming_fastapi"), (wsgi_server, "incoming_flask"), (wsgi_server, "incoming_django")],
    ids=["fastapi", "flask", "django"],
)


@pytest.fixture(autouse=True)
def _settings(settings_of_the_sandbox: None, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGE_KEY", KEY)
    monkeypatch.setenv("PAGE_PASSWORD", PASSWORD)
    monkeypatch.setenv("FORM_PATH", FORM_PATH)
    monkeypatch.setenv("OFFER_ACCEPTED_SECRET", "secret-without-a-webhook")
    sandbox.deliveries.pauses = (0.01, 0.01)


@pytest.fixture
def start() -> Iterator[Callable[[str], Any]]:
    """Makes the application of an example, whose client is closed after the test."""
    with ExitStack() as until_end:

        def application(name: str) -> Any:
            program = load(name)
            if name == "incoming_fastapi":  # it closes its client itself
                return program.app
            if name == "incoming_flask":
                return program.create_app(until_end.enter_context(MijnKlantportaal()))
            until_end.enter_context(program.portal)
            return program.application

        yield application


@EACH
def test_incoming_programs_handle_each_event_once_and_show_a_page(
    serve: Serve,
    name: str,
    start: Callable[[str], Any],
    sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def make(origin: str) -> Any:
        with MijnKlantportaal() as portal:
            webhook = portal.webhooks.create(url=f"{origin}/webhooks", type="offer-accepted")
        monkeypatch.setenv("OFFER_ACCEPTED_SECRET", webhook.secret)
        return start(name)

    with serve(make) as origin, caplog.at_level(logging.INFO, "incoming"):
        (offer,) = [one for one in sandbox.objects.all("off_") if not one["acceptedAt"] and not one["rejectedAt"]][:1]
        for fault in ("forge", "malformed", "duplicate"):
            sandbox.deliveries.faults.add(fault)
        sandbox.customer.accept_offer(offer["id"])
        *_, delivery = sandbox.deliveries.wait()  # the example data has a webhook elsewhere, which is not called
        assert [attempt.status for attempt in delivery.attempts] == [401, 400, 200, 200]
        handled = [record.getMessage() for record in caplog.records if record.name == "incoming"]
        assert handled == [f"offer {offer['offerNumber']} was accepted for EUR {offer['amount']}"]

        customer = sandbox.objects.all("cst_")[0]
        block = sandbox.cms.add_page(f"{origin}/page", KEY, basic_auth=("portal", PASSWORD))
        shown = sandbox.cms.open_page(block.id, customer["id"])
        assert (shown.problem, shown.html) == ("", f"<h1>Welcome, {customer['companyName']}</h1>")
        assert httpx.get(f"{origin}/page", headers={"X-Customer-Id": customer["id"]}).status_code == 401


def test_incoming_programs_take_a_form_and_fill_it_in(
    sandbox: Sandbox, start: Callable[[str], Any], caplog: pytest.LogCaptureFixture
) -> None:
    with asgi_server(lambda origin: start("incoming_fastapi")) as origin:
        customer = sandbox.objects.all("cst_")[0]
        address = f"{origin}/{FORM_PATH}"
        form = sandbox.cms.add_form(f"{address}/form", fields=["name", "age"], opening_url=f"{address}/opening")
        assert sandbox.cms.open_form(form.id, customer["id"]).values == {"name": customer["companyName"]}
        with caplog.at_level(logging.INFO, "incoming"):
            assert sandbox.cms.submit_form(form.id, customer["id"], {"name": "John Doe", "age": 20}).problem == ""
        assert "John Doe is 20" in caplog.messages
        refused = sandbox.cms.submit_form(form.id, customer["id"], {"name": "John Doe", "age": "old"})
        assert (refused.problem, refused.body) == ("the status is 422", b"age: expected a whole number\n")
