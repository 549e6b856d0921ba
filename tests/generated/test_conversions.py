"""Models among other libraries: JSON text, rows of tables, pydantic, notebooks and rich."""

import asyncio
import copy
import datetime
import io
import json
import subprocess
import sys
from decimal import Decimal
from typing import Annotated, Any
from xml.etree import ElementTree

import attrs
import fastapi
import httpx
import pydantic
import pytest
from rich.console import Console

from mijnklantportaal_api.models import CustomerOffer, CustomerOfferPage, OfferLine, Webhook
from mijnklantportaal_api.resources import Resources
from mijnklantportaal_api.runtime.lenient_reading import lenient_reading
from tests.generated.samples import OFFER, PAGE

OBJECT = CustomerOffer.from_dict(OFFER)


def test_json_text_comes_back_as_the_same_model() -> None:
    assert CustomerOffer.from_json(OBJECT.to_json()) == OBJECT
    assert json.loads(OBJECT.to_json()) == OFFER
    assert '"description": "één"' in OfferLine(description="één", amount_excl_vat=Decimal(1), vat_rate=21).to_json()
    assert json.dumps([OBJECT.to_dict()]) == json.dumps([OFFER])


@pytest.mark.parametrize("text", ["", "{", "[]", "null", b"\xff"])
def test_json_text_of_something_else_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        CustomerOffer.from_json(text)


def test_rows_are_flat_and_hold_python_values() -> None:
    row = OBJECT.to_row()
    assert row["offer_number"] == "2026-001"
    assert row["amount"] == Decimal("12.95")
    assert row["issued_at"] == datetime.date(2026, 11, 20)
    assert row["links.customer.href"] == OFFER["links"]["customer"]["href"]
    assert "links" not in row


def test_rows_of_lists_stay_lists_of_rows() -> None:
    assert CustomerOfferPage.from_dict(PAGE).to_row()["data"] == [OBJECT.to_row()]


def test_pydantic_takes_models_and_their_data_and_returns_data() -> None:
    offers: pydantic.TypeAdapter[list[CustomerOffer]] = pydantic.TypeAdapter(list[CustomerOffer])
    assert offers.validate_python([OBJECT]) == [OBJECT]
    assert offers.validate_python([OFFER]) == [OBJECT]
    assert offers.validate_json(json.dumps([OFFER])) == [OBJECT]
    assert json.loads(offers.dump_json([OBJECT])) == [OFFER]
    assert offers.dump_python([OBJECT]) == [OFFER]


@pytest.mark.parametrize("wrong", [OFFER | {"issuedAt": "tomorrow"}, {}, "offer"])
def test_pydantic_refuses_what_does_not_fit(wrong: Any) -> None:
    with pytest.raises(pydantic.ValidationError):
        pydantic.TypeAdapter(CustomerOffer).validate_python(wrong)


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_pydantic_describes_models_by_the_names_of_the_api(mode: Any) -> None:
    schema = pydantic.TypeAdapter(OfferLine).json_schema(mode=mode)
    assert schema["type"] == "object"
    if mode == "validation":
        assert schema["title"] == "OfferLine"
        assert set(schema["properties"]) == {"description", "amountExclVat", "vatRate"}


def test_fastapi_returns_and_takes_models() -> None:
    application = fastapi.FastAPI()

    def offers() -> list[CustomerOffer]:
        return [OBJECT]

    def number(offer: Annotated[CustomerOffer, fastapi.Body()]) -> str:
        return offer.offer_number

    application.add_api_route("/offers", offers)
    application.add_api_route("/number", number, methods=["POST"])

    async def use() -> None:
        transport = httpx.ASGITransport(application)
        async with httpx.AsyncClient(transport=transport, base_url="http://application.test") as client:
            assert (await client.get("/offers")).json() == [OFFER]
            assert (await client.post("/number", json=OFFER)).json() == "2026-001"
            assert (await client.post("/number", json=OFFER | {"amount": "x"})).status_code == 422
            assert "offerNumber" in (await client.get("/openapi.json")).text

    asyncio.run(use())


def test_pydantic_is_not_imported_without_need() -> None:
    code = "import sys, mijnklantportaal_api.models as m; m.CustomerOffer; assert 'pydantic_core' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_notebooks_show_a_table_in_which_every_text_is_escaped() -> None:
    shown = CustomerOffer.from_dict(OFFER | {"offerNumber": "<script>"})._repr_html_()
    assert shown.startswith("<table><caption>CustomerOffer</caption>")
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown


def test_notebooks_show_a_page_as_a_table_of_its_items() -> None:
    page = CustomerOfferPage.from_dict(PAGE | {"data": [OFFER, OFFER | {"offerNumber": "<b>2"}]})
    table = ElementTree.fromstring(page._repr_html_())  # noqa: S314 - our own
    rows = [[cell.text for cell in row] for row in table.iter("tr")]
    assert rows[0][:4] == ["id", "customer_id", "offer_number", "issued_at"]
    assert [row[2:4] for row in rows[1:]] == [["'2026-001'", "2026-11-20"], ["'<b>2'", "2026-11-20"]]
    assert "<b>2" not in page._repr_html_()
    assert table[0].text == repr(page)


def test_notebooks_show_a_page_without_items() -> None:
    assert "data" in CustomerOfferPage.from_dict(PAGE | {"data": []})._repr_html_()


def test_pages_print_their_number_and_how_much_they_hold() -> None:
    page = CustomerOfferPage.from_dict(PAGE | {"data": [OFFER] * 15, "next_page_url": "https://x.test?page=2"})
    text = "data=<15 x CustomerOffer>, current_page=1, next_page_url='https://x.test?page=2'"
    assert repr(page) == f"CustomerOfferPage({text})"
    printed = io.StringIO()
    Console(file=printed, width=200).print(page)
    assert text in printed.getvalue()
    assert "data=[]" in repr(CustomerOfferPage.from_dict(PAGE | {"data": []}))


def test_models_print_dates_and_times_as_people_write_them() -> None:
    printed = io.StringIO()
    Console(file=printed, width=400).print(OBJECT)
    for text in (repr(OBJECT), " ".join(printed.getvalue().split()), OBJECT._repr_html_()):
        assert "2026-11-20 09:30:00+01:00" in text
        assert "datetime" not in text


def test_rich_prints_the_fields() -> None:
    text = io.StringIO()
    Console(file=text, width=200).print(OBJECT)
    assert "offer_number='2026-001'" in text.getvalue()


def test_secrets_are_shown_nowhere() -> None:
    kinds = {field.name: field.type for field in attrs.fields(Webhook)}
    values: Any = {name: "hush" if name == "secret" else kind for name, kind in kinds.items()}
    hook = Webhook(**values)
    text = io.StringIO()
    Console(file=text, width=200).print(hook)
    for shown in (repr(hook), hook._repr_html_(), text.getvalue()):
        assert "Webhook" in shown
        assert "hush" not in shown


def test_resources_print_their_methods() -> None:
    class Nothing:
        call = paginate = None

    connection: Any = Nothing()
    shown = repr(Resources(connection).customer_offers)
    assert shown.startswith("<customer_offers: ")
    assert "list" in shown


def test_changed_copies_keep_extra_and_unreadable_fields() -> None:
    with lenient_reading():
        offer = CustomerOffer.from_dict(OFFER | {"amount": "x", "addedTomorrow": 1})
    changed = copy.copy(offer)
    changed.currency = "USD"
    assert changed.to_dict() == OFFER | {"amount": "x", "currency": "USD"}
    assert (changed.extra, offer.currency) == ({"addedTomorrow": 1}, "EUR")
