"""schemathesis as referee of the sandbox: requests of every sort, good and bad, and a judgement on each response.

`python -m tests.contract.referee` plays for minutes; the tests play for seconds.
"""

import copy
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from mijnklantportaal.sandbox import Sandbox

_DOCUMENT = Path(__file__).parents[2] / "openapi.yaml"
_CHECKS_LEFT_OUT = (
    # The sandbox refuses what no page documents as wrong, such as an appointment that ends before it starts.
    "positive_data_acceptance",
    # PATCH /customer-offers/manual changes the offer `manual`, which does not exist; schemathesis expects 405 there.
    "unsupported_method",
)


@dataclass(frozen=True)
class Verdict:
    """What the referee found: each failure as its code and the operation, and how many requests it made."""

    failures: frozenset[tuple[str, str]]
    requests: int
    output: str


def referee(sandbox: Sandbox, folder: Path, *arguments: str) -> Verdict:
    """Let the referee play against a running sandbox; `arguments` are further ones of its command line.

    Raises `RuntimeError` with its output when it could not play to the end.
    """
    document, report = folder / "openapi.json", folder / "report.json"
    document.write_text(json.dumps(_refereed(yaml.safe_load(_DOCUMENT.read_bytes()))), encoding="utf-8")
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "--no-color",
        "run",
        str(document),
        *("--url", sandbox.base_url, "--header", f"Authorization: Bearer {sandbox.token}"),
        *("--exclude-checks", ",".join(_CHECKS_LEFT_OUT), "--warnings", "off"),
        *("--seed", "7", "--generation-database", "none", "--report-json-path", str(report)),
        *arguments,
    ]
    played = subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if not report.exists() or not (result := json.loads(report.read_bytes()))["complete"] or result["errors"]:
        raise RuntimeError(f"schemathesis did not play to the end. Its output:\n{played.stdout}")
    failures = frozenset(
        (failure["code"], operation) for failure in result["failures"] for operation in failure["operations"]
    )
    return Verdict(failures, result["test_cases"]["generated"], played.stdout)


def _refereed(document: dict[str, Any]) -> dict[str, Any]:
    """A copy without the response to any other status: with it, no status would be wrong."""
    refereed = copy.deepcopy(document)
    for item in refereed["paths"].values():
        for operation in item.values():
            operation["responses"].pop("default", None)
    return refereed


def main(arguments: list[str]) -> int:
    """Play for minutes against a seeded sandbox and print what was found; returns the exit status."""
    with Sandbox(rate_limit=None, seed=True) as sandbox, tempfile.TemporaryDirectory() as folder:
        verdict = referee(sandbox, Path(folder), "--max-examples", "300", *arguments)
    print(verdict.output)
    return 1 if verdict.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
