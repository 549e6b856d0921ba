"""Calls that both type checkers must accept, with the types that come out of them. Checked, never run."""

from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import IO, Literal, assert_type

import httpx
import httpx2

from mijnklantportaal import (
    UNSET,
    AsyncMijnKlantportaal,
    AsyncPager,
    BulkResult,
    Clock,
    Customer,
    CustomerGroup,
    CustomerInvoice,
    CustomerOffer,
    CustomerSubscription,
    DownloadLink,
    FileInput,
    FileLink,
    FileOrDirectory,
    LicenceLimitError,
    MijnKlantportaal,
    OfferLine,
    OfferLineDict,
    OutcomeUnknownError,
    Page,
    Pager,
    PortalError,
    RateLimit,
    RateLimitError,
    RequestOptions,
    TransportError,
    Unset,
    Upload,
    ValidationError,
    VatRate,
    WebhookEvent,
    Write,
    interval,
    next_renewal,
    vat_breakdown,
)
from mijnklantportaal import (
    write as bulk_write,
)
from mijnklantportaal_api.api.customer_offers import list_customer_offers


def make(http: httpx.Client, asynchronous: httpx.AsyncClient) -> None:
    assert_type(MijnKlantportaal(), MijnKlantportaal)
    MijnKlantportaal("token", base_url="http://127.0.0.1:8080/v1", timeout=5, http_client=http)
    MijnKlantportaal(
        max_retries=0, rate_limit="raise", transport=httpx.MockTransport(lambda request: httpx.Response(200))
    )
    MijnKlantportaal(clock=Clock(sleep=lambda seconds: None, uniform=lambda low, high: low))
    AsyncMijnKlantportaal("token", base_url=None, timeout=None, http_client=asynchronous)
    AsyncMijnKlantportaal(max_retries=5, rate_limit="wait", transport=httpx.AsyncHTTPTransport())
    MijnKlantportaal(http_client=httpx2.Client())
    MijnKlantportaal(transport=httpx2.MockTransport(lambda request: httpx2.Response(200)))
    AsyncMijnKlantportaal(http_client=httpx2.AsyncClient(), transport=httpx2.AsyncHTTPTransport())
    with MijnKlantportaal() as portal:
        assert_type(portal, MijnKlantportaal)


def write(portal: MijnKlantportaal, handle: IO[bytes]) -> None:
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
    line: OfferLineDict = {"description": "A", "amount_excl_vat": 1, "vat_rate": 0}
    portal.customer_offers.create_manual(
        customer_id="cst_1",
        offer_number="1",
        issued_at=day,
        expires_at=day,
        lines=[line, {"description": "B", "amount_excl_vat": "1.50", "vat_rate": 21}],
    )
    for given in (lines, (line,), [line]):
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


def send_files(portal: MijnKlantportaal, chunks: AsyncIterator[bytes]) -> None:
    def progress(sent: int, total: int) -> None: ...

    Upload(content=Path("a.pdf"), file_name="b.pdf", content_type="application/pdf", progress=progress)
    assert_type(portal.files.upload(file=Upload(content=b"a", progress=progress)), FileOrDirectory)
    content: FileInput = Upload(content=chunks, progress=lambda sent, total: None)
    assert_type(portal.files.upload(file=content), FileOrDirectory)


def fetch_files(portal: MijnKlantportaal, handle: IO[bytes]) -> None:
    def progress(received: int, total: int | None) -> None: ...

    portal.download(portal.customer_invoices.pdf("inv_1"), Path("invoice.pdf"), progress=progress)
    portal.download(portal.files.download("fsf_1"), handle)
    portal.download(portal.files.download("fsf_1"), "copy.pdf")
    link: FileLink = portal.agreements.download_document("agr_1", "agd_1")
    portal.download(link, handle)
    portal.download(DownloadLink(link="https://files.test", expires_at=datetime.now(UTC)), BytesIO())


def differ(portal: MijnKlantportaal, asynchronous: AsyncMijnKlantportaal) -> None:
    assert_type(portal.with_options(timeout=1.5, max_retries=0, headers={"X-Trace": "1"}), MijnKlantportaal)
    assert_type(asynchronous.with_options(timeout=None), AsyncMijnKlantportaal)
    assert_type(portal.last_rate_limit, RateLimit | None)
    if portal.last_rate_limit is not None:
        assert_type(portal.last_rate_limit.remaining, int)
    portal.customers.get("cst_1", options=RequestOptions(timeout=1, max_retries=3))


def read(portal: MijnKlantportaal) -> None:
    assert_type(portal.customer_offers.list(limit=None, prefetch=8), Pager[CustomerOffer])
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


async def fetch_asynchronously(portal: AsyncMijnKlantportaal, chunks: AsyncIterator[bytes]) -> None:
    await portal.download(await portal.customer_invoices.pdf("inv_1"), Path("invoice.pdf"))
    assert_type(await portal.files.upload(file=chunks), FileOrDirectory)
    assert_type(portal.customer_offers.list(prefetch=8), AsyncPager[CustomerOffer])


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
    except RateLimitError as error:
        assert_type(error.retry_after, float | None)
    except TransportError as error:
        assert_type(error.not_sent, bool)
    except OutcomeUnknownError as error:
        assert_type(error.cause, PortalError)
    except PortalError as error:
        assert_type(error.url, str)


def reckon(subscription: CustomerSubscription, lines: list[OfferLine]) -> None:
    assert_type(next_renewal(subscription, on=date(2026, 11, 20)), date)
    breakdown = vat_breakdown(lines)
    assert_type(breakdown.gross, Decimal)
    assert_type([subtotal.rate for subtotal in breakdown.subtotals], list[int])
    assert_type(date(2026, 11, 20) + interval("2 months"), date)


def unset(value: str | Unset) -> None:
    if value is not UNSET:
        assert_type(value, str)
    else:
        assert_type(value, Literal[Unset.UNSET])


def write_in_bulk(portal: MijnKlantportaal) -> None:
    assert_type(bulk_write(portal.customer_groups.create, name="Prospects"), Write[CustomerGroup])
    ensured = bulk_write(portal.customer_groups.ensure, name="Prospects").with_key("row 1")
    assert_type(ensured, Write[CustomerGroup])
    with portal.bulk("groups.journal") as bulk:
        for result in bulk.run([ensured]):
            assert_type(result, BulkResult[CustomerGroup])
            assert_type(result.value, CustomerGroup | None)


async def write_in_bulk_asynchronously(portal: AsyncMijnKlantportaal) -> None:
    created = bulk_write(portal.customer_groups.create, name="Prospects")
    ensured = bulk_write(portal.customer_groups.ensure, name="Prospects")
    async with portal.bulk() as bulk:
        async for result in bulk.run([created, ensured]):
            assert_type(result.value, CustomerGroup | None)


async def receive(event: WebhookEvent, portal: MijnKlantportaal, asynchronous: AsyncMijnKlantportaal) -> None:
    assert_type(event.fetch(portal, CustomerOffer), CustomerOffer)
    assert_type(await event.fetch(asynchronous, CustomerOffer), CustomerOffer)
    offer: CustomerOffer = event.fetch(portal)
    print(offer)
