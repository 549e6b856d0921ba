"""The referee finds nothing in the sandbox, and finds the faults that are put there on purpose."""

from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal.sandbox import Sandbox
from mijnklantportaal.sandbox._handlers import perform
from mijnklantportaal.sandbox._validation import Refusal
from tests.contract.referee import referee
from tests.nightly import IS_NIGHTLY, turns

ONE_OF_EACH_FORM = """
# each day the other resources get the document's examples only: these have each form of operation
[[operations]]
include-path-regex = "^/(?!(appointments|customers|customer-offers|files)(/|$))"
phases.coverage.enabled = false
phases.fuzzing.enabled = false
"""


def test_schemathesis_gets_no_response_that_the_document_does_not_promise(tmp_path: Path) -> None:
    if not IS_NIGHTLY:
        (tmp_path / "schemathesis.toml").write_text(ONE_OF_EACH_FORM, encoding="utf-8")
    with Sandbox(rate_limit=None, seed=True) as sandbox:
        seeded = sandbox.objects.counts()
        verdict = referee(sandbox, tmp_path, "--max-examples", str(turns(1, 30)))
        assert {request.method for request in sandbox.requests} >= {"GET", "POST", "PATCH", "DELETE"}
        made = {kind for kind, count in sandbox.objects.counts().items() if count > seeded.get(kind, 0)}
        assert {"cst_", "off_"} < made, "it makes objects too"
    assert verdict.operations == 70
    assert verdict.failures == frozenset(), verdict.output
    assert verdict.requests > turns(700, 2_000)


def verdict(folder: Path, *paths: str) -> set[tuple[str, str]]:
    """The failures that the referee finds on some paths: what is wrong, and the path."""
    with Sandbox(rate_limit=None, seed=True) as sandbox:
        regular_expression = f"^/({'|'.join(paths)})(/[^/]+)?$"
        played = referee(
            sandbox, folder, "--include-path-regex", regular_expression, "--phases", "coverage", "--continue-on-failure"
        )
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


def test_schemathesis_finds_wrong_responses_and_data_and_tokens_that_nobody_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mijnklantportaal.sandbox._application.perform", faulty)
    monkeypatch.setattr("mijnklantportaal.sandbox._request_parsing.check", lambda *arguments: None)
    monkeypatch.setattr("hmac.compare_digest", lambda *texts: True)
    found = verdict(tmp_path, "customer-groups", "files", "webhooks")
    assert found >= {
        ("ST108", "customer-groups"),  # null in a required field
        ("ST201", "customer-groups"),  # wrong data accepted
        ("ST103", "files"),  # undocumented status
        ("ST101", "webhooks"),  # server error
    }
    assert found & {("ST203", "customer-groups"), ("ST401", "customer-groups")}  # any token accepted
