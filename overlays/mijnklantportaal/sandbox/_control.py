"""Control of the sandbox beside the API: faults, as JSON."""

import json
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ._access import Access
from ._faults import Faults
from ._validation import Refusal, check, make_validator

CONTROL_PATH = "/_sandbox"
REFUSAL = "only programs on this machine may control the sandbox; allow other hosts with --allow-host"
_FAULT = make_validator(
    {
        "type": "object",
        "required": ["kind"],
        "additionalProperties": False,
        "properties": {
            "kind": {"type": "string"},
            "operation": {"type": ["string", "null"]},
            "method": {"type": ["string", "null"]},
            "path": {"type": ["string", "null"]},
            "count": {"type": ["integer", "null"]},
            "seconds": {"type": "number"},
            "status": {"type": "integer"},
            "body": {"type": "string"},
            "headers": {"type": "object", "additionalProperties": {"type": "string"}},
        },
    }
)


def control_routes(faults: Faults, access: Access) -> list[Route]:
    """GET lists the faults, POST adds one with the fields of `Fault`, DELETE removes all of them."""

    async def serve_faults(request: Request) -> Response:
        if not access.admits(request):
            return _respond({"message": REFUSAL}, 403)
        if request.method == "POST":
            return await _add(faults, request)
        if request.method == "DELETE":
            faults.clear()
        return _respond({"data": [asdict(fault) for fault in faults.all()]})

    return [Route(f"{CONTROL_PATH}/faults", serve_faults, methods=["GET", "POST", "DELETE"])]


async def _add(faults: Faults, request: Request) -> Response:
    # A web page of another site can make a browser submit a form to this machine, but not JSON.
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        return _respond({"message": "the body must be application/json"}, 422)
    try:
        details = await request.json()
        check(_FAULT, details)
        fault = faults.add(**details)
    except (Refusal, TypeError, ValueError, RecursionError) as error:
        return _respond({"message": f"not a valid fault: {error}"}, 422)
    return _respond(asdict(fault), 201)


def _respond(data: Any, status: int = 200) -> Response:
    # Escaped to ASCII, because JSON text may hold characters that UTF-8 can't encode.
    return Response(json.dumps(data), status, media_type="application/json")
