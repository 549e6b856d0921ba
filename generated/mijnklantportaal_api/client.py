"""Sending operations: `Client` and `AsyncClient`, and the resources that give each operation a method.

The clients make no decisions: one call is one request, and every answer is either read or raised as an error.
"""

from __future__ import annotations

import functools
import string
import traceback
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Generic, NamedTuple, NoReturn, Self, TypeVar
from urllib.parse import urlencode

import httpx

from .errors import DecodeError, TransportError, TransportTimeoutError, status_error
from .types import (
    AsyncConnection,
    Connection,
    ModelMismatchError,
    Operation,
    RequestOptions,
    Upload,
    file_part,
    form_parts,
    format_path,
    spooled,
)

if TYPE_CHECKING:
    from .api.agreements import AgreementsResource, AsyncAgreementsResource
    from .api.appointments import AppointmentsResource, AsyncAppointmentsResource
    from .api.customer_groups import AsyncCustomerGroupsResource, CustomerGroupsResource
    from .api.customer_invoices import AsyncCustomerInvoicesResource, CustomerInvoicesResource
    from .api.customer_offers import AsyncCustomerOffersResource, CustomerOffersResource
    from .api.customer_subscription_packages import (
        AsyncCustomerSubscriptionPackagesResource,
        CustomerSubscriptionPackagesResource,
    )
    from .api.customer_subscriptions import AsyncCustomerSubscriptionsResource, CustomerSubscriptionsResource
    from .api.customers import AsyncCustomersResource, CustomersResource
    from .api.file_requests import AsyncFileRequestsResource, FileRequestsResource
    from .api.file_shares import AsyncFileSharesResource, FileSharesResource
    from .api.files import AsyncFilesResource, FilesResource
    from .api.invoices import AsyncInvoicesResource, InvoicesResource
    from .api.payment_links import AsyncPaymentLinksResource, PaymentLinksResource
    from .api.punch_cards import AsyncPunchCardsResource, PunchCardsResource
    from .api.tickets import AsyncTicketsResource, TicketsResource
    from .api.webhooks import AsyncWebhooksResource, WebhooksResource

BASE_URL = "https://api.mijnklantportaal.nl/v1"
"""The API's address, from the documentation."""

DEFAULT_TIMEOUT = httpx.Timeout(connect=5.0, read=30.0, write=60.0, pool=30.0)
"""Seconds; uploads get longer than answers."""

NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)
"""What goes wrong before the API can have received anything."""

_HEADER_NAME = frozenset("!#$%&'*+.^_`|~-" + string.ascii_letters + string.digits)

T = TypeVar("T")


class Response(NamedTuple, Generic[T]):
    """An answer that reports success, read and raw."""

    parsed: T
    """What the operation returns."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes

    def __repr__(self) -> str:
        return f"Response(status={self.status}, parsed={self.parsed!r})"


class Token:
    """An API key or access token that nothing shows: no repr, no pickle, and no list of a function's variables."""

    def __init__(self, text: str) -> None:
        # a function's closure is the one place where neither printing nor pickling looks
        self.authorization: Callable[[], str] = lambda: f"Bearer {text}"
        self.is_empty: bool = not text
        self.is_sendable: bool = bool(text) and text.isascii() and text.isprintable() and " " not in text


class _Unstorable:
    """Base of what holds a token and connections."""

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} can't be copied or pickled, as it holds connections; make a new one")


