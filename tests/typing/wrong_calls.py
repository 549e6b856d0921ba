"""Calls that both type checkers must refuse. Checked, never run.

Each mark says what mypy and what pyright find in its line; a mark without a finding is an error of its own.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import httpx
import httpx2

import mijnklantportaal
from mijnklantportaal import (
    AsyncMijnKlantportaal,
    CustomerOffer,
    MijnKlantportaal,
    OfferLine,
    RequestOptions,
    Upload,
    WebhookEvent,
)

DAY = date(2026, 11, 20)


def make(http: httpx.Client, asynchronous: httpx.AsyncClient) -> None:
    MijnKlantportaal(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    MijnKlantportaal("token", "https://portal.test")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    MijnKlantportaal(http_client=asynchronous)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    AsyncMijnKlantportaal(http_client=http)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    RequestOptions(timeout="5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    MijnKlantportaal(max_retries="2")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    MijnKlantportaal(rate_limit="never")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    MijnKlantportaal(transport=httpx.AsyncHTTPTransport())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    AsyncMijnKlantportaal(transport=httpx.HTTPTransport())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    MijnKlantportaal(http_client=httpx2.AsyncClient())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    AsyncMijnKlantportaal(http_client=httpx2.Client())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    AsyncMijnKlantportaal(transport=httpx2.HTTPTransport())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    MijnKlantportaal(clock=time.monotonic)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    RequestOptions(retries=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    mijnklantportaal.CustomerOfer  # type: ignore[attr-defined]  # pyright: ignore[reportUnknownMemberType, reportAttributeAccessIssue]  # noqa: B018


def write(portal: MijnKlantportaal) -> None:
    portal.customers.create(company_name="A")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    portal.customer_offers.create_manual(
        customer_id="cst_1",
        offer_number=2026001,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        issued_at="2026-11-20",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        expires_at=DAY,
        lines=OfferLine(  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
            description="A",
            amount_excl_vat=12.95,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
            vat_rate=6,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        ),
    )
    portal.customer_offers.create(
        customer_id="cst_1",
        offer_number="1",
        issued_at=DAY,
        expires_at=DAY,
        amount=12.95,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        pdf="offer.pdf",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        send_notification="false",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )
    portal.customer_offers.create_manual(
        customer_id="cst_1",
        offer_number="1",
        issued_at=DAY,
        expires_at=DAY,
        lines=[
            OfferLine(description="A", amount_excl_vat=1, vat_rate=21),
            {"description": "A", "amount_exl_vat": 1, "vat_rate": 21},  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
        ],
    )
    portal.customer_invoices.create(number=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    portal.customer_offer  # type: ignore[attr-defined]  # pyright: ignore[reportUnknownMemberType, reportAttributeAccessIssue]  # noqa: B018
    portal.customer_offers.remove()  # type: ignore[attr-defined]  # pyright: ignore[reportUnknownMemberType, reportAttributeAccessIssue]


def transfer(portal: MijnKlantportaal) -> None:
    portal.download("https://files.test/a.pdf", Path("a.pdf"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    portal.download(portal.customer_invoices.pdf("inv_1"), b"a.pdf")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    portal.download(portal.customer_invoices.pdf("inv_1"), Path("a.pdf"), print)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    portal.with_options(5.0)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    portal.with_options(timeout="5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    portal.with_options(token="other")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Upload(content=b"", progress=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    portal.last_rate_limit.remaining  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]  # noqa: B018


def read(portal: MijnKlantportaal) -> None:
    portal.customer_offers.list(prefetch=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    portal.customer_offers.list(prefetch="all")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    offers = portal.customer_offers.list()
    len(offers)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    offers[0]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
    offers.page("2")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    offers.first().id  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]  # noqa: B018
    portal.customer_offers.list(limit="10")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    portal.customer_offers.list(10)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    for offer in offers:
        _ = offer.amount + 0.5  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue, reportUnknownVariableType]
        offer.accepted_at.year  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]  # noqa: B018
    with portal.customer_offers:  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass


async def read_asynchronously(portal: AsyncMijnKlantportaal) -> Decimal:
    for _ in portal.customer_offers.list():  # type: ignore[attr-defined]  # pyright: ignore[reportUnknownVariableType, reportGeneralTypeIssues]
        pass
    portal.customer_offers.list().first().id  # type: ignore[attr-defined]  # pyright: ignore[reportUnknownMemberType, reportAttributeAccessIssue]  # noqa: B018
    async with MijnKlantportaal():  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues]
        pass
    return (await portal.customer_offers.list().to_list()).amount  # type: ignore[attr-defined, no-any-return]  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType, reportAttributeAccessIssue]


def write_in_bulk(portal: MijnKlantportaal) -> None:
    mijnklantportaal.write(portal.customer_groups.create, nmae="a")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    mijnklantportaal.write(portal.customer_groups.create, name=1)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]


def receive(event: WebhookEvent, portal: MijnKlantportaal, asynchronous: AsyncMijnKlantportaal) -> None:
    event.fetch(portal, int)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType, reportCallIssue]
    event.fetch(portal, CustomerOffer).number  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018
    event.fetch(asynchronous, CustomerOffer).id  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018
