"""Whether data fits: formats are taken at their word, faults are named."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal.sandbox._validation import Refusal, check, make_validator


def fits(format_name: str, value: object) -> bool:
    validator = make_validator({"type": ["string", "null", "integer"], "format": format_name})
    try:
        check(validator, value)
    except Refusal:
        return False
    return True


@given(st.dates())
def test_validation_every_day_of_the_calendar_is_a_date(day: date) -> None:
    assert fits("date", day.isoformat())


@given(
    st.datetimes(),
    st.timedeltas(min_value=timedelta(hours=-23), max_value=timedelta(hours=23)),
)
def test_validation_every_moment_with_an_offset_is_a_date_time(moment: datetime, offset: timedelta) -> None:
    zone = timezone(timedelta(minutes=offset // timedelta(minutes=1)))
    assert fits("date-time", moment.replace(tzinfo=zone).isoformat())


@pytest.mark.parametrize(
    ("format_name", "text"),
    [
        ("date-time", "2024-04-29T21:00:00Z"),
        ("portal-date-time", "2024-02-29 23:59:59"),
        ("decimal", "12.95"),
        ("decimal", "-3"),
        ("email", "post@bakkerij.example"),
        ("uri", "https://bakkerij.example/a?b=c#d"),
        ("uri", "https://bakkerij.example"),
        ("uri", "mailto:post@bakkerij.example"),
        ("portal-date-minute", "2024-02-29 23:59"),
        ("uuid", "123e4567-e89b-12d3-a456-426614174000"),
        ("uuid", "123E4567-E89B-12D3-A456-426614174000"),
        ("ipv4", "a format that the portal does not use"),
    ],
)
def test_validation_what_a_format_allows(format_name: str, text: str) -> None:
    assert fits(format_name, text)


@pytest.mark.parametrize(
    ("format_name", "text"),
    [
        ("date", "2025-04-31"),
        ("date", "2025-02-29"),
        ("date", "20250401"),
        ("date", "2025-W14-2"),
        ("date", "2025-04-01\n"),
        ("date", "٢٠٢٥-04-01"),
        ("date-time", "2024-04-29T21:00:00"),
        ("date-time", "2024-04-31T21:00:00+02:00"),
        ("date-time", "2024-04-29 21:00:00+02:00"),
        ("portal-date-time", "2024-04-31 12:00:00"),
        ("portal-date-time", "2024-04-30 12:60:00"),
        ("portal-date-time", "2024-04-30T12:00:00"),
        ("portal-date-time", "2024-04-30 12:00"),
        ("decimal", "12,95"),
        ("decimal", "1e3"),
        ("decimal", "12.95\n"),
        ("decimal", "١٢"),
        ("email", "post"),
        ("email", "post@"),
        ("email", "a b@c.example"),
        ("email", "a@b@c.example"),
        ("uri", "bakkerij.example"),
        ("uri", "https://a b.example"),
        ("uri", "http://[bad"),
        ("uri", "https:"),
        ("portal-date-minute", "2024-04-31 12:00"),
        ("portal-date-minute", "2024-04-30 12:00:00"),
        ("portal-date-minute", "2024-04-30T12:00"),
        ("uuid", "123e4567"),
        ("uuid", "123e4567e89b12d3a456426614174000"),
        ("uuid", "{123e4567-e89b-12d3-a456-426614174000}"),
    ],
)
def test_validation_what_a_format_forbids(format_name: str, text: str) -> None:
    assert not fits(format_name, text)


@pytest.mark.parametrize(
    "format_name",
    ["date", "date-time", "portal-date-time", "portal-date-minute", "uuid", "decimal", "email", "uri"],
)
@pytest.mark.parametrize("value", [None, 7])
def test_validation_a_format_says_nothing_about_what_is_no_text(format_name: str, value: object) -> None:
    assert fits(format_name, value)


def test_validation_a_refusal_names_the_place_and_counts_the_other_faults() -> None:
    schema = {
        "required": ["name"],
        "properties": {"lines": {"items": {"properties": {"vatRate": {"enum": [0, 9, 21]}}}}},
    }
    with pytest.raises(Refusal) as caught:
        check(make_validator(schema), {"name": "x", "lines": [{"vatRate": 21}, {"vatRate": 20}]})
    assert caught.value.status == 422
    assert caught.value.message == "lines.1.vatRate: 20 is not one of [0, 9, 21]"
    with pytest.raises(Refusal, match=r"'name' is a required property \(and 1 more\)"):
        check(make_validator(schema), {"lines": [{"vatRate": 20}]})


def test_validation_a_refusal_does_not_repeat_a_long_value() -> None:
    with pytest.raises(Refusal) as caught:
        check(make_validator({"type": "integer"}), "x" * 10_000)
    assert len(caught.value.message) < 250


@pytest.mark.parametrize(("length", "end"), [(200, "'integer'"), (201, "'integer ...")])
def test_validation_a_refusal_is_cut_where_it_is_longer_than_200_characters(length: int, end: str) -> None:
    value = "x" * (length - len("'' is not of type 'integer'"))
    with pytest.raises(Refusal) as caught:
        check(make_validator({"type": "integer"}), value)
    assert caught.value.message == f"'{value}' is not of type {end}"