class _Core(_Unstorable):
    """What both clients share: making requests of operations, and reading answers. No I/O but opening files."""

    _base_url = BASE_URL  # a traceback may print a client that is not ready yet

    def __init__(self, token: Token, base_url: str, timeout: float | None, user_agent: str) -> None:
        if not token.is_sendable:
            raise ValueError("token: expected the API key as text without spaces or line ends (it is not shown here)")
        self._token = token
        self._base_url = checked_base_url(base_url)
        self._headers = httpx.Headers({"Accept": "application/json", "User-Agent": user_agent})
        self._options = _checked(RequestOptions(timeout=timeout))
        self._is_closed = False

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._base_url!r})"

    @property
    def base_url(self) -> str:
        """The address that all calls go to."""
        return self._base_url

    @property
    def options(self) -> RequestOptions:
        """What holds for calls that say nothing else."""
        return self._options

    def _request(
        self,
        http: httpx.Client | httpx.AsyncClient,
        operation: Operation[object],
        parts: Sequence[tuple[str, str | Upload]],
        options: RequestOptions | None,
        files: ExitStack,
    ) -> httpx.Request:
        """The request for an operation and the parts of its form. Files it opens are closed with `files`."""
        options = self._options if options is None else _checked(options).over(self._options)
        headers = self._headers
        if operation.headers or options.headers:
            headers = headers.copy()
            headers.update(operation.headers)
            headers.update(options.headers)
        query = f"?{urlencode(operation.query)}" if operation.query else ""
        request = http.build_request(
            operation.method,
            url_of(self._base_url + operation.path + query),
            headers=headers,
            json=operation.json,
            files=[
                (name, file_part(name, part, files) if isinstance(part, Upload) else (None, part.encode()))
                for name, part in parts
            ]
            or None,
            timeout=DEFAULT_TIMEOUT if options.timeout is None else options.timeout,
            extensions={"operation": operation.name, "max_retries": options.max_retries},
        )
        # last, so that no variable holds the token while something can fail
        request.headers["Authorization"] = self._token.authorization()
        return request


def _checked(options: RequestOptions) -> RequestOptions:
    if options.timeout is not None and not options.timeout > 0:
        raise ValueError(f"timeout: expected more than 0 seconds, got {options.timeout}")
    if options.max_retries is not None and options.max_retries < 0:
        raise ValueError(f"max_retries: expected 0 or more, got {options.max_retries}")
    for name, value in options.headers.items():
        if name.lower() == "authorization":
            raise ValueError("headers: the client sets Authorization itself; give it the token instead")
        if (
            not name
            or not _HEADER_NAME.issuperset(name)
            or not (value.isascii() and value.isprintable())
            or value != value.strip()
        ):
            raise ValueError(f"headers: {name!r} or its value can't be sent; both are printable ASCII on one line")
    return options


def url_of(address: str) -> httpx.URL:
    """The address, taken apart.

    Raises:
        ValueError: it is no address.
    """
    try:
        return httpx.URL(address)
    except httpx.InvalidURL as error:
        _forget_variables(error)  # a half-made address can't even be printed
        raise ValueError(f"{address[:100]!r} is no address: {error}") from error


def checked_base_url(base_url: str) -> str:
    """The address without a slash at its end.

    Raises:
        ValueError: it is no address that calls can go to.
    """
    try:
        url = url_of(base_url)
    except ValueError as error:
        raise ValueError(f"base_url: expected an address such as {BASE_URL!r}") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise ValueError(f"base_url: expected an address such as {BASE_URL!r}")
    if url.userinfo or "?" in base_url or "#" in base_url:
        raise ValueError("base_url: expected an address without user, query or fragment")
    return base_url.rstrip("/")


@contextmanager
def network_errors(method: str, url: str) -> Generator[None, None, None]:
    """Raise this package's errors for those of httpx, free of what the failing functions knew.

    Raises:
        TransportError: the network failed.
    """
    try:
        yield
    except BaseException as error:
        _forget_variables(error)
        # an address of an answer, such as where it redirects to, may be none
        if not isinstance(error, (httpx.RequestError, httpx.InvalidURL)):
            raise
        kind = TransportTimeoutError if isinstance(error, httpx.TimeoutException) else TransportError
        raise kind(str(error) or type(error).__name__, method, url, isinstance(error, NOT_SENT)) from error


