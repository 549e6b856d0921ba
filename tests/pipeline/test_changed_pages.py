"""Pages that change after the whole site was adopted get the verdict and the names that the changes ask for."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from random import Random

import pytest

from pipeline.codegen.package import build_package
from pipeline.diff.semver import Step
from pipeline.fix import overlay
from pipeline.gate.public_view import losses
from tests.built_once import built_once
from tests.nightly import IS_NIGHTLY
from tests.pipeline.changed_pages import Outcome, Site, adopt_every_page, same_data, site_below
from tests.pipeline.diff.model_changes import Impossible
from tests.pipeline.field_page_changes import FIELD_CHANGES
from tests.pipeline.operation_page_changes import OPERATION_CHANGES
from tests.pipeline.page_edits import Change, Edited, Line
from tests.pipeline.real_sources import repaired
from tests.pipeline.remembered_select import RememberedSelect

CHANGES = (*FIELD_CHANGES, *OPERATION_CHANGES)
_CLASSES = re.compile(
    r"^((?:added operation|removed operation|removed request body) .*?), (?:and|with) .*the .*?class.*"
)


@pytest.fixture(autouse=True, scope="module")
def _remembered_select() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlay, "select", RememberedSelect())
        yield


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, _remembered_select: None) -> Site:
    """The site after every page was adopted."""
    return site_below(built_once(tmp_path_factory, "adopted-site", adopt_every_page))


def changed(site: Site, seed: int, kinds: Sequence[Change]) -> tuple[Edited, list[Line]]:
    """What the vendor knows after changes of these kinds, and what they say of themselves."""
    edited = Edited(same_data(repaired()), site.before, site.methods, Random(seed))  # noqa: S311 - guards nothing
    return edited, [line for change in kinds for line in lines_of(change, edited)]


def lines_of(change: Change, edited: Edited) -> list[Line]:
    """Make a change, at another place where it is impossible at one."""
    for _ in range(9):
        with suppress(Impossible):
            return [*change(edited)]
    return [*change(edited)]


def some_kinds(seed: int) -> Sequence[Change]:
    """A few kinds of changes, in any order."""
    return Random(seed).sample(CHANGES, 3)  # noqa: S311 - guards nothing


# daily every kind of change once, many of them together, and nightly a few of them together a hundred times
_RUNS = 3
TOGETHER = [(run, CHANGES[run::_RUNS]) for run in range(_RUNS)]
FEW = [(seed, some_kinds(seed)) for seed in range(100 if IS_NIGHTLY else 0)]


def told(outcome: Outcome) -> list[Line]:
    """What callers notice, without the classes that come and go with a whole operation or body."""
    return [
        (change.step, _CLASSES.sub(r"\1", change.text)) for change in outcome.report.changes if change.step > Step.PATCH
    ]


@pytest.mark.parametrize(("seed", "kinds"), [*TOGETHER, *FEW])
def test_changed_pages_get_the_verdict_and_the_names_of_their_changes(
    site: Site, seed: int, kinds: Sequence[Change]
) -> None:
    edited, expected = changed(site, seed, kinds)
    names = [change.__name__ for change in kinds]
    outcome = site.changed(edited.document)
    assert sorted(told(outcome)) == sorted(expected), names
    # what breaks callers is also told by its Python name
    assert bool(outcome.losses) >= (outcome.report.step is Step.MAJOR), names


def test_changed_pages_start_from_a_client_that_lost_nothing_when_facts_left_the_transcriptions(site: Site) -> None:
    assert losses(build_package(repaired()), site.package) == []


def test_changed_pages_that_are_the_same_change_nothing(site: Site) -> None:
    outcome = site.changed(repaired())
    assert outcome.report.changes == ()
    assert outcome.losses == []


def test_changed_pages_leave_no_trace_of_a_field_that_has_another_name(site: Site) -> None:
    document = same_data(repaired())
    properties = document["components"]["schemas"]["EditPunchCardRequest"]["properties"]
    name = next(iter(properties))
    document["components"]["schemas"]["EditPunchCardRequest"]["properties"] = {
        "gloaming" if key == name else key: value for key, value in properties.items()
    }
    after = site.changed(document).document["components"]["schemas"]["EditPunchCardRequest"]
    assert name not in after["properties"]
    assert name not in after.get("required", [])
