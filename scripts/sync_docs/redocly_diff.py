"""What `redocly diff` says about the change: a second opinion, which decides nothing."""

import subprocess
import tempfile
from pathlib import Path

_NODE = Path(__file__).parents[1] / "node"
_TIMEOUT = 120


def redocly_diff(before: bytes, after: bytes, root: Path, program: Path = _NODE) -> str:
    """Compare two states of the document by the rules in `redocly.yaml` of a repository; returns Markdown.

    A failure is not an error: the result then says that there is no opinion, and why.
    """
    with tempfile.TemporaryDirectory(prefix="redocly-diff-") as name:
        folder = Path(name)
        (folder / "before.yaml").write_bytes(before)
        (folder / "after.yaml").write_bytes(after)
        command = [str(program), "redocly", "diff", "before.yaml", "after.yaml", "--format", "markdown"]
        # Breaking changes are its news, not its failure.
        command += ["--fail-on", "none", "--config", str(root / "redocly.yaml")]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"There is none: {error}\n"
    if done.returncode:
        return f"There is none: `redocly diff` failed:\n\n```text\n{done.stderr.strip()}\n```\n"
    return done.stdout.strip() + "\n"
