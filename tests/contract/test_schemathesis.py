"""The referee finds nothing in the sandbox, and finds the faults that are put there on purpose."""

from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox._handlers import perform
from mijnklantportaal.sandbox._validation import Refusal
from tests.contract.referee import referee
from tests.nightly import turns


def test_schemathesis_gets_no_response_that_the_document_does_not_promise(tmp_path: Path) -> None:
    with Sandbox(rate_limit=None, seed=True) as sandbox:
        verdict = referee(sandbox, tmp_path, "--max-examples", str(turns(1, 30)))
        assert {request.method for request in sandbox.requests} >= {"GET", "POST", "PATCH", "DELETE"}
        assert max(sandbox.objects.counts().values()) > 20, "it makes objects too"
    assert verdict.failures == frozenset(), verdict.output
    assert verdict.requests > 2_000


def verdict(folder: Path, *paths: str) -> set[tuple[str, str]]:
    """The failures that the referee finds on some paths: what is wrong, and the path."""
    with Sandbox(rate_limit=None, seed=True) as sandbox:
        regular_expression = f"^/({'|'.join(paths)})(/[^/]+)?$"
        played = referee(sandbox, folder, "--include-path-regex", regular_expression, "--phases", "coverage")
    return {(code, operation.split("/")[1]) for code, operation in played.failures}


def faulty(call: Any) -> Any:
    """What the sandbox does, with another fault for each resource."""
    match call.operation.path.split("/")[1]:
        case "files":
            raise Refusal(418, "no coffee")
        case "webhooks":
            raise Refusal(500, "broken")
        case _:
            response = perform(call)
            return {**response, "name": None} if "name" in response else response


def test_schemathesis_finds_wrong_responses_and_data_that_nobody_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mijnklantportaal.sandbox._application.perform", faulty)
    monkeypatch.setattr("mijnklantportaal.sandbox._request_parsing.check", lambda *arguments: None)
    assert verdict(tmp_path, "customer-groups", "files", "webhooks") >= {
        ("ST108", "customer-groups"),  # null in a required field
        ("ST201", "customer-groups"),  # wrong data accepted
        ("ST103", "files"),  # undocumented status
        ("ST101", "webhooks"),  # server error
    }


def test_schemathesis_finds_a_token_that_nobody_asks_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hmac.compare_digest", lambda *texts: True)
    assert {code for code, _ in verdict(tmp_path, "customer-groups")} & {"ST203", "ST401"}
