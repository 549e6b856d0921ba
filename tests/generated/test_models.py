"""Every generated model, found by reflection, and what models promise beyond their fields."""

import copy
import datetime
import inspect
import pickle
import pydoc
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Literal, TypeVar, cast, get_origin, get_type_hints, is_typeddict
from unittest import mock

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mijnklantportaal import ModelMismatchError
from mijnklantportaal_api import models
from mijnklantportaal_api.models import CustomerOffer, CustomerOfferPage, OfferLine
from mijnklantportaal_api.runtime.mismatches import format_path
from mijnklantportaal_api.runtime.model import UNSET, Model, WireField, wire_fields
from mijnklantportaal_api.runtime.reading import amsterdam, first_mismatch
from mijnklantportaal_api.runtime.uploads import Upload
from tests.generated.model_strategies import MODELS, instances
from tests.generated.samples import OFFER, PAGE
from tests.nightly import turns

every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


def test_model_package_names_models_choices_and_dictionaries_only() -> None:
    values = [getattr(models, name) for name in models.__all__]
    assert MODELS
    assert all(value in MODELS or get_origin(value) is Literal or is_typeddict(value) for value in values)


@every_model
def test_model_tells_its_fields_where_help_shows_them(model: type[Model]) -> None:
    told = re.findall(r"^    (\w+) \([^)]+\): .", inspect.getdoc(model) or "", re.MULTILINE)
    assert told == [field.name for field in attrs.fields(cast(Any, model))]


def test_model_tells_the_types_and_the_meaning_of_its_fields_where_help_shows_them() -> None:
    shown = pydoc.plain(pydoc.render_doc(CustomerOffer))
    assert re.search(r"amount \(Decimal\): Amount of the offer\. In EUR\.\n", shown)
    assert re.search(r"accepted_at \(datetime\.datetime \| None\): When the offer was marked", shown)


@every_model
def test_model_lives_where_people_import_it_from_and_its_annotations_are_types(model: type[Model]) -> None:
    assert model.__module__ == "mijnklantportaal"
    assert not [text for text in model.__annotations__.values() if isinstance(text, str)]
    hints = get_type_hints(model)
    assert [field.type for field in attrs.fields(attrs.resolve_types(cast(Any, model)))] == list(hints.values())


Test = TypeVar("Test", bound=Callable[..., None])


def some(examples: int) -> Callable[[Test], Test]:
    """So many objects of each model."""

    def decorate(test: Test) -> Test:
        decorated: Test = every_model(settings(max_examples=examples)(given(data=st.data())(test)))
        return decorated

    return decorate


def is_json(value: Any) -> bool:
    """Whether a value is JSON data, but for files."""
    if isinstance(value, dict):
        return all(type(name) is str and is_json(inner) for name, inner in value.items())
    if isinstance(value, list):
        return all(map(is_json, value))
    return value is None or type(value) in (str, int, float, bool, Upload)


@some(turns(4, 30))
def test_model_becomes_plain_json_and_survives_the_way_back(model: type[Model], data: st.DataObject) -> None:
    instance = data.draw(instances(model))
    sent = instance.to_dict()
    assert is_json(sent)
    received = model.from_dict(sent)
    assert received == instance
    assert received.to_dict() == sent


@some(3)
def test_model_equals_its_pickle_and_its_copies(model: type[Model], data: st.DataObject) -> None:
    instance = data.draw(instances(model))
    assert pickle.loads(pickle.dumps(instance)) == instance  # noqa: S301 - our own bytes
    assert copy.copy(instance) == instance
    assert copy.deepcopy(instance) == instance
    assert repr(copy.deepcopy(instance)) == repr(instance)


@some(3)
def test_model_extra_keeps_what_the_api_sends_beyond_the_fields(model: type[Model], data: st.DataObject) -> None:
    instance = data.draw(instances(model))
    assert instance.extra == {}
    added = {"addedTomorrow": {"deep": [1]}}
    received = model.from_dict(instance.to_dict() | added)
    assert received.extra == added
    assert received == instance
    assert "deep" not in repr(received)
    assert received.to_dict() == instance.to_dict()
    for copied in (copy.copy(received), copy.deepcopy(received), pickle.loads(pickle.dumps(received))):  # noqa: S301 - our own bytes
        assert copied == received
        assert copied.extra == added


