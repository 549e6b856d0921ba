"""The sandbox as a running server: addresses, restarts, many clients, a sudden end."""

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import httpx
import pytest

from mijnklantportaal.sandbox import Licence, Sandbox


def test_server_it_listens_on_loopback_until_it_is_left() -> None:
    with Sandbox(token="t") as sandbox:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/v1", sandbox.base_url)
        assert httpx.get(f"{sandbox.base_url}/customer-offers").status_code == 401
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{sandbox.base_url}/customer-offers")


def test_server_it_can_be_left_at_once() -> None:
    with Sandbox():
        pass


def test_server_it_says_so_when_it_is_used_before_or_after_its_block() -> None:
    headers = {"Authorization": "Bearer sandbox"}
    sandbox = Sandbox()
    for look in (lambda: sandbox.origin, lambda: sandbox.base_url, lambda: sandbox.objects):
        with pytest.raises(RuntimeError, match=r"^the sandbox is not running yet; use it inside a `with` block$"):
            look()
    with sandbox:
        webhook = {"url": "https://agency.example/hook", "type": "offer-accepted"}
        assert httpx.post(f"{sandbox.base_url}/webhooks", json=webhook, headers=headers).status_code == 201
        sandbox.deliveries.trigger("offer-accepted", payload={})
        with pytest.raises(RuntimeError, match=r"^the sandbox is running; make another one, "):
            sandbox.__enter__()
    uses: tuple[Callable[[], object], ...] = (
        sandbox.__enter__,
        sandbox.seed,
        sandbox.reset,
        sandbox.objects.counts,
        lambda: sandbox.objects.all("cst_"),
        lambda: sandbox.uploads_of("off_1"),
        lambda: sandbox.customer.accept_offer("off_1"),
        lambda: sandbox.deliveries.redeliver(1),
        lambda: sandbox.deliveries.trigger("offer-accepted", payload={}),
        lambda: sandbox.cms.open_page(sandbox.cms.add_page("http://127.0.0.1/", "key").id, "cst_1"),
    )
    for use in uses:
        with pytest.raises(RuntimeError, match=r"^the sandbox is closed; make a new one, "):
            use()
    assert len(sandbox.requests) == 1
    assert sandbox.base_url.startswith("http://127.0.0.1:")


def test_server_keeps_idle_connections_for_longer_than_clients_do() -> None:
    with Sandbox() as sandbox:
        assert sandbox._server is not None
        assert sandbox._server.config.timeout_keep_alive > 2 * (httpx.Limits().keepalive_expiry or 0)


def test_server_two_can_run_at_once_and_share_nothing(small_document: Path) -> None:
    headers = {"Authorization": "Bearer sandbox"}
    with Sandbox(document=small_document) as first, Sandbox(document=small_document) as second:
        httpx.post(f"{first.base_url}/clubs", json={"name": "Chess"}, headers=headers)
        found = httpx.get(f"{second.base_url}/clubs?since=2026-01-01", headers=headers).json()
    assert found == {"data": []}
    assert (len(first.requests), len(second.requests)) == (1, 1)


def test_server_a_port_that_is_taken_is_an_error() -> None:
    with Sandbox() as sandbox:
        port = httpx.URL(sandbox.base_url).port
        assert port is not None
        with pytest.raises(OSError, match="in use"):
            Sandbox(port=port).__enter__()


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("seed", {"seed": "no"}),
        ("ticketing", {"licence": Licence(ticketing=cast(Any, "no"))}),
        ("port", {"port": True}),
        ("rate_limit", {"rate_limit": True}),
    ],
)
def test_server_refuses_arguments_of_another_type(name: str, arguments: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=f"^{name}: expected "):
        Sandbox(**arguments)


@pytest.mark.parametrize("pauses", [5, "15", [True], [-1], [float("nan")], (3601,), ["1"], None])
def test_server_refuses_pauses_of_webhooks_that_are_none(pauses: Any) -> None:
    with pytest.raises(ValueError, match=r"^webhook_pauses: expected a list of 0 to 3600 seconds, got "):
        Sandbox(webhook_pauses=pauses)


def test_server_objects_and_files_survive_a_restart_on_another_port(tmp_path: Path) -> None:
    database = tmp_path / "portal.db"
    headers = {"Authorization": "Bearer sandbox"}
    with Sandbox(database=str(database), seed=True) as sandbox:
        offers = sandbox.objects.all("off_")
        response = httpx.get(f"{sandbox.base_url}/customer-offers", headers=headers)
    with Sandbox(database=database, seed=True) as again:
        found = httpx.get(f"{again.base_url}/customer-offers", headers=headers).json()
        invoice = again.objects.all("inv_")[0]["id"]
        link = httpx.get(f"{again.base_url}/customer-invoices/{invoice}/pdf", headers=headers).json()["link"]
        assert httpx.get(link).content.startswith(b"%PDF-")
        assert [offer["id"] for offer in found["data"]] == [offer["id"] for offer in offers]
        assert found["data"][0]["links"]["customer"]["href"].startswith(again.base_url)
    assert response.json()["data"] == offers


