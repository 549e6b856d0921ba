"""The client beside an earlier state of it, such as the commit before: nothing should be slower."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from .comparison_table import Comparison
from .growing import FIRST_CALL
from .importing import IMPORTS, WITHOUT_COMMAND_LINE
from .loopback_server import loopback_server
from .timing import Program, fastest, median_in_fresh_interpreters
from .timing_worker import worker

_ROOT = Path(__file__).parents[2]
_NOISE = 1.05
_Subject = TypeVar("_Subject")


def compare_states(checkout: Path, rounds: int, import_rounds: int) -> Iterator[Comparison]:
    """This checkout's client beside that of another one, in the same run.

    Args:
        checkout: the other one, with the earlier state
        rounds: of each function; the fastest counts
        import_rounds: of each import; the median counts
    """
    before, now = _client_of(checkout), _client_of(_ROOT)
    with loopback_server() as address:
        for title, module, function, arguments in (
            ("Decode 15 offers", "decoding", "decodings", (15,)),
            ("Decode 1000 offers", "decoding", "decodings", (1000,)),
            ("Call: read a page of 15 offers", "calling", "immediate_calls", ()),
            ("Call over loopback", "calling", "calls", (address,)),
            ("List: 40 pages", "listing", "lists", ()),
        ):
            with (
                worker(module, function, *arguments, before=before) as old,
                worker(module, function, *arguments, before=now) as new,
            ):
                few = max(1, rounds // 8) if module == "listing" else rounds
                yield _compare(title, old, new, fastest, few)
    imports = {**IMPORTS, "start and first call": FIRST_CALL}
    old_imports, new_imports = (
        {name: Program(code, f"{WITHOUT_COMMAND_LINE}\n{client}") for name, code in imports.items()}
        for client in (before, now)
    )
    yield _compare("Import", old_imports, new_imports, median_in_fresh_interpreters, import_rounds)


def _client_of(checkout: Path) -> str:
    """Python statements that make a checkout's client the one to import."""
    return f"sys.path[:0] = {[str(checkout.resolve() / name) for name in ('overlays', 'generated')]}"


def _compare(
    title: str,
    old: Mapping[str, _Subject],
    new: Mapping[str, _Subject],
    measure: Callable[[Mapping[str, _Subject], int], dict[str, float]],
    rounds: int,
) -> Comparison:
    sides = {"old": old, "new": new}
    # The two states of a subject take turns.
    subjects = {f"{side} {name}": sides[side][name] for name in new for side in sides}
    seconds = measure(subjects, rounds)
    before, now = ({name: seconds[f"{side} {name}"] for name in new} for side in sides)
    return Comparison(f"{title}, beside the earlier state", now, dict.fromkeys(now, _NOISE), before)
