"""`scripts/bench`: measures and prints."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pipeline.regenerate import ROOT

from .benchmarks import Benchmark, benchmarks, client_programs, program_benchmarks
from .comparison_table import Comparison, format_table
from .loopback_server import loopback_server
from .other_packages import make_small_package, make_stock_package
from .timing import fastest, median_in_fresh_interpreters
from .worker import worker

_NOISE = 1.05
_Subject = TypeVar("_Subject")


def compare_alternatives(rounds: int, import_rounds: int) -> Iterator[Comparison]:
    """The client beside its alternatives, each comparison as soon as it is done."""
    with (
        tempfile.TemporaryDirectory(prefix="stock-") as stock,
        tempfile.TemporaryDirectory(prefix="few-operations-") as few,
        loopback_server() as address,
    ):
        make_stock_package(Path(stock))
        make_small_package(Path(few))
        for benchmark in benchmarks(address):
            before = f"{_importing_from(stock)}\n{benchmark.before}"
            with worker(benchmark.function, *benchmark.arguments, before=before) as timers:
                seconds = fastest(timers, _rounds_of(benchmark, rounds))
            yield Comparison(benchmark.title, seconds, benchmark.limits)
        for title, programs, limits in program_benchmarks(_importing_from(stock), _importing_from(few)):
            yield Comparison(title, median_in_fresh_interpreters(programs, import_rounds), limits)


def compare_states(checkout: Path, rounds: int, import_rounds: int) -> Iterator[Comparison]:
    """The client beside that of another checkout, such as the commit before: nothing should be slower."""
    old, new = (_importing_from(root / "overlays", root / "generated") for root in (checkout.resolve(), ROOT))
    with loopback_server() as address:
        for benchmark in benchmarks(address):
            function, arguments, before = benchmark.function, benchmark.arguments, benchmark.before
            with (
                worker(function, *arguments, before=f"{old}\n{before}") as old_timers,
                worker(function, *arguments, before=f"{new}\n{before}") as new_timers,
            ):
                seconds = fastest(_taking_turns(old_timers, new_timers), _rounds_of(benchmark, rounds))
            yield _beside_the_earlier(benchmark.title, seconds)
    programs = _taking_turns(client_programs(old), client_programs(new))
    yield _beside_the_earlier("Import", median_in_fresh_interpreters(programs, import_rounds))


def _importing_from(*folders: object) -> str:
    return f"sys.path[:0] = {[str(folder) for folder in folders]}"


def _rounds_of(benchmark: Benchmark, rounds: int) -> int:
    return max(1, int(rounds * benchmark.rounds_factor))


def _taking_turns(old: Mapping[str, _Subject], new: Mapping[str, _Subject]) -> dict[str, _Subject]:
    return {f"{side} {name}": subjects[name] for name in new for side, subjects in (("old", old), ("new", new))}


def _beside_the_earlier(title: str, seconds: Mapping[str, float]) -> Comparison:
    before, now = (
        {name.removeprefix(side): value for name, value in seconds.items() if name.startswith(side)}
        for side in ("old ", "new ")
    )
    return Comparison(f"{title}, beside the earlier state", now, dict.fromkeys(now, _NOISE), before)


def _checkout(text: str) -> Path:
    if not Path(text, "overlays/mijnklantportaal").is_dir():  # it would be compared with itself
        raise argparse.ArgumentTypeError(f"{text!r} is not the folder of a checkout of this repository")
    return Path(text)


def main(arguments: list[str]) -> int:
    """Run the command with the given arguments; returns its exit code, which says nothing about the speed."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measure the client beside its alternatives.")
    parser.add_argument("--rounds", type=int, default=40, help="of each function; the fastest counts")
    parser.add_argument("--import-rounds", type=int, default=15, help="of each import; the median counts")
    against = "measure beside the client of another checkout of this repository instead"
    parser.add_argument("--against", type=_checkout, metavar="CHECKOUT", help=against)
    options = parser.parse_args(arguments)
    rounds = (options.rounds, options.import_rounds)
    comparisons = compare_states(options.against, *rounds) if options.against else compare_alternatives(*rounds)
    for comparison in comparisons:
        print(format_table(comparison), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
