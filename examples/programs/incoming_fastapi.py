"""What the portal sends, in FastAPI: webhooks, a dynamic page and a form, by the asynchronous client.

uvicorn --app-dir examples/programs incoming_fastapi:app
"""

import logging
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.routing import Route

from mijnklantportaal import (
    AsyncMijnKlantportaal,
    CustomerOffer,
    DynamicPage,
    FormOpening,
    FormSubmission,
    Html,
    IncomingError,
    PageRequest,
    PortalForm,
    WebhookEvent,
    WebhookReceiver,
)

logger = logging.getLogger("incoming")


async def handle(event: WebhookEvent) -> None:
    """Do what an event asks for; the offer is read again, since what a webhook sends is not documented."""
    if event.type == "offer-accepted":
        portal: AsyncMijnKlantportaal = app.state.portal
        offer = await event.fetch(portal, CustomerOffer)
        logger.info("offer %s was accepted for EUR %s", offer.offer_number, offer.amount)


async def show(request: PageRequest) -> Html:
    """What the customer sees; `format` escapes what it puts in."""
    customer = await app.state.portal.customers.get(request.customer_id)
    return Html("<h1>Welcome, {name}</h1>").format(name=customer.company_name)


async def fill_in(opening: FormOpening) -> dict[str, str]:
    """What the form holds when the customer opens it."""
    customer = await app.state.portal.customers.get(opening.customer_id)
    return {"name": customer.company_name}


async def receive(submission: FormSubmission) -> None:
    """Take a form; with an error the customer sees that it was not received."""
    if not isinstance(submission.values.get("age"), int):
        raise IncomingError("age: expected a whole number", 422)
    logger.info("%s is %s", submission.values["name"], submission.values["age"])


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """One client for all requests, made in the event loop that uses it, and closed at the end."""
    async with AsyncMijnKlantportaal() as portal:
        app.state.portal = portal
        yield


receiver = WebhookReceiver({"offer-accepted": os.environ["OFFER_ACCEPTED_SECRET"]})
page = DynamicPage(os.environ["PAGE_KEY"], basic_auth=("portal", os.environ["PAGE_PASSWORD"]))
form = PortalForm()
secret_path = os.environ["FORM_PATH"]  # the only thing that keeps others out: see docs/pages-and-forms.md

app = FastAPI(
    lifespan=lifespan,
    routes=[
        Route("/webhooks", receiver.endpoint(handle).asgi),
        Route("/page", page.endpoint(show).asgi),
        Route(f"/{secret_path}/form", form.submissions(receive).asgi),
        Route(f"/{secret_path}/opening", form.openings(fill_in).asgi),
    ],
)
