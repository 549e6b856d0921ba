"""The pages about calls of webhooks: all of them, one with its attempts, and how they go wrong on demand."""

from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from .._deliveries import Delivery
from .._delivery_faults import DeliveryFaultKind
from ._bodies import read_body
from ._fault_form import Choice, Values, read_number
from ._linked_text import linker
from ._masking import mask_headers
from ._site import PATH, Site, number_in, redirect, texts_in

_MAX_SHOWN = 50
DELIVERY_CHOICES = (
    Choice("duplicate", "Sent twice", "The same request comes a second time."),
    Choice("forge", "Forged", "The signature is another text."),
    Choice("unsigned", "Unsigned", "There is no signature."),
    Choice("junk", "Junk", "1 MB that is not JSON, with the right signature."),
    Choice("malformed", "Half a body", "Half of the JSON is missing."),
    Choice("slow", "Slow", "The body takes the seconds below.", ("seconds",)),
    Choice("cut", "Cut", "The connection is closed in the middle of the body."),
    Choice("lose", "Lost", "Nothing is sent."),
)
_LABELS = {choice.kind: choice.label for choice in DELIVERY_CHOICES}
_DEFAULTS = {"type": "", "object": "", "kind": "duplicate", "count": "1", "seconds": "3", "of": ""}


class DeliveryPages:
    """The pages about calls of webhooks."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._deliveries = site.deliveries

    async def show_all(self, request: Request) -> Response:
        """The calls, the newest first; POST makes one, or adds or removes a fault."""
        if request.method != "POST":
            return self._show_all(request, _DEFAULTS)
        values = await texts_in(request)
        try:
            match values.get("action"):
                case "trigger":
                    self._trigger(values.get("type", ""), values.get("object", "").strip())
                case "remove":
                    self._deliveries.faults.remove(number_in(values.get("number"), 0))
                case "clear":
                    self._deliveries.faults.clear()
                case _:
                    self._add_fault(values)
        except LookupError as error:
            return self._show_all(request, values, 404, error)
        except (ValueError, TypeError) as error:
            return self._show_all(request, values, 422, error)
        return redirect(f"{PATH}/deliveries")

    async def show(self, request: Request) -> Response:
        """One call with its attempts; POST makes it again."""
        number: int = request.path_params["number"]
        try:
            delivery = self._deliveries.find(number)
        except LookupError:
            return self._site.respond_forgotten(request, f"delivery {number}")
        if request.method == "POST":
            try:
                self._deliveries.redeliver(number)
            except ValueError as error:
                return self._show(request, delivery, 409, error)
            return redirect(f"{PATH}/deliveries/{number}")
        return self._show(request, delivery)

    def _show(
        self, request: Request, delivery: Delivery, status: int = 200, problem: Exception | None = None
    ) -> Response:
        return self._site.respond(
            request,
            "delivery.html",
            status,
            problem,
            delivery=delivery,
            headers=mask_headers({name.lower(): text for name, text in delivery.headers.items()}),
            body=read_body(delivery.body, len(delivery.body), delivery.headers.get("Content-Type", "")),
            responses=[_response_text(attempt.response) for attempt in delivery.attempts],
            link=linker(self._site.portal.store),
        )

    def _trigger(self, event_type: str, object_id: str) -> None:
        if not object_id:
            raise ValueError("object: give the id of an object")
        self._deliveries.trigger(event_type, object_id)

    def _add_fault(self, values: Values) -> None:
        self._deliveries.faults.add(
            cast("DeliveryFaultKind", values.get("kind", "")),
            type=values.get("of") or None,
            count=read_number(values, "count", int),
            seconds=read_number(values, "seconds", float),
        )

    def _show_all(
        self, request: Request, values: Values, status: int = 200, problem: Exception | None = None
    ) -> Response:
        shown: list[Delivery] = list(reversed(self._deliveries.all()))[:_MAX_SHOWN]
        webhooks = self._site.portal.store.all_of("wbh_")
        return self._site.respond(
            request,
            "deliveries.html",
            status,
            problem,
            deliveries=shown,
            types=sorted({str(webhook.data["type"]) for webhook in webhooks}),
            faults=self._deliveries.faults.all(),
            labels=_LABELS,
            choices=DELIVERY_CHOICES,
            values={**_DEFAULTS, **values},
        )


def _response_text(content: bytes) -> str:
    """The beginning of what a program responded, as far as it is text."""
    body = read_body(content, len(content), "")
    return "(binary)" if body.is_binary else body.text
