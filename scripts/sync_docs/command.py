"""`scripts/sync-docs`: fetches the vendor's documentation into `spec/pages`, regenerates, and prints a report.

Exit codes: 0 nothing changed, 10 something changed and was regenerated, 1 it failed, 2 the command was misused.
"""

import argparse
import logging
import shutil
import signal
import sys
from enum import IntEnum
from pathlib import Path
from types import FrameType
from typing import NoReturn

import httpx

from pipeline.documents import DOCUMENTATION, PipelineError
from pipeline.regenerate import BUILT, ROOT, Regenerated, regenerate
from sync_docs.arrangement import PAGES, Arrangement, arrange
from sync_docs.collect import Collected, collect
from sync_docs.fetch import Fetcher, Manners
from sync_docs.redocly_diff import ask
from sync_docs.report import describe, page_changes
from sync_docs.stale_fixes import find_stale_fixes
from sync_docs.state import FOLDER, State
from sync_docs.transaction import all_or_nothing, replace_folder

_LOGGER = logging.getLogger(__name__)


class ExitCode(IntEnum):
    """What the command's exit code says; misuse is 2, as everywhere."""

    NOTHING_CHANGED = 0
    FAILED = 1
    CHANGED = 10


def follow(
    root: Path, address: str, manners: Manners, *, prune: bool = False, keep: bool = False
) -> tuple[ExitCode, str]:
    """Bring a repository up to date with the documentation at an address; returns the outcome and the report.

    Args:
        root: the repository
        address: where the documentation is
        manners: how its site is treated
        prune: remove pages that the documentation doesn't hold any more
        keep: leave the new pages in place even if the client can't be made of them

    Raises:
        PipelineError: it can't go on. Everything is as before, but with `keep` the pages may be the new ones.
    """
    state = State(root / FOLDER)
    aside = state.folder / "replaced-pages"
    with state.exclusive():
        # A run that was killed between its two renames.
        if aside.exists() and not (root / PAGES).exists():
            aside.rename(root / PAGES)
        with Fetcher(manners) as fetcher:
            collected = collect(address, fetcher, state)
        arrangement = arrange(
            collected.pages,
            [entry.url for entry in collected.missing],
            root,
            state.folder / "new-pages",
            prune=prune,
        )
        for line in page_changes(arrangement):
            _LOGGER.info("%s", line)
        return _rebuild(root, address, collected, arrangement, aside, keep=keep)


def _rebuild(
    root: Path, address: str, collected: Collected, arrangement: Arrangement, aside: Path, *, keep: bool
) -> tuple[ExitCode, str]:
    with all_or_nothing(root, BUILT if keep else (*BUILT, PAGES)) as before:
        if arrangement.changes_pages:
            shutil.rmtree(aside, ignore_errors=True)
            replace_folder(root / PAGES, arrangement.folder, aside)
        # Even with the same pages: a run that was killed may have left something to do.
        regenerated = _regenerate(root, keep=keep)
        is_changed = arrangement.changes_pages or not before.is_current()
        old = before.content("openapi.yaml")
        new = (root / "openapi.yaml").read_bytes()
        opinion = ask(old, new, root) if old is not None and old != new else ""
    report = describe(address, collected, arrangement, regenerated, opinion)
    return (ExitCode.CHANGED if is_changed else ExitCode.NOTHING_CHANGED), report


def _regenerate(root: Path, *, keep: bool) -> Regenerated:
    try:
        return regenerate(root)
    except PipelineError as error:
        fate = (
            f"{PAGES} holds the new pages; repair what is named, and run scripts/regenerate."
            if keep
            else "Everything is as before; with --keep the new pages stay, to repair what is named."
        )
        raise PipelineError(f"{error}\n{_stale_fixes(root)}{fate}") from error


def _stale_fixes(root: Path) -> str:
    try:
        stale = find_stale_fixes(root)
    except PipelineError:
        # There is no document to apply fixes to, which is what the run has failed of.
        return ""
    lines = "".join(f"- {line}\n" for line in stale)
    return f"Fixes that no longer fit; later ones may only follow from the first:\n{lines}" if stale else ""


def _parser() -> argparse.ArgumentParser:
    summary, _, codes = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(prog="scripts/sync-docs", description=summary, epilog=codes)
    manners = Manners()
    parser.add_argument(
        "--from",
        dest="address",
        default=DOCUMENTATION,
        metavar="URL",
        help="the documentation (default: %(default)s)",
    )
    parser.add_argument("--prune", action="store_true", help="remove pages that have vanished upstream")
    parser.add_argument(
        "--keep", action="store_true", help="leave the new pages in place even if regenerating fails"
    )
    parser.add_argument(
        "--pause",
        type=float,
        default=manners.pause,
        metavar="SECONDS",
        help="between two requests (default: %(default)s)",
    )
    parser.add_argument(
        "--timeout",
        type=float,
        default=manners.timeout,
        metavar="SECONDS",
        help="for one answer (default: %(default)s)",
    )
    return parser


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Run the command with the given arguments on a repository; returns its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not _is_web_address(options.address):
        parser.error(f"--from {options.address}: this is no http or https address")
    if options.pause < 0 or options.timeout <= 0:
        parser.error("--pause can't be less than 0 seconds, and --timeout must be more")
    manners = Manners(pause=options.pause, timeout=options.timeout)
    try:
        code, report = follow(root, options.address, manners, prune=options.prune, keep=options.keep)
    except PipelineError as error:
        print(f"scripts/sync-docs: {error}", file=sys.stderr)
        return ExitCode.FAILED
    print(report, end="")
    return code


def _is_web_address(address: str) -> bool:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        return False
    return url.scheme in ("http", "https") and bool(url.host)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    """End by an exception, so that what was begun is undone."""
    sys.exit(128 + number)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    for awaited in (signal.SIGINT, signal.SIGTERM):
        signal.signal(awaited, _stop)
    sys.exit(main(sys.argv[1:]))
