"""Calls that both type checkers must accept, with the types that come out of them. Checked, never run."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Literal, assert_type

import httpx

from mijnklantportaal import (
    UNSET,
    AsyncMijnKlantportaal,
    AsyncPager,
    Customer,
    CustomerInvoice,
    CustomerOffer,
    LicenceLimitError,
    MijnKlantportaal,
    OfferLine,
    Page,
    Pager,
    PortalError,
    RequestOptions,
    Unset,
    Upload,
    ValidationError,
    VatRate,
)
from mijnklantportaal_api.api.customer_offers import list_customer_offers


def make(http: httpx.Client, asynchronous: httpx.AsyncClient) -> None:
    assert_type(MijnKlantportaal(), MijnKlantportaal)
    MijnKlantportaal("token", base_url="http://127.0.0.1:8080/v1", timeout=5, http_client=http)
    AsyncMijnKlantportaal("token", base_url=None, timeout=None, http_client=asynchronous)
    with MijnKlantportaal() as portal:
        assert_type(portal, MijnKlantportaal)


def write(portal: MijnKlantportaal, handle: IO[bytes], mapping: Mapping[str, Any]) -> None:
    day = date(2026, 11, 20)
    customer = portal.customers.create(
        company_name="A",
        address="B",
        zip_code="1234AB",
        city="C",
        primary_email="a@b.test",
        country_code="NL",
    )
    assert_type(customer, Customer)
    assert_type(customer.phone, str | None)
    assert_type(customer.customer_groups, list[str])
    for pdf in (Path("a.pdf"), b"%PDF-", BytesIO(b"%PDF-"), handle, Upload(content=b"", file_name="a.pdf")):
        offer = portal.customer_offers.create(
            customer_id="cst_1", offer_number="1", issued_at=day, expires_at=day, amount=Decimal(1), pdf=pdf
        )
        assert_type(offer, CustomerOffer)
        assert_type(offer.amount, Decimal)
        assert_type(offer.issued_at, date)
        assert_type(offer.accepted_at, datetime | None)
        assert_type(offer.links.customer.href, str)
    rate: VatRate = 21
    lines: Sequence[OfferLine] = [OfferLine(description="A", amount_excl_vat="12.95", vat_rate=rate)]
    for given in (lines, (mapping,), [{"description": "A", "amount_excl_vat": 1, "vat_rate": 0}]):
        portal.customer_offers.create_manual(
            customer_id="cst_1", offer_number="1", issued_at=day, expires_at=day, lines=given
        )
    invoice = portal.customer_invoices.create(
        customer_id="cst_1",
        invoice_number="1",
        issued_at=day,
        amount=12,
        pdf=b"%PDF-",
        paid_at=datetime(2026, 11, 20, tzinfo=UTC),
        options=RequestOptions(timeout=1.5, headers={"X-Trace": "1"}),
    )
    assert_type(invoice, CustomerInvoice)


def read(portal: MijnKlantportaal) -> None:
    offers = portal.customer_offers.list(limit=10)
    assert_type(offers, Pager[CustomerOffer])
    assert_type(iter(offers), Iterator[CustomerOffer])
    assert_type(offers.first(), CustomerOffer | None)
    assert_type(offers.to_list(), list[CustomerOffer])
    assert_type(offers.page(2), Page[CustomerOffer])
    assert_type(offers.page(2).data, Sequence[CustomerOffer])
    assert_type(offers.page(2).next_page_url, str | None)
    assert_type([page.current_page for page in offers.pages()], list[int])
    response = portal.api.send(list_customer_offers.operation(page=1))
    assert_type(response.parsed.data, list[CustomerOffer])
    assert_type(response.status, int)


async def read_asynchronously(portal: AsyncMijnKlantportaal) -> None:
    offers = portal.customer_offers.list()
    assert_type(offers, AsyncPager[CustomerOffer])
    assert_type(aiter(offers), AsyncIterator[CustomerOffer])
    assert_type(await offers.first(), CustomerOffer | None)
    assert_type(await offers.to_list(), list[CustomerOffer])
    assert_type((await offers.page(2)).data, Sequence[CustomerOffer])
    async for page in offers.pages():
        assert_type(page, Page[CustomerOffer])
    customer = await portal.customers.create(
        company_name="A", address="B", zip_code="1234AB", city="C", primary_email="a@b.test"
    )
    assert_type(customer, Customer)
    async with AsyncMijnKlantportaal() as other:
        assert_type(other, AsyncMijnKlantportaal)


def refuse(portal: MijnKlantportaal) -> None:
    try:
        portal.customer_offers.list().first()
    except LicenceLimitError as error:
        assert_type(error.status, int)
        assert_type(error.request_id, str | None)
    except ValidationError as error:
        assert_type(error.errors, dict[str, list[str]])
    except PortalError as error:
        assert_type(error.url, str)


def unset(value: str | Unset) -> None:
    if value is not UNSET:
        assert_type(value, str)
    else:
        assert_type(value, Literal[Unset.UNSET])
