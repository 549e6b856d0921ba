"""Tries a generated package in a process of its own: imports all of it, and makes every call by both clients.

The folders of the package under trial come first in the path. Prints a line for each thing that fails.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

import mijnklantportaal_api


def main(arguments: list[str]) -> None:
    """Import the package; with a document, make the calls of it, too."""
    for module in pkgutil.walk_packages(mijnklantportaal_api.__path__, "mijnklantportaal_api."):
        importlib.import_module(module.name)
    for document in arguments:
        # only a repository with overlays has what this needs
        calls = importlib.import_module("pipeline.gate.trial_calls")
        for failure in calls.failures(Path(document)):
            print(failure)


if __name__ == "__main__":
    main(sys.argv[1:])