def _forget_variables(error: BaseException | None) -> None:
    """Clear the variables in the tracebacks of an error and its causes: those of httpx hold the token's header."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _read(operation: Operation[T], request: httpx.Request, answer: httpx.Response) -> Response[T]:
    status, headers, body = answer.status_code, dict(answer.headers.items()), answer.content
    method, url = request.method, str(request.url)
    if not 200 <= status < 300:
        raise status_error(method, url, status, headers, body)
    try:
        parsed = operation.read(body)
    except ModelMismatchError as error:
        path = format_path(error.path)
        message = f"the call succeeded, but its answer does not fit: {error}"
        raise DecodeError(message, method, url, status, headers, body, path) from error
    except (ValueError, RecursionError) as error:
        message = f"the call succeeded, but its answer is no JSON: {error}"
        raise DecodeError(message, method, url, status, headers, body, "$") from error
    return Response(parsed=parsed, status=status, headers=headers, body=body)


class Client(_Core):
    """Sends operations, one request each.

    Args:
        token: The API key or OAuth access token, best as a `Token`.
        base_url: Where the API is.
        timeout: Seconds for each of connecting, writing and reading; 5, 60 and 30 where None.
        http_client: The httpx client to send with, which the caller closes; an own one where None.
        user_agent: What the client calls itself.

    Raises:
        ValueError: the token or the base URL can't be right.
    """

    def __init__(
        self,
        token: str | Token,
        *,
        base_url: str = BASE_URL,
        timeout: float | None = None,
        http_client: httpx.Client | None = None,
        user_agent: str = "mijnklantportaal-api",
    ) -> None:
        held = token if isinstance(token, Token) else Token(token)
        del token  # a traceback may show the variables of this function
        super().__init__(held, base_url, timeout, user_agent)
        self._owns_http = http_client is None
        self._http = http_client if http_client is not None else httpx.Client()

    def send(self, operation: Operation[T], options: RequestOptions | None = None) -> Response[T]:
        """Send an operation and read its answer, keeping status, headers and body.

        Raises:
            PortalError: one of the errors in the tree of `errors`.
            ValueError, TypeError: something can't be sent; nothing has been.
            OSError: a file can't be opened; nothing has been sent.
        """
        self.check_open()
        with ExitStack() as files:
            parts = list(form_parts(operation.form or {}))
            request = self._request(self._http, operation, parts, options, files)
            with network_errors(request.method, str(request.url)):
                answer = self._http.send(request, auth=None, follow_redirects=False)
        return _read(operation, request, answer)

    def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return what its answer holds; the errors are those of `send`."""
        return (self.send(operation, options)).parsed

    def check_open(self) -> None:
        """Raise `RuntimeError` where the client is closed."""
        if self._is_closed or self._http.is_closed:
            raise RuntimeError("the client is closed; make a new one, or make this call inside its `with` block")

    def with_options(self, options: RequestOptions) -> Self:
        """A client with other defaults on the same connections, which stay this client's to close.

        Raises:
            ValueError: an option can't be right.
        """
        sibling = object.__new__(type(self))
        vars(sibling).update(vars(self))
        sibling._owns_http = False
        sibling._options = _checked(options).over(self._options)
        return sibling

    def close(self) -> None:
        """Close the connections, unless the httpx client was brought along. Closing twice is fine."""
        self._is_closed = True
        if self._owns_http:
            self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Resources(_Unstorable):
    """The operations of the API as methods, one attribute for each tag of the documentation."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @functools.cached_property
    def agreements(self) -> AgreementsResource:
        """Documents that customers sign in the portal."""
        from .api.agreements import AgreementsResource

        return AgreementsResource(self._connection)

    @functools.cached_property
    def appointments(self) -> AppointmentsResource:
        """Meetings with customers and others."""
        from .api.appointments import AppointmentsResource

        return AppointmentsResource(self._connection)

    @functools.cached_property
    def customer_groups(self) -> CustomerGroupsResource:
        """Groups that customers belong to."""
        from .api.customer_groups import CustomerGroupsResource

        return CustomerGroupsResource(self._connection)

    @functools.cached_property
    def customer_invoices(self) -> CustomerInvoicesResource:
        """Invoices sent to customers."""
        from .api.customer_invoices import CustomerInvoicesResource

        return CustomerInvoicesResource(self._connection)

    @functools.cached_property
    def customer_offers(self) -> CustomerOffersResource:
        """Offers that customers accept or reject in the portal."""
        from .api.customer_offers import CustomerOffersResource

        return CustomerOffersResource(self._connection)

    @functools.cached_property
    def customer_subscription_packages(self) -> CustomerSubscriptionPackagesResource:
        """Subscriptions that customers can choose themselves."""
        from .api.customer_subscription_packages import CustomerSubscriptionPackagesResource

        return CustomerSubscriptionPackagesResource(self._connection)

    @functools.cached_property
    def customer_subscriptions(self) -> CustomerSubscriptionsResource:
        """What customers pay for at fixed intervals."""
        from .api.customer_subscriptions import CustomerSubscriptionsResource

        return CustomerSubscriptionsResource(self._connection)

    @functools.cached_property
    def customers(self) -> CustomersResource:
        """The companies and people who use the portal."""
        from .api.customers import CustomersResource

        return CustomersResource(self._connection)

    @functools.cached_property
    def file_requests(self) -> FileRequestsResource:
        """Requests to customers to hand in files."""
        from .api.file_requests import FileRequestsResource

        return FileRequestsResource(self._connection)

    @functools.cached_property
    def file_shares(self) -> FileSharesResource:
        """Files shared with customers."""
        from .api.file_shares import FileSharesResource

        return FileSharesResource(self._connection)

    @functools.cached_property
    def files(self) -> FilesResource:
        """Files and directories in the portal."""
        from .api.files import FilesResource

        return FilesResource(self._connection)

    @functools.cached_property
    def invoices(self) -> InvoicesResource:
        """What MijnKlantportaal bills the owner of the portal."""
        from .api.invoices import InvoicesResource

        return InvoicesResource(self._connection)

    @functools.cached_property
    def payment_links(self) -> PaymentLinksResource:
        """Links with which customers pay an amount."""
        from .api.payment_links import PaymentLinksResource

        return PaymentLinksResource(self._connection)

    @functools.cached_property
    def punch_cards(self) -> PunchCardsResource:
        """Cards with a number of uses, and the ones issued to customers."""
        from .api.punch_cards import PunchCardsResource

        return PunchCardsResource(self._connection)

    @functools.cached_property
    def tickets(self) -> TicketsResource:
        """Questions that customers ask, and the replies."""
        from .api.tickets import TicketsResource

        return TicketsResource(self._connection)

    @functools.cached_property
    def webhooks(self) -> WebhooksResource:
        """Addresses that are called when something happens in the portal."""
        from .api.webhooks import WebhooksResource

        return WebhooksResource(self._connection)


class AsyncClient(_Core):
    """Sends operations without blocking the event loop, one request each.

    Args:
        token: The API key or OAuth access token, best as a `Token`.
        base_url: Where the API is.
        timeout: Seconds for each of connecting, writing and reading; 5, 60 and 30 where None.
        http_client: The httpx client to send with, which the caller closes; an own one where None.
        user_agent: What the client calls itself.

    Raises:
        ValueError: the token or the base URL can't be right.
    """

    def __init__(
        self,
        token: str | Token,
        *,
        base_url: str = BASE_URL,
        timeout: float | None = None,
        http_client: httpx.AsyncClient | None = None,
        user_agent: str = "mijnklantportaal-api",
    ) -> None:
        held = token if isinstance(token, Token) else Token(token)
        del token  # a traceback may show the variables of this function
        super().__init__(held, base_url, timeout, user_agent)
        self._owns_http = http_client is None
        self._http = http_client if http_client is not None else httpx.AsyncClient()

    async def send(self, operation: Operation[T], options: RequestOptions | None = None) -> Response[T]:
        """Send an operation and read its answer, keeping status, headers and body.

        Raises:
            PortalError: one of the errors in the tree of `errors`.
            ValueError, TypeError: something can't be sent; nothing has been.
            OSError: a file can't be opened; nothing has been sent.
        """
        self.check_open()
        with ExitStack() as files:
            parts = list(form_parts(operation.form or {}))
            parts = [(name, await spooled(part, files) if isinstance(part, Upload) else part) for name, part in parts]
            request = self._request(self._http, operation, parts, options, files)
            with network_errors(request.method, str(request.url)):
                answer = await self._http.send(request, auth=None, follow_redirects=False)
        return _read(operation, request, answer)

    async def call(self, operation: Operation[T], options: RequestOptions | None = None) -> T:
        """Send an operation and return what its answer holds; the errors are those of `send`."""
        return (await self.send(operation, options)).parsed

    def check_open(self) -> None:
        """Raise `RuntimeError` where the client is closed."""
        if self._is_closed or self._http.is_closed:
            raise RuntimeError("the client is closed; make a new one, or make this call inside its `with` block")

    def with_options(self, options: RequestOptions) -> Self:
        """A client with other defaults on the same connections, which stay this client's to close.

        Raises:
            ValueError: an option can't be right.
        """
        sibling = object.__new__(type(self))
        vars(sibling).update(vars(self))
        sibling._owns_http = False
        sibling._options = _checked(options).over(self._options)
        return sibling

    async def aclose(self) -> None:
        """Close the connections, unless the httpx client was brought along. Closing twice is fine."""
        self._is_closed = True
        if self._owns_http:
            await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class AsyncResources(_Unstorable):
    """The operations of the API as methods, one attribute for each tag of the documentation."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @functools.cached_property
    def agreements(self) -> AsyncAgreementsResource:
        """Documents that customers sign in the portal."""
        from .api.agreements import AsyncAgreementsResource

        return AsyncAgreementsResource(self._connection)

    @functools.cached_property
    def appointments(self) -> AsyncAppointmentsResource:
        """Meetings with customers and others."""
        from .api.appointments import AsyncAppointmentsResource

        return AsyncAppointmentsResource(self._connection)

    @functools.cached_property
    def customer_groups(self) -> AsyncCustomerGroupsResource:
        """Groups that customers belong to."""
        from .api.customer_groups import AsyncCustomerGroupsResource

        return AsyncCustomerGroupsResource(self._connection)

    @functools.cached_property
    def customer_invoices(self) -> AsyncCustomerInvoicesResource:
        """Invoices sent to customers."""
        from .api.customer_invoices import AsyncCustomerInvoicesResource

        return AsyncCustomerInvoicesResource(self._connection)

    @functools.cached_property
    def customer_offers(self) -> AsyncCustomerOffersResource:
        """Offers that customers accept or reject in the portal."""
        from .api.customer_offers import AsyncCustomerOffersResource

        return AsyncCustomerOffersResource(self._connection)

    @functools.cached_property
    def customer_subscription_packages(self) -> AsyncCustomerSubscriptionPackagesResource:
        """Subscriptions that customers can choose themselves."""
        from .api.customer_subscription_packages import AsyncCustomerSubscriptionPackagesResource

        return AsyncCustomerSubscriptionPackagesResource(self._connection)

    @functools.cached_property
    def customer_subscriptions(self) -> AsyncCustomerSubscriptionsResource:
        """What customers pay for at fixed intervals."""
        from .api.customer_subscriptions import AsyncCustomerSubscriptionsResource

        return AsyncCustomerSubscriptionsResource(self._connection)

    @functools.cached_property
    def customers(self) -> AsyncCustomersResource:
        """The companies and people who use the portal."""
        from .api.customers import AsyncCustomersResource

        return AsyncCustomersResource(self._connection)

    @functools.cached_property
    def file_requests(self) -> AsyncFileRequestsResource:
        """Requests to customers to hand in files."""
        from .api.file_requests import AsyncFileRequestsResource

        return AsyncFileRequestsResource(self._connection)

    @functools.cached_property
    def file_shares(self) -> AsyncFileSharesResource:
        """Files shared with customers."""
        from .api.file_shares import AsyncFileSharesResource

        return AsyncFileSharesResource(self._connection)

    @functools.cached_property
    def files(self) -> AsyncFilesResource:
        """Files and directories in the portal."""
        from .api.files import AsyncFilesResource

        return AsyncFilesResource(self._connection)

    @functools.cached_property
    def invoices(self) -> AsyncInvoicesResource:
        """What MijnKlantportaal bills the owner of the portal."""
        from .api.invoices import AsyncInvoicesResource

        return AsyncInvoicesResource(self._connection)

    @functools.cached_property
    def payment_links(self) -> AsyncPaymentLinksResource:
        """Links with which customers pay an amount."""
        from .api.payment_links import AsyncPaymentLinksResource

        return AsyncPaymentLinksResource(self._connection)

    @functools.cached_property
    def punch_cards(self) -> AsyncPunchCardsResource:
        """Cards with a number of uses, and the ones issued to customers."""
        from .api.punch_cards import AsyncPunchCardsResource

        return AsyncPunchCardsResource(self._connection)

    @functools.cached_property
    def tickets(self) -> AsyncTicketsResource:
        """Questions that customers ask, and the replies."""
        from .api.tickets import AsyncTicketsResource

        return AsyncTicketsResource(self._connection)

    @functools.cached_property
    def webhooks(self) -> AsyncWebhooksResource:
        """Addresses that are called when something happens in the portal."""
        from .api.webhooks import AsyncWebhooksResource

        return AsyncWebhooksResource(self._connection)