def test_server_a_reset_leaves_nothing_behind() -> None:
    initial = Licence(offers_per_month=9)
    with Sandbox(seed=True, rate_limit=1, licence=initial) as sandbox:
        httpx.get(f"{sandbox.base_url}/customers", headers={"Authorization": "Bearer sandbox"})
        sandbox.faults.add("cut")
        licence = sandbox.licence
        licence.offers_per_month, licence.ticketing = 0, False
        sandbox.reset()
        assert sandbox.licence is licence
        assert licence == Licence(offers_per_month=9), "as it was at first, not the default"
        assert (sandbox.objects.counts(), sandbox.requests, sandbox.faults.all()) == ({}, (), ())
        response = httpx.get(f"{sandbox.base_url}/customers", headers={"Authorization": "Bearer sandbox"})
        assert response.status_code == 200, "the limit has been forgotten too"


def test_server_a_reset_puts_settings_back_to_what_they_were_at_first() -> None:
    sandbox = Sandbox(webhook_pauses=[0, 60])

    def settings() -> list[Any]:
        deliveries, oauth = sandbox.deliveries, sandbox.oauth
        return [deliveries.pauses, deliveries.seconds, oauth.figures, oauth.redirect_uris, oauth.client_secret]

    first = settings()
    sandbox.oauth.expires_in, sandbox.oauth.code_lifetime, sandbox.oauth.rotates = 5, 1.0, True
    sandbox.oauth.redirect_uris, sandbox.oauth.client_secret = ("http://127.0.0.1/",), "another"
    sandbox.deliveries.pauses, sandbox.deliveries.seconds = (), 0.1
    sandbox.reset()
    assert settings() == first
    assert first[0] == (0, 60)


def test_server_a_database_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("notes" * 1_000, encoding="utf-8")
    with pytest.raises(ValueError, match=r"notes\.txt"):
        Sandbox(database=file)


def test_server_many_clients_at_once_lose_nothing_and_see_each_object_once() -> None:
    headers = {"Authorization": "Bearer sandbox"}

    def make(client_number: int) -> None:
        with httpx.Client(base_url=sandbox.base_url, headers=headers) as client:
            for number in range(25):
                body = {"name": f"{client_number}-{number}"}
                assert client.post("/customer-groups", json=body).status_code == 201
                sandbox.customer.open_ticket("Chat", "Hello")

    with Sandbox(rate_limit=None) as sandbox, ThreadPoolExecutor(8) as pool:
        list(pool.map(make, range(8)))
        assert sandbox.objects.counts() == {"cug_": 200, "tic_": 200}
        names: list[str] = []
        url: str | None = f"{sandbox.base_url}/customer-groups"
        while url:
            page = httpx.get(url, headers=headers).json()
            names += [group["name"] for group in page["data"]]
            url = page["next_page_url"]
        assert len(names) == len(set(names)) == 200


def test_server_stamps_of_many_clients_at_once_are_all_counted(
    empty: Sandbox, api: httpx.Client, customer: str
) -> None:
    card = api.post("/punch-cards", json={"name": "a", "punches": 30, "punchLabel": "b"}).json()["id"]
    issued = api.post(f"/punch-cards/{card}/issued", json={"customerId": customer}).json()["id"]
    path = f"/punch-cards/{card}/issued/{issued}"
    with ThreadPoolExecutor(8) as pool:
        responses = list(pool.map(lambda _: api.post(f"{path}/stamp", json={"stamps": 1}), range(40)))
    assert sorted(response.status_code for response in responses) == [200] * 30 + [422] * 10
    assert api.get(path).json()["punchesLeft"] == 0


def test_server_no_confirmed_write_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    database = tmp_path / "portal.db"
    command = [sys.executable, "-m", "mijnklantportaal", "sandbox", "--rate-limit=none", f"--database={database}"]
    created: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        headers = {"Authorization": "Bearer sandbox"}
        with httpx.Client(base_url=url, headers=headers) as client, suppress(httpx.TransportError):
            killer = threading.Thread(target=process.kill)
            while True:
                created.append(client.post("/customer-groups", json={"name": str(len(created))}).json()["id"])
                if len(created) == 100:
                    killer.start()
        killer.join()
    assert process.returncode == -signal.SIGKILL
    with Sandbox(database=database) as sandbox:
        kept = [group["id"] for group in sandbox.objects.all("cug_")]
    assert len(created) >= 100
    assert kept[: len(created)] == created
    assert len(kept) <= len(created) + 1
