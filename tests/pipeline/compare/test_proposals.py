"""The file of fixes that follow what was observed."""

from collections import Counter
from pathlib import Path

from pipeline.compare.comparison import compare
from pipeline.compare.proposals import proposed_file
from pipeline.documents import parse_yaml
from pipeline.fix.fixes import applied, apply_fixes, read_actions, read_fixes
from pipeline.observed.records import Operation, Response
from tests.pipeline.compare.observed_things import DAY, OBSERVED_FILE, place, things, things_seen

SEEN = {OBSERVED_FILE: things_seen(name=place(38, missing=2), size=place(40), owner=place(3), link=place(unreadable=1))}


def test_proposals_are_a_file_of_fixes_with_the_next_number() -> None:
    found = compare(things(), SEEN)
    proposed = proposed_file(found.contradictions, ["spec/fixes/04-times.yaml", "spec/fixes/26-rules.yaml"])
    assert proposed
    name, text = proposed
    assert name == "spec/proposed/27-observed.yaml"
    assert text.startswith("# Written by scripts/regenerate")
    content = parse_yaml(text)
    assert content["actions"] == found.actions
    told = content["info"]["description"].splitlines()
    assert told == [contradiction.text() for contradiction in found.contradictions if contradiction.actions]


def test_proposals_moved_to_the_fixes_are_applied_as_they_are(tmp_path: Path) -> None:
    proposed = proposed_file(compare(things(), SEEN).contradictions, [])
    assert proposed
    (tmp_path / "01-observed.yaml").write_text(proposed[1], encoding="utf-8")
    after = apply_fixes(things(), read_fixes(tmp_path, tmp_path))
    assert after["components"]["schemas"]["Thing"]["properties"]["size"]["type"] == "string"
    assert not [found for found in compare(after, SEEN).contradictions if found.actions]


def test_proposals_are_none_where_all_agrees_or_no_fix_helps() -> None:
    assert proposed_file(compare(things(), {OBSERVED_FILE: things_seen()}).contradictions, []) is None
    unreadable = compare(things(), {OBSERVED_FILE: things_seen(name=place(unreadable=1))})
    assert len(unreadable.contradictions) == 1
    assert proposed_file(unreadable.contradictions, []) is None


def test_proposals_for_a_body_leave_the_lists_of_the_same_objects_alone() -> None:
    observations = things_seen()
    observations.operations["get-thing"].responses["200"].places = {"": place(kind="array")}
    listed = {"": place(kind="object"), "/data": place(kind="array"), "/data/*": place(kind="object")}
    response = Response(40, Counter({"application/json": 40}), places=listed)
    observations.operations["list-things"] = Operation("GET /things", DAY, {"200": response})
    seen = {OBSERVED_FILE: observations}
    after = things()
    for action in read_actions(actions := compare(after, seen).actions, range(len(actions))):
        after = applied(after, action)
    assert compare(after, seen).contradictions == ()
    assert after["paths"]["/things"] == things()["paths"]["/things"]


def test_proposals_leave_the_fields_of_a_new_object_open() -> None:
    [proposed] = compare(things(), {OBSERVED_FILE: things_seen(owner=place(3, "object", missing=37))}).actions
    assert proposed["update"]["owner"]["additionalProperties"] is True
