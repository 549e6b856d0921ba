"""The sandbox as a running server, in a thread and as a command."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from mijnklantportaal.sandbox import Sandbox


def test_it_listens_on_loopback_until_it_is_left() -> None:
    with Sandbox(token="t") as sandbox:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/v1", sandbox.base_url)
        assert httpx.get(f"{sandbox.base_url}/customer-offers").status_code == 401
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{sandbox.base_url}/customer-offers")


def test_it_can_be_left_at_once() -> None:
    with Sandbox():
        pass


def test_two_can_run_at_once_and_share_nothing(small_document: Path) -> None:
    headers = {"Authorization": "Bearer sandbox"}
    with Sandbox(document=small_document) as first, Sandbox(document=small_document) as second:
        httpx.post(f"{first.base_url}/clubs", json={"name": "Chess"}, headers=headers)
        found = httpx.get(f"{second.base_url}/clubs?since=2026-01-01", headers=headers).json()
    assert found == {"data": []}
    assert (len(first.requests), len(second.requests)) == (1, 1)


def test_a_port_that_is_taken_is_an_error() -> None:
    with Sandbox() as sandbox:
        port = httpx.URL(sandbox.base_url).port
        assert port is not None
        with pytest.raises(OSError, match="in use"):
            Sandbox(port=port).__enter__()


def test_the_command_prints_the_address_and_serves_until_interrupted() -> None:
    command = [sys.executable, "-m", "mijnklantportaal.sandbox", "--token", "t", "--rate-limit", "3"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        response = httpx.get(f"{url}/customer-offers", headers={"Authorization": "Bearer t"})
        os.kill(process.pid, signal.SIGINT)
        errors = process.communicate(timeout=10)[1]
    assert (response.status_code, response.headers["x-ratelimit-limit"]) == (200, "3")
    assert process.returncode == 0
    assert errors == "Send 'Authorization: Bearer t'; Ctrl-C stops.\n"
