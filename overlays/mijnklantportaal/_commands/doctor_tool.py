"""`mijnklantportaal doctor`: prints what would keep a client from working."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._doctor.checks import Check


def print_checks(options: argparse.Namespace) -> int:
    """Print a line for each check, and return the exit status."""
    # Imported here: the sandbox needs no client.
    from .._doctor.checks import exit_status
    from .._doctor.probe import diagnose

    checks: list[Check] = []
    for check in diagnose():
        print(check, flush=True)
        checks.append(check)
    return exit_status(checks)
