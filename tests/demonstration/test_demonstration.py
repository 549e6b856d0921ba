"""`scripts/demo` without its set-up: what the demonstration prints, and that `--look` keeps the API running."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from demonstration.__main__ import main

SCRIPTS = Path(__file__).parents[2] / "scripts"
PRINTED = r"""API on this machine: http://127\.0\.0\.1:\d+/v1
created customer  cst_\w+  Test Company BV, Amsterdam
uploaded offer    (off_\w+)  2026-001  EUR 12\.95  PDF of \d+ bytes
uploaded invoice  inv_\w+  2026-001  EUR 12\.95  PDF of \d+ bytes
built an offer    (off_\w+)  2026-002  EUR 37\.47, VAT included
all offers:
  2026-001  \1  EUR   12\.95  until 2026-12-20
  2026-002  \2  EUR   37\.47  until 2026-12-20
The API has stopped\. With --look it keeps running, and has a dashboard\.
"""


def test_demonstration_prints_each_step_and_ends_without_an_address(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main([])
    assert re.fullmatch(PRINTED, capsys.readouterr().out)


def test_demonstration_with_look_has_a_dashboard_until_it_is_interrupted() -> None:
    command = [sys.executable, "-m", "demonstration", "--look"]
    environment = {**os.environ, "PYTHONPATH": str(SCRIPTS)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = next(line for line in process.stdout if line.startswith("dashboard: "))
        response = httpx.get(line.split()[1])
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == "The API has stopped.\n"
        assert process.wait() == 0
    assert response.status_code == 200
    assert "text/html" in response.headers["content-type"]