def test_extra_is_found_where_optional_fields_are_missing() -> None:
    sent = models.Agreement.from_dict({"id": "agr_1", "addedTomorrow": 1})
    assert (sent.name, sent.extra) == (None, {"addedTomorrow": 1})


def test_extra_can_not_be_changed() -> None:
    offer = CustomerOffer.from_dict(OFFER | {"addedTomorrow": 1})
    with pytest.raises(TypeError):
        offer.extra["addedTomorrow"] = 2  # type: ignore[index]
    with pytest.raises(AttributeError):
        offer.extra = {}  # type: ignore[misc]


@some(3)
def test_model_missing_key_is_named_or_has_a_default(model: type[Model], data: st.DataObject) -> None:
    sent = data.draw(instances(model)).to_dict()
    names = {field.wire_name: field.name for field in wire_fields(model)}
    fields = attrs.fields_dict(cast(Any, model))
    for missing in sent:
        without = {name: value for name, value in sent.items() if name != missing}
        field = fields[names[missing]]
        if field.default is attrs.NOTHING:
            with pytest.raises(ModelMismatchError) as caught:
                model.from_dict(without)
            assert str(caught.value) == f"the key {missing!r} is missing at {field.name}"
        else:
            assert getattr(model.from_dict(without), field.name) is field.default


@every_model
def test_model_refuses_what_is_not_an_object(model: type[Model]) -> None:
    wrong_values: list[Any] = [None, [], "x", 1, True]
    for wrong, found in zip(wrong_values, ["null", "a list", "a string", "a number", "a boolean"], strict=True):
        with pytest.raises(ModelMismatchError) as caught:
            model.from_dict(wrong)
        assert str(caught.value) == f"expected an object, found {found} at $"


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        ("issuedAt", "20 november", "issued_at"),
        ("issuedAt", None, "issued_at"),
        ("issuedAt", 20261120, "issued_at"),
        ("createdAt", "now", "created_at"),
        ("acceptedAt", "now", "accepted_at"),
        ("acceptedAt", False, "accepted_at"),
        ("amount", "12,95", "'12,95' is not an amount"),
        ("amount", None, "None is not an amount"),
        ("amount", "NaN", "'NaN' is not an amount"),
        ("amount", "Infinity", "'Infinity' is not an amount"),
        ("amount", {}, "amount"),
        ("links", None, "expected an object, found null at data[1].links"),
        ("links", {}, "the key 'customer' is missing at data[1].links.customer"),
        ("links", {"customer": []}, "expected an object, found a list at data[1].links.customer"),
    ],
)
def test_model_mismatch_names_the_path_through_lists_and_objects(field: str, wrong: Any, message: str) -> None:
    page = PAGE | {"data": [OFFER, OFFER | {field: wrong}, OFFER]}
    with pytest.raises(ModelMismatchError) as caught:
        CustomerOfferPage.from_dict(page)
    assert format_path(caught.value.path).startswith("data[1].")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "found"), [({"0": OFFER}, "an object"), (None, "null"), ("offers", "a string"), (7, "a number")]
)
def test_model_refuses_what_is_not_a_list(wrong: Any, found: str) -> None:
    with pytest.raises(ModelMismatchError, match=rf"^expected a list, found {found} at data$"):
        CustomerOfferPage.from_dict(PAGE | {"data": wrong})


def test_model_mismatch_pickles() -> None:
    mismatch = pickle.loads(pickle.dumps(ModelMismatchError(("data", 7, "issued_at"), "unreadable")))  # noqa: S301 - our own bytes
    assert str(mismatch) == "unreadable at data[7].issued_at"


def test_model_values_are_read_as_python_types() -> None:
    offer = CustomerOffer.from_dict(OFFER | {"acceptedAt": "2026-11-21T08:00:00Z", "amount": 12.95})
    assert offer.amount == Decimal("12.95")
    assert offer.issued_at == datetime.date(2026, 11, 20)
    assert offer.created_at.utcoffset() == datetime.timedelta(hours=1)
    assert offer.accepted_at == datetime.datetime(2026, 11, 21, 8, tzinfo=datetime.UTC)


