"""Pages that change after the whole site was adopted get the verdict and the names that the changes ask for."""

import re
from collections.abc import Iterator
from random import Random

import pytest

from pipeline.codegen.package import build_package
from pipeline.diff.semantics import Step
from pipeline.fix import overlay
from pipeline.gate.public_view import losses
from tests.built_once import built_once
from tests.nightly import turns
from tests.pipeline.changed_pages import Outcome, Site, adopt_every_page, same_data, site_below
from tests.pipeline.diff.model_changes import Impossible
from tests.pipeline.page_changes import CHANGES, Edited, Line
from tests.pipeline.real_sources import repaired
from tests.pipeline.remembered_select import RememberedSelect

_AT_ONCE = 3
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


def changed(site: Site, seed: int) -> tuple[Edited, list[Line], list[str]]:
    """What the vendor knows after some changes, what they say of themselves, and their names."""
    chance = Random(seed)  # noqa: S311 - guards nothing
    edited = Edited(same_data(repaired()), site.before, site.methods, chance)
    lines: list[Line] = []
    names: list[str] = []
    for change in chance.sample(CHANGES, len(CHANGES)):
        if len(names) == _AT_ONCE:
            break
        try:
            lines += change(edited)
            names.append(change.__name__)
        except Impossible:
            continue
    return edited, lines, names


def told(outcome: Outcome) -> list[Line]:
    """What callers notice, without the classes that come and go with a whole operation or body."""
    return [
        (change.step, _CLASSES.sub(r"\1", change.text)) for change in outcome.report.changes if change.step > Step.PATCH
    ]


@pytest.mark.parametrize("seed", range(turns(8, 100)))
def test_changed_pages_get_the_verdict_and_the_names_of_their_changes(site: Site, seed: int) -> None:
    edited, expected, names = changed(site, seed)
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
