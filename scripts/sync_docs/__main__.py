"""`scripts/sync-docs`: fetches the vendor's documentation into `spec/pages`, regenerates, and prints a report.

Exit codes: 0 nothing changed, 10 something changed and was regenerated, 1 it failed, 2 wrong usage.
"""

import argparse
import logging
import sys
from enum import IntEnum
from pathlib import Path

from pipeline.documents import DOCUMENTATION, PipelineError
from pipeline.regenerate import ROOT
from pipeline.terminal import VisibleFormatter, tell
from sync_docs.addresses import web_address
from sync_docs.fetch import Politeness
from sync_docs.sync import sync


class ExitCode(IntEnum):
    """What the command's exit code says; wrong usage is 2, as everywhere."""

    NOTHING_CHANGED = 0
    FAILED = 1
    CHANGED = 10


def _parser() -> argparse.ArgumentParser:
    summary, _, codes = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(prog="scripts/sync-docs", description=summary, epilog=codes)
    politeness = Politeness()
    default = "(default: %(default)s)"
    parser.add_argument(
        "--from", dest="address", default=DOCUMENTATION, metavar="URL", help=f"the documentation {default}"
    )
    parser.add_argument("--prune", action="store_true", help="remove pages that have vanished upstream")
    parser.add_argument("--keep", action="store_true", help="put the new pages in place even if regenerating fails")
    for name, meaning in (("pause", "between two requests"), ("timeout", "for one request and its whole response")):
        seconds = getattr(politeness, name)
        parser.add_argument(f"--{name}", type=float, default=seconds, metavar="SECONDS", help=f"{meaning} {default}")
    return parser


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Run the command with the given arguments on a repository; returns its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if web_address(options.address) is None:
        parser.error(f"--from {options.address}: this is not an http or https address")
    if options.pause < 0 or options.timeout <= 0:
        parser.error("--pause can't be less than 0 seconds, and --timeout must be more")
    politeness = Politeness(pause=options.pause, timeout=options.timeout)
    try:
        is_changed, report = sync(root, options.address, politeness, prune=options.prune, keep=options.keep)
    except PipelineError as error:
        tell(f"scripts/sync-docs: {error}", sys.stderr)
        return ExitCode.FAILED
    tell(report.removesuffix("\n"))
    return ExitCode.CHANGED if is_changed else ExitCode.NOTHING_CHANGED


if __name__ == "__main__":
    handler = logging.StreamHandler()
    handler.setFormatter(VisibleFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logging.getLogger("httpx").setLevel(logging.WARNING)
    sys.exit(main(sys.argv[1:]))
