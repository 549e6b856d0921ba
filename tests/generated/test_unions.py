"""Values of several kinds: which one a response has, and what is sent."""

import logging
from functools import partial
from typing import Any

import pytest

from mijnklantportaal_api.models import Link, OfferLine
from mijnklantportaal_api.runtime import surprises
from mijnklantportaal_api.runtime.lenient_reading import lenient_reading
from mijnklantportaal_api.runtime.mismatches import ModelMismatchError, UnreadableFieldError
from mijnklantportaal_api.runtime.reading import read_date, read_each, read_integer, read_mapping, read_text
from mijnklantportaal_api.runtime.unions import Kind, ObjectKind, TaggedKind, read_union, write_union
from mijnklantportaal_api.runtime.writing import (
    write_date,
    write_each,
    write_integer,
    write_mapping,
    write_model,
    write_text,
)

LINK = {"href": "https://example.com", "type": "a"}
LINE = {"description": "a", "amountExclVat": "1.00", "vatRate": 21}
KINDS = (ObjectKind(Link), ObjectKind(OfferLine))
TAGGED = (TaggedKind(Link, "type", ("link", "address")), TaggedKind(OfferLine, "type", ("line",)))
TOLD = (ObjectKind(Link, {"type": ("a",)}), ObjectKind(OfferLine, {"type": ("b",)}))


def test_union_object_is_what_it_has_the_required_fields_of() -> None:
    assert read_union(LINK, *KINDS) == Link.from_dict(LINK)
    assert read_union(LINE, *KINDS) == OfferLine.from_dict(LINE)


@pytest.mark.parametrize("kinds", [KINDS, KINDS[::-1]], ids=["one way", "the other way"])
def test_union_object_that_fits_several_kinds_is_the_one_that_knows_most_of_it(kinds: Any) -> None:
    assert isinstance(read_union({**LINK, **LINE}, *kinds), OfferLine)


def test_union_discriminator_decides_even_where_fields_are_missing() -> None:
    with lenient_reading():
        assert isinstance(read_union({"type": "address", "amountExclVat": "1"}, *TAGGED), Link)
    with pytest.raises(ModelMismatchError, match=r"^the key 'href' is missing at href$"):
        read_union({"type": "link"}, *TAGGED)


def test_union_constant_that_no_other_kind_has_decides_as_well() -> None:
    with lenient_reading():
        assert isinstance(read_union({"type": "a", "amountExclVat": "1"}, *TOLD), Link)
    assert read_union({**LINK, "type": "b"}, ObjectKind(Link, {"type": ("a",)})) == {**LINK, "type": "b"}


@pytest.mark.parametrize("kinds", [KINDS, TAGGED, TOLD], ids=["fields", "tagged", "constants"])
def test_union_object_of_an_unknown_kind_is_kept_and_that_is_said_once(
    kinds: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surprises, "_said", set[str]())
    caplog.set_level(logging.INFO)
    for _ in range(2):
        assert read_union({"type": "secret"}, *kinds) == {"type": "secret"}
    assert caplog.messages == ["an object is none of Link, OfferLine, so it is not documented; it is kept"]


@pytest.mark.parametrize(
    ("value", "found"), [("2026-01-02", "2026-01-02"), (7, 7), (["2026-01-02"], 1), (1.5, None), (True, None)]
)
def test_union_of_other_values_goes_by_their_type_in_json(value: Any, found: Any) -> None:
    kinds = (Kind((str,)), Kind((int,)), Kind((list,), len))
    if found is None:
        with pytest.raises(ModelMismatchError, match=r"^expected str or int or list, found a (number|boolean) at \$$"):
            read_union(value, *kinds)
    else:
        assert read_union(value, *kinds) == found


def test_union_of_two_kinds_of_text_is_the_first_that_can_be_read() -> None:
    kinds = (Kind((str,), read_date), Kind((str,)))
    assert str(read_union("2026-01-02", *kinds)) == "2026-01-02"
    assert read_union("soon", *kinds) == "soon"
    with pytest.raises(ModelMismatchError, match="unreadable value"):
        read_union("soon", Kind((str,), read_date))


