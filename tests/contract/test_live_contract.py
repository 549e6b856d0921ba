"""`scripts/contract --base-url`: it only reads unless told otherwise, and sees what differs from the document."""

import sys
from collections.abc import Iterator
from io import StringIO

import pytest

from live_contract.__main__ import main
from mijnklantportaal.sandbox import Sandbox
from pipeline.examine.examination import Finding
from pipeline.examine.probes import probes
from tests.contract.calls import DOCUMENT


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(rate_limit=None, seed=True) as sandbox:
        yield sandbox


def test_live_contract_only_reads_without_permission_to_write(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
    before = len(sandbox.requests)
    assert main(["--base-url", sandbox.base_url]) == 0
    sent = sandbox.requests[before:]
    assert {request.method for request in sent} == {"GET"}
    table = capsys.readouterr().out
    assert "agrees     GET /customer-offers/{offerId}" in table
    assert "not tried  POST /customers" in table
    assert "differs" not in table


def test_live_contract_says_what_it_will_write_and_sends_nothing_without_a_yes(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
    monkeypatch.setattr(sys, "stdin", StringIO())
    before = len(sandbox.requests)
    assert main(["--base-url", sandbox.base_url, "--allow-writes"]) == 1
    assert sandbox.requests[before:] == ()
    said = capsys.readouterr()
    assert "  POST /customers: " in said.out
    assert "  GET " not in said.out
    assert "add --yes" in said.err


@pytest.mark.parametrize(
    ("token", "base_url", "told"), [("", "http://127.0.0.1:1", "MIJNKLANTPORTAAL_TOKEN"), ("a", "hello", "base_url")]
)
def test_live_contract_names_what_is_wrong_before_it_sends_anything(
    token: str, base_url: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", token)
    assert main(["--base-url", base_url]) == 1
    assert told in capsys.readouterr().err


def test_live_contract_writes_when_it_is_told_to(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
    before = len(sandbox.requests)
    assert main(["--base-url", sandbox.base_url, "--allow-writes", "--yes"]) == 0
    assert "POST" in {request.method for request in sandbox.requests[before:]}


def test_live_contract_writes_out_what_a_terminal_would_obey(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MIJNKLANTPORTAAL_TOKEN", sandbox.token)
    finding = Finding(next(probes(DOCUMENT)), "differs", ("$.\x1b[2J: a field", "$.a\nagrees: a field"))
    monkeypatch.setattr("live_contract.__main__.examine", lambda *_, **__: [finding])
    assert main(["--base-url", sandbox.base_url]) == 1
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert len(printed.splitlines()) == 3
