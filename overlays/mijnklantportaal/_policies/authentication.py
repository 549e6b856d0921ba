"""Requests with a token that may change: the one that is good now, and another one if the API refuses it."""

from mijnklantportaal_api.runtime.errors import TransportError
from mijnklantportaal_api.runtime.flow import CallNext, Flow, Policy
from mijnklantportaal_api.runtime.http import Request
from mijnklantportaal_api.runtime.response import RawResponse

from .._token_source import TokenSource


def authenticate(source: TokenSource) -> Policy:
    """Give each call of the API the token that is good when it is sent; other requests have none."""

    def send_with_token(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        return _authenticated(request, call_next) if request.operation else call_next(request)

    def _authenticated(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        try:
            request.authenticate((yield from source.current()))
        except TransportError as error:
            raise _not_sent(error) from error
        return (yield from call_next(request))

    return send_with_token


def retry_refused_tokens(source: TokenSource) -> Policy:
    """Send a call again, once, if the API refuses its token and there is another one: it was not processed."""

    def send_again(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        return _sent_again(request, call_next) if request.operation else call_next(request)

    def _sent_again(request: Request, call_next: CallNext) -> Flow[RawResponse]:
        response = yield from call_next(request)
        used = request.token
        if used is None:
            return response
        if response.status != 401:
            source.accept(used)
            return response
        try:
            has_another = yield from source.replace(used)
        except TransportError as error:
            raise _not_sent(error) from error
        if not has_another:
            return response
        response = yield from call_next(request)
        if response.status != 401 and request.token is not None:
            source.accept(request.token)
        return response

    return send_again


def _not_sent(error: TransportError) -> TransportError:
    """The error of a request for a token as one of the call that needs it, of which nothing was sent."""
    return type(error)(error.message, error.method, error.url, not_sent=True, retryable=error.retryable)
