"""How names are made from the document's names."""

import inspect
import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal_api.runtime.model import Model
from pipeline.codegen.names import (
    MODEL_MEMBERS,
    attribute_name,
    attribute_names,
    class_name,
    method_name,
    module_name,
    python_name,
    resource_name,
)
from pipeline.documents import PipelineError

OFFERS = {"name": "Customer Offers API"}


@pytest.mark.parametrize(
    ("wire_name", "name"),
    [
        *(
            ("customerId", "customer_id"),
            ("from", "from_"),
            ("type", "type"),
            ("max", "max"),
            ("id", "id"),
            ("ids[]", "ids"),
        ),
        *(("1st", "field_1st"), ("_links", "field_links"), ("X-Trace", "x_trace"), ("list", "list_")),
        *(
            ("self", "self_"),
            ("datetime", "datetime_"),
            ("", "field_"),
            ("prénom", "prenom"),
            ("ﬁeld", "field"),
            ('"; import os', "import_os"),
        ),
    ],
)
def test_name_of_a_field_is_a_python_name(wire_name: str, name: str) -> None:
    assert python_name(wire_name) == name


def test_fields_make_room_for_what_every_model_has() -> None:
    members = {name for name, _ in inspect.getmembers(Model) if not name.startswith("_")}
    assert members == MODEL_MEMBERS
    assert {python_name(member) for member in members} == {f"{member}_" for member in members}


@pytest.mark.parametrize("word", ["filter", "format", "hash", "input", "license", "max", "min", "range", "sum", "type"])
def test_name_that_generated_code_never_calls_stays_as_it_is(word: str) -> None:
    assert python_name(word) == word
    assert python_name(f"{word}Name") == f"{word}_name"


@given(st.text())
def test_name_of_any_kind_becomes_an_identifier(name: str) -> None:
    for made in (python_name(name), class_name(name), module_name(name)):
        assert made.isidentifier()
        assert not keyword.iskeyword(made)


def test_name_of_a_class_or_module_is_a_python_name() -> None:
    assert class_name("Error_ApiError") == "ErrorApiError"
    assert module_name("create-customer-offer-manual") == "create_customer_offer_manual"


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ({"name": "Customer Offers API"}, "customer_offers"),
        ({"name": "Tickets"}, "tickets"),
        ({"name": "File Share API", "x-resource": "file_shares"}, "file_shares"),
    ],
)
def test_resource_name_comes_from_its_tag(tag: dict[str, str], name: str) -> None:
    assert resource_name(tag) == name


@pytest.mark.parametrize(
    "tag",
    [
        {"name": " API"},
        {"name": "Class API"},
        {"name": "Files", "x-resource": "a b"},
        {"name": "X", "x-resource": "_x"},
    ],
)
def test_resource_name_that_its_tag_does_not_give_is_refused_with_the_remedy(tag: dict[str, str]) -> None:
    with pytest.raises(
        PipelineError, match=r"^tag '.*': no resource can be named '.*'; give it an x-resource in a fix$"
    ):
        resource_name(tag)


@pytest.mark.parametrize(
    ("operation_id", "method"),
    [
        *(
            ("list-customer-offers", "list"),
            ("create-customer-offer", "create"),
            ("get-customer-offer", "get"),
        ),
        *(("create-customer-offer-manual", "create_manual"), ("edit-a-customer-offer", "update")),
        *(
            ("change-the-customer-offer", "update"),
            ("mark-customer-offer-as", "mark"),
            ("listOffers", "list_offers"),
        ),
        *(("add-line-to-customer-offer", "add_line"), ("customer-offer-pdf", "pdf")),
    ],
)
def test_method_name_is_what_remains_without_the_tag(operation_id: str, method: str) -> None:
    assert method_name({"operationId": operation_id}, OFFERS) == method


def test_method_name_may_come_from_a_fix() -> None:
    assert method_name({"operationId": "list-customer-offers", "x-method": "all"}, OFFERS) == "all"


@pytest.mark.parametrize(
    ("operation_id", "name"),
    [("customer-offers", ""), ("import-customer-offers", "import"), ("2-customer-offers", "2"), ("", "")],
)
def test_method_name_that_its_operation_does_not_give_is_refused_with_the_remedy(operation_id: str, name: str) -> None:
    with pytest.raises(PipelineError) as caught:
        method_name({"operationId": operation_id}, OFFERS)
    remedy = "give it an x-method in a fix"
    assert str(caught.value) == f"operation {operation_id}: no method can be named {name!r}; {remedy}"


@pytest.mark.parametrize("name", ["a b", "class", "_hidden", "x(): pass", "1"])
def test_method_name_from_a_fix_must_be_possible(name: str) -> None:
    with pytest.raises(PipelineError, match=r"^operation a: no method can be named "):
        method_name({"operationId": "a", "x-method": name}, OFFERS)


def test_name_of_a_field_in_a_fix_is_its_name() -> None:
    assert attribute_name("expiryPeriode", {"x-attribute": "expiry_period"}) == "expiry_period"
    assert attribute_names(["b", "aB"], {"properties": {"b": {"x-attribute": "c"}}}) == ["c", "a_b"]
    with pytest.raises(PipelineError, match=r"^no field can be named 'a b'; give a another x-attribute in a fix$"):
        attribute_name("a", {"x-attribute": "a b"})