def test_model_time_without_offset_is_amsterdam_time() -> None:
    offer = CustomerOffer.from_dict(OFFER | {"createdAt": "2026-07-01 12:00:00"})
    assert offer.created_at == datetime.datetime(2026, 7, 1, 10, tzinfo=datetime.UTC)
    assert offer.created_at.tzinfo is amsterdam()


def test_model_enum_value_unknown_today_survives_in_a_response() -> None:
    line = OfferLine.from_dict({"description": "Boat", "amountExclVat": "1.00", "vatRate": 6})
    assert repr(line) == "OfferLine(description='Boat', amount_excl_vat=Decimal('1.00'), vat_rate=6)"


def test_model_ids_of_an_unknown_kind_survive_in_a_response() -> None:
    data = OFFER | {"id": "quote_1"}
    assert CustomerOffer.from_dict(data).to_dict()["id"] == "quote_1"


def test_model_differs_from_one_with_other_values() -> None:
    assert CustomerOffer.from_dict(OFFER) != CustomerOffer.from_dict(OFFER | {"amount": "12.96"})
    assert CustomerOffer.from_dict(OFFER) == CustomerOffer.from_dict(OFFER)


def test_model_repr_cuts_long_values() -> None:
    offer = CustomerOffer.from_dict(OFFER | {"acceptanceSignature": "x" * 100_000})
    assert len(repr(offer)) < 1000
    assert "acceptance_signature='xxx" in repr(offer)
    assert "...'" in repr(offer)


def test_model_repr_ends_where_a_model_holds_itself_or_values_are_nested_deeply() -> None:
    link: Any = models.Link(href="https://api.test", type="application/json")
    link.href = [link, link]
    assert repr(link) == "Link(href=[..., ...], type='application/json')"
    link.href = []
    for _ in range(100_000):
        link.href = [link.href]
    assert repr(link) == "Link(href=<nested too deeply>, type='application/json')"
    for _ in range(100_000):
        link = models.Link(href=link, type="application/json")
    assert "<nested too deeply>" in repr(link)


def test_model_repr_shows_names_and_values_and_leaves_out_what_is_not_set() -> None:
    line = OfferLine(description="Boat", amount_excl_vat=Decimal("1.5"), vat_rate=21)
    assert repr(line) == "OfferLine(description='Boat', amount_excl_vat=Decimal('1.5'), vat_rate=21)"
    customer = models.CreateCustomerRequest(
        company_name="A", address="B", zip_code="C", city="D", primary_email="e@f.example"
    )
    assert "country_code" not in repr(customer)


def test_model_repr_of_a_half_built_model_works() -> None:
    half = CustomerOffer.__new__(CustomerOffer)
    half.id = "off_1"
    assert repr(half) == "CustomerOffer(id='off_1')"


def test_unset_stays_the_same_object() -> None:
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET  # noqa: S301 - our own bytes
    assert copy.copy(UNSET) is UNSET
    assert copy.deepcopy([UNSET])[0] is UNSET
    assert not UNSET
    assert repr(UNSET) == "UNSET"


def test_model_has_no_other_attributes() -> None:
    line = OfferLine(description="Boat", amount_excl_vat=1, vat_rate=21)
    with pytest.raises(AttributeError):
        line.amuont = 2  # type: ignore[attr-defined]


def test_model_field_names_must_be_given() -> None:
    with pytest.raises(TypeError):
        OfferLine("Boat", 1, 21)  # type: ignore[call-arg]


def test_model_field_that_is_read_as_it_is_refuses_null_where_it_is_written_otherwise() -> None:
    kept, written = WireField("a", "a"), WireField("a", "a", write=lambda name, value: value)
    assert [field.received({"a": 5}) for field in (kept, written)] == [5, 5]
    assert kept.received({"a": None}) is None
    with pytest.raises(ModelMismatchError):
        written.received({"a": None})


def test_model_leaves_a_comparison_with_something_else_to_that() -> None:
    link = models.Link(href="a", type="b")
    assert link == mock.ANY
    assert (link == "a") is False


def test_mismatch_of_an_object_that_has_all_its_fields_is_the_error_itself() -> None:
    found = first_mismatch(models.Link(href="a", type="b"), {}, ValueError("odd"))
    assert (found.path, found.reason) == ((), "unreadable value (odd)")
