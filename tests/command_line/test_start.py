"""How soon help is there."""

import subprocess
import sys
import time

import pytest

_RUNS = 8
_ATTEMPTS = 5
_HELP = "import sys; from mijnklantportaal._command import main; sys.exit(main(['--help']))"


def seconds_to_first_output(program: str) -> float:
    """The time from the start of a Python program to the first thing that it prints, or to its end."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.read(1)
        return time.perf_counter() - start


@pytest.mark.no_cover
def test_help_is_there_within_1_3_times_the_import_of_click() -> None:
    ratios: list[float] = []
    for _ in range(_ATTEMPTS):  # other work on the machine makes single runs longer, never shorter
        pairs = [(seconds_to_first_output(_HELP), seconds_to_first_output("import click")) for _ in range(_RUNS)]
        fastest_help, fastest_import = (min(seconds) for seconds in zip(*pairs, strict=True))
        ratios.append(fastest_help / fastest_import)
        if ratios[-1] <= 1.3:
            return
    pytest.fail(f"help takes {', '.join(f'{ratio:.2f}' for ratio in ratios)} times as long as the import of click")
