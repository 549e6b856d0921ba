"""`docs/api/guesses.md`, and its summary: what is still a guess, ordered by what a wrong guess would cost."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.codegen.guesses import CONCERNS, Concern, Guess
from pipeline.codegen.markdown import code, table

_PAGE = """# What is still a guess

Built by `scripts/regenerate` from `openapi.yaml`; never edited by hand. These facts are *inferred*: no page states
them, and nobody has observed them. The first ones cost a caller most if they are wrong. `scripts/contract --observe`
can observe facts about responses; what requests must contain shows only when somebody sends one.
"""
_SUMMARY = """## Guesses

The client relies on {count} facts that no page states and nobody has observed. [Guesses](guesses.md) lists them; these
kinds of them cost most if they are wrong, the costliest first.

"""
_NO_GUESSES = "## Guesses\n\nEvery fact is documented or observed.\n"


def guess_page(guesses: Sequence[Guess]) -> str:
    """The page with every guess."""
    return "\n".join([_PAGE, *(_of_concern(concern, guesses) for concern in _present(guesses))])


def guess_summary(guesses: Sequence[Guess]) -> str:
    """The part of the index that counts them."""
    if not guesses:
        return _NO_GUESSES
    counts = Counter(guess.concern for guess in guesses)
    rows = ([concern.title, str(counts[concern]), concern.cost] for concern in _present(guesses))
    return _SUMMARY.format(count=len(guesses)) + table(("about", "guesses", "if one is wrong"), rows)


def _present(guesses: Sequence[Guess]) -> Iterator[Concern]:
    present = {guess.concern for guess in guesses}
    return (concern for concern in CONCERNS if concern in present)


def _of_concern(concern: Concern, guesses: Sequence[Guess]) -> str:
    grouped: dict[tuple[str, str], list[str]] = {}
    for guess in guesses:
        if guess.concern == concern:
            grouped.setdefault((guess.fact, guess.reason), []).append(guess.place or "every operation")
    rows = (
        [code(fact), reason, ", ".join(code(place) for place in sorted(places))]
        for (fact, reason), places in sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0]))
    )
    return f"## {concern.title}\n\nIf one is wrong: {concern.cost}.\n\n{table(('fact', 'because', 'of'), rows)}"
