"""`scripts/bench`: measures and prints."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from .calling import compare_calls
from .decoding import compare_decoding
from .growing import compare_growth
from .importing import compare_imports
from .listing import compare_lists
from .report import Comparison, format_table
from .stock import stock_client

DOCUMENT = Path(__file__).parents[2] / "openapi.yaml"


def measure(rounds: int, import_rounds: int) -> Iterator[Comparison]:
    """All comparisons, each as soon as it is done."""
    with stock_client(DOCUMENT) as stock:
        for count in (15, 1000):
            yield compare_decoding(stock, count, rounds)
        yield compare_calls(stock, rounds)
        yield compare_lists(max(1, rounds // 8))  # most of it is waiting, which hardly varies
        yield compare_imports(stock, import_rounds)
        yield compare_growth(import_rounds)


def main(arguments: list[str]) -> int:
    """Run the command with the given arguments; returns its exit code, which says nothing about the speed."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description="Measure the client beside its alternatives."
    )
    parser.add_argument("--rounds", type=int, default=40, help="of each function; the fastest counts")
    parser.add_argument("--import-rounds", type=int, default=15, help="of each import; the median counts")
    options = parser.parse_args(arguments)
    for comparison in measure(options.rounds, options.import_rounds):
        print(format_table(comparison), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
