"""Customers and offers as a FastAPI application: models are return types and bodies.

uvicorn --app-dir examples/programs fastapi_app:app
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from typing import Annotated, cast

from fastapi import Body, Depends, FastAPI, Path, Request
from fastapi.responses import JSONResponse

from mijnklantportaal import AsyncMijnKlantportaal, CustomerOffer, NotFoundError, OfferLine


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """One client for all requests, made in the event loop that uses it, and closed at the end."""
    async with AsyncMijnKlantportaal() as portal:
        app.state.portal = portal
        yield


def portal_of(request: Request) -> AsyncMijnKlantportaal:
    """The client, for a function that asks for it."""
    return cast(AsyncMijnKlantportaal, request.app.state.portal)


app = FastAPI(lifespan=lifespan)
Portal = Annotated[AsyncMijnKlantportaal, Depends(portal_of)]
OfferId = Annotated[str, Path(pattern="^off_")]
CustomerId = Annotated[str, Path(pattern="^cst_")]


@app.exception_handler(NotFoundError)
async def not_found(request: Request, error: Exception) -> JSONResponse:
    """What the portal does not have, this application does not have either."""
    return JSONResponse({"detail": "not found"}, 404)


@app.get("/offers")
async def list_offers(portal: Portal, limit: int = 15) -> list[CustomerOffer]:
    """The latest offers."""
    return await portal.customer_offers.list(limit=limit).to_list()


@app.get("/offers/{offer_id}")
async def get_offer(portal: Portal, offer_id: OfferId) -> CustomerOffer:
    """One offer."""
    return await portal.customer_offers.get(offer_id)


@app.post("/customers/{customer_id}/offers/{number}", status_code=201)
async def create_offer(
    portal: Portal, customer_id: CustomerId, number: str, lines: Annotated[list[OfferLine], Body()]
) -> CustomerOffer:
    """Build an offer from lines."""
    today = date.today()
    return await portal.customer_offers.create_manual(
        customer_id=customer_id,
        offer_number=number,
        issued_at=today,
        expires_at=today + timedelta(days=30),
        lines=lines,
    )
