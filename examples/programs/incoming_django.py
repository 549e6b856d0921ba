"""What the portal sends, in Django: webhooks and a dynamic page. In a project, the views go to its urls.

gunicorn --chdir examples/programs incoming_django:application
"""

import logging
import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from mijnklantportaal import (
    CustomerOffer,
    DynamicPage,
    Html,
    IncomingEndpoint,
    IncomingRequest,
    MijnKlantportaal,
    PageRequest,
    WebhookEvent,
    WebhookReceiver,
)

logger = logging.getLogger("incoming")
portal = MijnKlantportaal()


def handle(event: WebhookEvent) -> None:
    """Do what an event asks for; the offer is read again, since what a webhook sends is not documented."""
    if event.type == "offer-accepted":
        offer = event.fetch(portal, CustomerOffer)
        logger.info("offer %s was accepted for EUR %s", offer.offer_number, offer.amount)


def show(request: PageRequest) -> Html:
    """What the customer sees; `format` escapes what it puts in."""
    customer = portal.customers.get(request.customer_id)
    return Html("<h1>Welcome, {name}</h1>").format(name=customer.company_name)


webhooks = WebhookReceiver({"offer-accepted": os.environ["OFFER_ACCEPTED_SECRET"]}).endpoint(handle)
page = DynamicPage(os.environ["PAGE_KEY"], basic_auth=("portal", os.environ["PAGE_PASSWORD"])).endpoint(show)


def respond(endpoint: IncomingEndpoint, request: HttpRequest) -> HttpResponse:
    """What an endpoint responds. Django limits the body: DATA_UPLOAD_MAX_MEMORY_SIZE."""
    incoming = IncomingRequest(request.method, request.headers, request.body, request.META["QUERY_STRING"])
    response = endpoint.respond(incoming)
    return HttpResponse(response.body, status=response.status, headers=response.headers)


def receive_webhook(request: HttpRequest) -> HttpResponse:
    """The address of the webhook."""
    return respond(webhooks, request)


def show_page(request: HttpRequest) -> HttpResponse:
    """The address of the dynamic page."""
    return respond(page, request)


urlpatterns = [
    path("webhooks", csrf_exempt(receive_webhook)),  # the portal is not a browser with a form of ours
    path("page", csrf_exempt(show_page)),
]

settings.configure(
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    DATA_UPLOAD_MAX_MEMORY_SIZE=1_000_000,
)
django.setup()
application = get_wsgi_application()