@pytest.mark.parametrize("value", [3, 3.0])
def test_union_takes_a_whole_number_however_json_writes_it(value: Any) -> None:
    found = read_union(value, Kind((str,), read_text), Kind((int,), read_integer))
    assert (found, type(found)) == (3, int)
    with pytest.raises(ModelMismatchError, match=r"^expected str or int, found a number"):
        read_union(3.5, Kind((str,), read_text), Kind((int,), read_integer))


def test_union_in_a_lenient_reading_prefers_the_kind_that_fits_as_a_whole() -> None:
    kinds = (Kind((list,), partial(read_each, Link.from_dict)), Kind((list,), partial(read_each, read_text)))
    with lenient_reading():
        assert read_union(["a", "b"], *kinds) == ["a", "b"]
        assert read_union([LINK], *kinds) == [Link.from_dict(LINK)]
        link, _ = read_union([{"href": "https://example.com", "type": 3}, 7], *kinds)
        assert link.href == "https://example.com"


def test_map_in_a_lenient_reading_loses_only_what_is_no_object() -> None:
    with lenient_reading():
        links = read_mapping({"a": LINK, "b": 7}, Link.from_dict)
    assert links["a"] == Link.from_dict(LINK)
    with pytest.raises(UnreadableFieldError, match="expected an object, found a number"):
        _ = links["b"].href
    with pytest.raises(ModelMismatchError, match=r"^expected an object, found a number at b$"):
        read_mapping({"a": LINK, "b": 7}, Link.from_dict)


def test_union_writes_all_of_an_iterator_though_the_first_kind_has_begun_with_it() -> None:
    writers = (partial(write_each, write=write_integer), partial(write_each, write=write_text))
    assert write_union("names", iter(["a", "b"]), *writers) == ["a", "b"]
    with pytest.raises(TypeError, match=r"^names\[1\]: expected int, got str$"):
        write_union("names", iter([1, "b"]), *writers)


def test_union_in_a_list_or_a_map_names_the_place_that_fits_nothing() -> None:
    with pytest.raises(ModelMismatchError, match=r"^expected str, found a number at \[1\]$"):
        read_each(lambda item: read_union(item, Kind((str,))), ["a", 1])
    with pytest.raises(ModelMismatchError, match=r"^expected str, found a number at b$"):
        read_mapping({"a": "a", "b": 1}, lambda item: read_union(item, Kind((str,))))


def test_union_is_written_as_the_first_kind_that_takes_the_value() -> None:
    written = partial(write_union, "when")
    assert written("soon", write_date, write_text) == "soon"
    with pytest.raises(TypeError, match=r"^when: expected datetime\.date, got float; or expected int, got float$"):
        written(1.5, write_date, write_integer)


def test_union_error_inside_an_object_of_one_kind_is_the_one_that_is_raised() -> None:
    def write(kind: type[Any]) -> Any:
        return lambda name, item: write_model(name, item, kind)  # pyright: ignore[reportUnknownLambdaType]

    wrong = OfferLine(description="a", amount_excl_vat="1.005", vat_rate=21)
    with pytest.raises(ValueError, match=r"^line\.amount_excl_vat: .* more than two decimals"):
        write_union("line", wrong, write(Link), write(OfferLine))


def test_map_with_a_wrong_value_names_its_key() -> None:
    assert write_mapping("scores", {"a": 1}, write_integer) == {"a": 1}
    with pytest.raises(TypeError, match=r"^scores\.b: expected int, got str$"):
        write_mapping("scores", {"a": 1, "b": "2"}, write_integer)
    with pytest.raises(TypeError, match=r"^scores: expected a mapping, got list$"):
        write_mapping("scores", [1], write_integer)


@pytest.mark.parametrize(
    ("name", "message"),
    [(1, "expected names as str, got int"), (None, "expected names as str"), ("\ud800", "half of a")],
)
def test_map_with_a_name_that_json_has_not_is_refused(name: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError), match=rf"^scores: .*{message}"):
        write_mapping("scores", {name: 1}, write_integer)


@pytest.mark.parametrize("value", ["text", 5, None, [LINK]])
@pytest.mark.parametrize("kind", [*KINDS, *TAGGED, *TOLD])
def test_union_kind_of_objects_is_that_of_nothing_else(kind: Any, value: object) -> None:
    assert not kind.fits(value)
