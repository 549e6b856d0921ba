"""What the portal sends, in Flask: webhooks and a dynamic page.

flask --app examples/programs/incoming_flask.py run
"""

import logging
import os

from flask import Flask, request
from werkzeug.wrappers import Response

from mijnklantportaal import (
    CustomerOffer,
    DynamicPage,
    Html,
    MijnKlantportaal,
    PageRequest,
    WebhookEvent,
    WebhookReceiver,
)

logger = logging.getLogger("incoming")

METHODS = ["GET", "POST", "PUT"]
"""Which one the portal uses is not documented."""


def create_app(given: MijnKlantportaal | None = None) -> Flask:
    """The application, with one client for all threads of a process; tests bring their own."""
    app = Flask(__name__)
    portal = given or MijnKlantportaal()

    def handle(event: WebhookEvent) -> None:
        if event.type == "offer-accepted":
            offer = event.fetch(portal, CustomerOffer)
            logger.info("offer %s was accepted for EUR %s", offer.offer_number, offer.amount)

    def show(page_request: PageRequest) -> Html:
        customer = portal.customers.get(page_request.customer_id)
        return Html("<h1>Welcome, {name}</h1>").format(name=customer.company_name)

    webhooks = WebhookReceiver({"offer-accepted": os.environ["OFFER_ACCEPTED_SECRET"]}).endpoint(handle)
    page = DynamicPage(os.environ["PAGE_KEY"], basic_auth=("portal", os.environ["PAGE_PASSWORD"])).endpoint(show)

    @app.route("/webhooks", methods=METHODS)
    def receive_webhook() -> Response:
        return Response.from_app(webhooks.wsgi, request.environ)

    @app.route("/page", methods=METHODS)
    def show_page() -> Response:
        return Response.from_app(page.wsgi, request.environ)

    return app
