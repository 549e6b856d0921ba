"""Control of the sandbox beside the API: faults, as JSON."""

import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ._access import Access
from ._delivery_faults import DeliveryFaults
from ._document import Schema
from ._faults import Faults
from ._own_json import GIVEN_HERE, details_in, explained, shown
from ._validation import Refusal

_Serve: TypeAlias = Callable[[Request], Awaitable[Response]]

CONTROL_PATH = "/_sandbox"
_REFUSAL = "only programs on this machine may control the sandbox; allow other hosts with --allow-host"
_PROPERTIES: Schema = {
    "operation": {"type": ["string", "null"]},
    "method": {"type": ["string", "null"]},
    "path": {"type": ["string", "null"]},
    "count": {"type": ["integer", "null"]},
    "status": {"type": "integer"},
    "body": {"type": "string"},
    "headers": {"type": "object", "additionalProperties": {"type": "string"}},
}


def control_routes(faults: Faults, access: Access) -> list[Route]:
    """The faults of requests, with the fields of `Fault`."""
    serve = for_this_machine(serving_faults(faults, _PROPERTIES), access, "not a valid fault")
    return [Route(f"{CONTROL_PATH}/faults", serve, methods=["GET", "POST", "DELETE"])]


def serving_faults(faults: Faults | DeliveryFaults, properties: Schema) -> _Serve:
    """GET lists faults, POST adds one with these properties and those of every fault, DELETE removes all of them."""
    every = {"kind": {"type": "string"}, "count": {"type": "integer"}, "seconds": {"type": "number"}}
    schema: Schema = {"required": ["kind"], "properties": {**every, **properties, "number": GIVEN_HERE}}

    async def serve(request: Request) -> Response:
        if request.method == "POST":
            return respond_json(shown(faults.add(**await details_in(request, schema))), 201)
        if request.method == "DELETE":
            faults.clear()
        return respond_json({"data": [shown(fault) for fault in faults.all()]})

    return serve


def for_this_machine(serve: _Serve, access: Access, invalid: str) -> _Serve:
    """What serves programs on this machine only, and says with `invalid` what is wrong with the JSON of others."""

    async def serve_checked(request: Request) -> Response:
        if not access.admits(request):
            return respond_json({"message": _REFUSAL}, 403)
        # A web page of another site can make a browser submit a form to this machine, but not JSON.
        if request.method == "POST" and request.headers.get("content-type", "").partition(";")[0] != "application/json":
            return respond_json({"message": "the body must be application/json"}, 422)
        try:
            return await serve(request)
        except LookupError as error:
            return respond_json({"message": str(error)}, 404)
        except Refusal as refusal:
            return respond_json({"message": f"{invalid}: {refusal}"}, 422)
        except (TypeError, ValueError, RecursionError) as error:
            return respond_json({"message": f"{invalid}: {explained(error)}"}, 422)

    return serve_checked


def respond_json(data: Any, status: int = 200) -> Response:
    """A response of JSON."""
    # Escaped to ASCII, because JSON text may hold characters that UTF-8 can't encode.
    return Response(json.dumps(data), status, media_type="application/json")
