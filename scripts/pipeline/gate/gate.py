"""Decides whether a new client may take the old one's place."""

import os
import subprocess
import sys
from pathlib import Path

from pipeline.codegen.data import Package
from pipeline.documents import PipelineError
from pipeline.gate.public_view import unmasked

_SCRIPTS = Path(__file__).parents[2]
_SECONDS = 60


def examine(built: Path, root: Path, before: Package | None, after: Package) -> None:
    """Examine what was built below a folder; a `PipelineError` names all that stands in the way.

    The calls are made with the overlays of the repository at `root`; without any, the package is only imported.
    """
    shown = unmasked(before, after) if before else []
    findings = [f"{name}: it was masked in texts and logs, and would be shown" for name in shown]
    findings += _trial(built, root / "overlays")
    if findings:
        lines = "\n".join(f"- {finding}" for finding in findings)
        raise PipelineError(
            f"the new client does not pass the gate, so nothing is changed; a fix in spec/fixes can mend the document "
            f"for each of these, or put back the page that it names:\n{lines}"
        )


def _trial(built: Path, overlays: Path) -> list[str]:
    command = [sys.executable, "-P", "-m", "pipeline.gate.trial"]
    finished = subprocess.run(
        [*command, *([str(built / "openapi.yaml")] if overlays.exists() else [])],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, (built / "generated", overlays, _SCRIPTS))),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=_SECONDS,
    )
    failures = finished.stdout.splitlines()
    if finished.returncode:
        # the last line of a traceback says what went wrong
        failures.append(f"the client does not even start: {finished.stderr.strip().splitlines()[-1]}")
    return failures
