"""Control of webhook deliveries beside the API, as JSON."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ._access import Access
from ._control import CONTROL_PATH, for_this_machine, respond_json, serving_faults
from ._deliveries import Deliveries, Delivery
from ._document import Schema
from ._own_json import details_in, shown
from ._short_numbers import SHORT

_TRIGGER: Schema = {
    "required": ["type"],
    "properties": {"type": {"type": "string"}, "objectId": {"type": "string"}, "payload": {}},
}


def delivery_routes(deliveries: Deliveries, access: Access) -> list[Route]:
    """The deliveries, with redelivery and events on demand, and their faults; POST takes JSON."""

    async def serve(request: Request) -> Response:
        if request.method == "POST":
            details = await details_in(request, _TRIGGER)
            found = deliveries.trigger(details.pop("type"), **details)
            return respond_json({"data": [_shown(delivery) for delivery in found]}, 201)
        return respond_json({"data": [_shown(delivery) for delivery in deliveries.all()]})

    async def redeliver(request: Request) -> Response:
        return respond_json(_shown(deliveries.redeliver(request.path_params["number"])), 201)

    serve_faults = serving_faults(deliveries.faults, {"type": {"type": ["string", "null"]}})

    def route(path: str, serve: Callable[[Request], Awaitable[Response]], methods: list[str]) -> Route:
        return Route(f"{CONTROL_PATH}{path}", for_this_machine(serve, access, "not valid"), methods=methods)

    return [
        route("/deliveries", serve, ["GET", "POST"]),
        route(f"/deliveries/{{number:{SHORT}}}/redeliver", redeliver, ["POST"]),
        route("/delivery-faults", serve_faults, ["GET", "POST", "DELETE"]),
    ]


def _shown(delivery: Delivery) -> dict[str, Any]:
    """A delivery as JSON; bodies that are not UTF-8 can't come from here, responses of others can."""
    attempts = [
        {**shown(attempt), "response": attempt.response.decode("utf-8", "backslashreplace")}
        for attempt in delivery.attempts
    ]
    return {**shown(delivery), "body": delivery.body.decode(), "attempts": attempts}
