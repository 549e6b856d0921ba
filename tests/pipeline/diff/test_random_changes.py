"""The report is right about random changes, as judged by what each change says of itself."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.diff.report import compare
from pipeline.diff.semver import Step
from tests.nightly import turns
from tests.pipeline.diff.api_model import made_up_api
from tests.pipeline.diff.model_changes import Changed, Impossible, Line
from tests.pipeline.diff.operation_changes import CHANGES

NOTES = "changed notes that no client depends on"
RANDOM = st.randoms(use_true_random=True)


def expected_after(changed: Changed, number: int) -> list[tuple[Step, str]]:
    """Change the API in so many different ways; returns what the changes say of themselves."""
    lines: list[Line] = []
    done = 0
    for change in changed.api.chance.sample(CHANGES, len(CHANGES)):
        if done == number:
            break
        try:
            lines += change(changed)
            done += 1
        except Impossible:
            continue
    return sorted(line() for line in lines)


@settings(max_examples=turns(60, 300))
@given(chance=RANDOM, style=RANDOM)
def test_random_changes_are_told_and_rated_as_they_say_themselves(chance: Random, style: Random) -> None:
    api = made_up_api(chance)
    old = api.document(style)
    expected = expected_after(Changed(api), chance.randint(1, 3))
    # the style goes on, so that the same is written in another way
    report = compare(old, api.document(style))
    told = sorted((change.step, change.text) for change in report.changes if change.text != NOTES)
    assert told == expected


@settings(max_examples=turns(20, 100))
@given(chance=RANDOM, style=RANDOM)
def test_random_ways_to_write_the_same_are_no_change(chance: Random, style: Random) -> None:
    api = made_up_api(chance)
    report = compare(api.document(style), api.document(style))
    assert {change.text for change in report.changes} <= {NOTES}
