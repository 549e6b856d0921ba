"""`scripts/bench`: measures and prints."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from .against import compare_states
from .calling import compare_calls, compare_loopback_calls
from .comparison_table import Comparison, format_table
from .decoding import compare_decoding
from .growing import compare_growth
from .importing import compare_error_import, compare_imports
from .listing import compare_lists
from .stock import stock_client

DOCUMENT = Path(__file__).parents[2] / "openapi.yaml"


def compare_alternatives(rounds: int, import_rounds: int) -> Iterator[Comparison]:
    """All comparisons with alternatives, each as soon as it is done."""
    with stock_client(DOCUMENT) as stock:
        for count in (15, 1000):
            yield compare_decoding(stock, count, rounds)
        yield compare_calls(stock, rounds)
        for orjson in (True, False):
            yield compare_loopback_calls(rounds * 5, orjson=orjson)  # two processes and the network vary more
        yield compare_lists(max(1, rounds // 8))  # most of it is waiting, which hardly varies
        yield compare_imports(stock, import_rounds)
        yield compare_error_import(import_rounds)
        yield compare_growth(import_rounds)


def main(arguments: list[str]) -> int:
    """Run the command with the given arguments; returns its exit code, which says nothing about the speed."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measure the client beside its alternatives.")
    parser.add_argument("--rounds", type=int, default=40, help="of each function; the fastest counts")
    parser.add_argument("--import-rounds", type=int, default=15, help="of each import; the median counts")
    parser.add_argument(
        "--against",
        type=Path,
        metavar="CHECKOUT",
        help="measure beside the client of another checkout of this repository instead",
    )
    options = parser.parse_args(arguments)
    comparisons = (
        compare_states(options.against, options.rounds, options.import_rounds)
        if options.against
        else compare_alternatives(options.rounds, options.import_rounds)
    )
    for comparison in comparisons:
        print(format_table(comparison), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
