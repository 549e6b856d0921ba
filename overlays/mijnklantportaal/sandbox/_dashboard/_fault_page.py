"""The page about faults: those that requests will meet, and the form that adds one."""

from starlette.requests import Request
from starlette.responses import Response

from ._fault_form import CHOICES, Values, add_fault, targets
from ._site import PATH, Site, number_in, redirect, texts_in

_DEFAULTS = {"kind": "status", "status": "500", "count": "1", "seconds": "5", "retry_after": "1"}


class FaultPage:
    """The faults that requests will meet, and the form that adds one."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._targets = targets(site.portal.document)

    async def show(self, request: Request) -> Response:
        """The faults; POST adds or removes one first."""
        if request.method != "POST":
            return self._show(request, _DEFAULTS)
        values = await texts_in(request)
        match values.get("action"):
            case "remove":
                self._site.faults.remove(number_in(values.get("number"), 0))
            case "clear":
                self._site.faults.clear()
            case _:
                try:
                    add_fault(self._site.faults, values)
                except (ValueError, TypeError) as error:
                    return self._show(request, values, 422, error)
        return redirect(f"{PATH}/faults")

    def _show(self, request: Request, values: Values, status: int = 200, problem: Exception | None = None) -> Response:
        return self._site.respond(
            request,
            "faults.html",
            status,
            problem,
            faults=self._site.faults.all(),
            choices=CHOICES,
            targets=self._targets,
            values={**dict.fromkeys(("operation", "method", "path", "body"), ""), **_DEFAULTS, **values},
        )
