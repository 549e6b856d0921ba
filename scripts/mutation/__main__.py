"""`scripts/mutate`: runs and prints."""

import argparse
import signal
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from .run import BaselineError, Result, run, working_copy

ROOT = Path(__file__).parents[2]
_MODULES = "scripts/mutation/modules"
_SURVIVORS = "scripts/mutation/survivors"
_COPIED = ("generator-templates/runtime/", "generated/mijnklantportaal_api/runtime/")
"""Where modules are written, and where the copies lie that the tests import."""
_COLUMNS = "{:>6} {:>6} {:>6} {:>6} {:>6}  {}"


def known_survivors(entries: Sequence[Mapping[str, str]], module: str) -> set[tuple[str, str]]:
    """The survivors of a module that have a reason, by their lines before and after the change."""
    return {(entry["line"], entry["becomes"]) for entry in entries if entry["module"] in ("every", module)}


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Run the command with the given arguments; returns its exit code, 1 if a mutant survives or a baseline fails."""
    parser = argparse.ArgumentParser(prog="scripts/mutate", description="List the changes that no test notices.")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"a part of a path in {_MODULES}; all by default")
    parser.add_argument("--sample", type=int, metavar="N", help="try so many changes of each module, chosen at random")
    parser.add_argument("--seed", default="0", help="decides which; 0 by default")
    options = parser.parse_args(arguments)
    tests = {module: tests for tables in _read(root / _MODULES) for module, tests in tables["tests"].items()}
    if unknown := [part for part in options.modules if not any(part in module for module in tests)]:
        parser.error(f"no module in {_MODULES} has {unknown[0]!r} in its path")
    entries = [entry for tables in _read(root / _SURVIVORS) for entry in tables.get("survivor", [])]
    chosen = [name for name in tests if not options.modules or any(part in name for part in options.modules)]
    signal.signal(signal.SIGTERM, _stop)
    print(_COLUMNS.format("tried", "killed", "(slow)", "known", "open", "module"))
    with working_copy(root) as copy:
        return max([_report(copy, name, tests[name], options, entries) for name in chosen])


def _stop(number: int, frame: object) -> NoReturn:
    """End as after an error, so that the copy is deleted."""
    sys.exit("scripts/mutate: stopped")


def _read(folder: Path) -> list[dict[str, Any]]:
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]


def _report(
    copy: Path, name: str, tests: Sequence[str], options: argparse.Namespace, entries: Sequence[Mapping[str, str]]
) -> int:
    known = known_survivors(entries, name)
    try:
        result = run(copy / name.replace(*_COPIED), tests, options.sample, f"{options.seed} {name}", known)
    except BaselineError as error:
        print(f"{name}: its tests fail though nothing is changed, so no change was tried\n{error}", flush=True)
        return 1
    _print(name, result)
    return 1 if result.survivors else 0


def _print(name: str, result: Result) -> None:
    figures = (result.tried, result.killed, result.timed_out, result.known, len(result.survivors))
    print(_COLUMNS.format(*figures, name))
    for survivor in sorted(result.survivors, key=lambda survivor: (survivor.line, survivor.added)):
        print(f"{name}:{survivor.line}")
        for sign, lines in (("-", survivor.removed), ("+", survivor.added)):
            print("".join(f"    {sign} {line}\n" for line in lines.splitlines()), end="")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
