"""Writes that fail but may have taken effect."""

from mijnklantportaal_api.runtime.errors import OutcomeUnknownError, PortalError, TransportError
from mijnklantportaal_api.runtime.flow import CallNext, Flow
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse
from mijnklantportaal_api.runtime.status_errors import status_error


def report_unknown_outcomes(request: Request, call_next: CallNext) -> Flow[RawResponse]:
    """Raise `OutcomeUnknownError` if a write failed but may have taken effect."""
    return call_next(request) if request.is_read else _checked(request, call_next)


def _checked(request: Request, call_next: CallNext) -> Flow[RawResponse]:
    try:
        response = yield from call_next(request)
    except TransportError as error:
        if error.not_sent:
            raise
        raise _unknown(error, f"no whole response arrived: {error.message}") from error
    if response.status >= 500:
        failure = status_error(request.method, request.url, *response)
        raise _unknown(failure, f"the status of the response was {failure.status}: {failure.message}") from failure
    return response


def _unknown(cause: PortalError, reason: str) -> OutcomeUnknownError:
    return OutcomeUnknownError(may_have_taken_effect(reason), cause.method, cause.url, cause)


def may_have_taken_effect(reason: str) -> str:
    """What to tell of a write whose outcome is unknown for a reason."""
    return f"this write may have taken effect; look before you send it again ({reason})"
