"""What fields of a request need or exclude each other is checked before anything is sent."""

from typing import Any

import pytest

from tests.pipeline.generated_portal import Portal

pytestmark = pytest.mark.usefixtures("packages")


@pytest.mark.parametrize(
    "sent",
    [
        {"thing_id": "thg_1"},
        {"name": "A", "city": "Utrecht"},
        {"thing_id": "thg_1", "insured": True, "worth": "1"},
        {"thing_id": "thg_1", "insured": False},
        {"thing_id": "thg_1", "worth": "1"},
        {"thing_id": "thg_1", "gift": "yes"},
    ],
    ids=repr,
)
def test_generated_rules_what_keeps_the_rules_is_sent(sent: dict[str, Any]) -> None:
    portal = Portal("small_rules", {"id": "thg_1"})
    portal.things.send(**sent)
    assert len(portal.sent_json) == len(sent)


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({}, "thing_id, or name and city: give at least one of these"),
        ({"name": "A"}, "thing_id, or name and city: give at least one of these"),
        ({"thing_id": "thg_1", "insured": True}, "worth: insured needs worth"),
        (
            {"thing_id": "thg_1", "insured": True, "worth": "1", "gift": "yes"},
            "gift: give only one of insured and gift",
        ),
    ],
    ids=repr,
)
def test_generated_rules_what_breaks_a_rule_is_refused_before_anything_is_sent(
    sent: dict[str, Any], reason: str
) -> None:
    portal = Portal("small_rules", {"id": "thg_1"})
    with pytest.raises(ValueError, match=f"^{reason}$"):
        portal.things.send(**sent)
    assert portal.requests == []


def test_generated_rules_an_edit_must_change_something() -> None:
    portal = Portal("small_rules", {"id": "thg_1"})
    with pytest.raises(ValueError, match=r"^name, or city: give at least one of these$"):
        portal.things.update()
    portal.things.update(city="Utrecht")
    assert portal.sent_json == {"city": "Utrecht"}


def test_generated_rules_an_example_shows_what_the_rules_ask_for() -> None:
    portal = Portal("small_rules", {"id": "thg_1"})
    assert "portal.things.send(thing_id=" in (portal.things.send.__doc__ or "")
    assert "portal.things.update(name=" in (portal.things.update.__doc__ or "")
