"""The referee finds nothing in the sandbox, and finds the faults that are put there on purpose."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox._handlers import perform
from mijnklantportaal.sandbox._validation import Refusal
from tests.contract.referee import Verdict, referee
from tests.nightly import turns


def test_schemathesis_gets_no_response_that_the_document_does_not_promise(tmp_path: Path) -> None:
    with Sandbox(rate_limit=None, seed=True) as sandbox:
        verdict = referee(sandbox, tmp_path, "--max-examples", str(turns(2, 30)))
        assert {request.method for request in sandbox.requests} >= {"GET", "POST", "PATCH", "DELETE"}
        assert max(sandbox.objects.counts().values()) > 20, "it makes objects too"
    assert verdict.failures == frozenset(), verdict.output
    assert verdict.requests > 2_000


def verdict_on_groups(folder: Path) -> Verdict:
    with Sandbox(rate_limit=None, seed=True) as sandbox:
        only = ("--include-path-regex", "^/customer-groups(/[^/]+)?$", "--phases", "coverage")
        return referee(sandbox, folder, *only)


def without_name(call: Any) -> Any:
    response = perform(call)
    return {**response, "name": None} if "name" in response else response


def with_another_status(call: Any) -> Any:
    raise Refusal(418, "no coffee")


def failing(call: Any) -> Any:
    raise Refusal(500, "broken")


@pytest.mark.parametrize(
    ("faulty", "code"),
    [(without_name, "ST108"), (with_another_status, "ST103"), (failing, "ST101")],
    ids=["null in a required field", "undocumented status", "server error"],
)
def test_schemathesis_finds_a_wrong_response(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faulty: Callable[[Any], Any], code: str
) -> None:
    monkeypatch.setattr("mijnklantportaal.sandbox._application.perform", faulty)
    assert code in {found for found, _ in verdict_on_groups(tmp_path).failures}


def test_schemathesis_finds_a_token_that_nobody_asks_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hmac.compare_digest", lambda *texts: True)
    codes = {found for found, _ in verdict_on_groups(tmp_path).failures}
    assert codes & {"ST203", "ST401"}


def test_schemathesis_finds_data_that_nobody_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mijnklantportaal.sandbox._request_parsing.check", lambda *arguments: None)
    assert "ST201" in {found for found, _ in verdict_on_groups(tmp_path).failures}
