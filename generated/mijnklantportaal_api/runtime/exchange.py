"""From an operation to a request, and from the response to the result. The only I/O is opening files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager, ExitStack, nullcontext
from types import MappingProxyType
from typing import TypeVar

from .argument_checks import check_count, check_headers, check_seconds, check_timeout, checked_flag
from .errors import DecodeError, api_message
from .extra_parameters import (
    check_extra_body,
    check_extra_query,
    check_headers_are_free,
    check_no_conflict,
    with_extra_body,
)
from .flow import CallNext, Flow, Policy, stacked
from .http import FormPart, Request, merged_headers
from .json_data import check_json
from .lenient_reading import lenient_reading
from .mismatches import ModelMismatchError, format_path
from .operation import Operation, RequestOptions, query_items, query_text
from .raw_content import RawContent
from .response import RawResponse, Response
from .status_errors import status_error
from .surprises import say_new_status
from .token import NotPicklable, Token
from .urls import check_url, host_header

DEADLINE = 600.0
"""In seconds, for calls without a file; how long a file takes depends on its size."""

_VERSION_PATTERN = r"[^/]/v\d+(/|$)"

T = TypeVar("T")


class Exchange(NotPicklable):
    """Turns operations into requests, sends them through the policies, and reads the responses.

    Args:
        token: authenticates the requests; None if a policy does
        base_url: the URL of the API, from `checked_base_url`
        user_agent: the value of the header `User-Agent`
        policies: the policies around each request, the outermost first
        headers: further headers of each request, which may replace `User-Agent`

    Attributes:
        base_url: the URL that all calls go to
        call_next: sends a request through the policies

    Raises:
        ValueError, TypeError: the token is invalid.
    """

    def __init__(
        self,
        token: Token | None,
        base_url: str,
        user_agent: str,
        policies: tuple[Policy, ...],
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        if token is not None:
            _check_token(token)
        self.base_url = base_url
        self.call_next: CallNext = stacked(policies)
        self._token = token
        self._headers = merged_headers(
            [host_header(base_url)],
            {
                "Accept": "application/json",
                "Accept-Encoding": "gzip, deflate",
                "User-Agent": user_agent,
            }.items(),
            headers.items(),
        )

    def call(self, operation: Operation[T], options: RequestOptions) -> Flow[Response[T]]:
        """Send an operation and read the response."""
        check_headers_are_free(operation, options.headers)
        if options.extra_query or options.extra_body:
            check_no_conflict(operation, options.extra_query, options.extra_body)
            operation = with_extra_body(operation, options.extra_body)
        check_json("body", operation.json)
        with ExitStack() as files:
            form: list[tuple[str, FormPart]] = []
            content: RawContent | None = None
            if operation.form or operation.encoded_form is not None or operation.content is not None:
                from .bodies import form_of, raw_content_of  # most calls need nothing that reads files

                form = yield from form_of(operation, files)
                content = yield from raw_content_of(operation, files)
            request = self._request(operation, form, content, options)
            raw = yield from self.call_next(request)
        say_new_status(operation.name, raw.status, operation.statuses)
        if not raw.is_success:
            other_cause = _other_cause(self.base_url, raw)
            raise status_error(request.method, request.url, *raw, other_cause=other_cause, scopes=operation.scopes)
        return _read(operation, request, raw, nullcontext() if options.strict else lenient_reading())

    def _request(
        self,
        operation: Operation[object],
        form: list[tuple[str, FormPart]],
        content: RawContent | None,
        options: RequestOptions,
    ) -> Request:
        headers = self._headers
        media_types = (("Accept", operation.accept), ("Content-Type", operation.media_type))
        set_here = [(name, value) for name, value in media_types if value]
        if set_here or options.headers or operation.headers:
            headers = merged_headers(headers.items(), set_here, options.headers.items(), operation.headers)
        url = self.base_url + operation.path
        if operation.query:
            url += f"?{query_text(operation.query)}"
        has_file = operation.form or operation.content
        return Request(
            operation.method,
            url,
            hidden_query=query_text(query_items(options.extra_query)) if options.extra_query else "",
            operation=operation.name,
            headers=headers,
            token=self._token,
            json=operation.json,
            form=form,
            content=content,
            timeout=options.timeout,
            max_retries=options.max_retries,
            deadline=options.deadline if options.deadline is not None or has_file else DEADLINE,
            max_response_bytes=options.max_response_bytes,
            max_rate_limit_wait=options.max_rate_limit_wait,
        )


def checked_options(options: RequestOptions) -> RequestOptions:
    """The same options.

    Raises:
        ValueError, TypeError: one of them is invalid.
    """
    if not isinstance(options, RequestOptions):  # pyright: ignore[reportUnnecessaryIsInstance] - as in `check_url`
        raise TypeError(
            f"options: expected RequestOptions, as in RequestOptions(timeout=5), got {type(options).__name__}"
        )
    check_timeout("timeout", options.timeout)
    check_timeout("deadline", options.deadline)
    if options.max_response_bytes is not None:
        check_count("max_response_bytes", options.max_response_bytes, 1)
    if options.max_retries is not None:
        check_count("max_retries", options.max_retries, 0)
    if options.max_rate_limit_wait is not None:
        check_seconds("max_rate_limit_wait", options.max_rate_limit_wait)
    if options.strict is not None:
        checked_flag("strict", options.strict)
    check_headers(options.headers)
    check_extra_query(options.extra_query)
    check_extra_body(options.extra_body)
    return options


def _check_token(token: Token) -> None:
    if token.kind != "str":
        raise TypeError(f"token: expected str, got {token.kind}; give the API key as text, or an OAuthTokenSource")
    if not token.is_sendable:
        raise ValueError(
            "token: expected the API key in ASCII without spaces or line breaks (its value is not shown here)"
        )


def checked_base_url(base_url: str, name: str = "base_url") -> str:
    """The URL without a slash at its end; an error calls it by the name.

    Raises:
        ValueError: it is not a URL that calls can go to.
    """
    check_url(base_url, name, "https://api.mijnklantportaal.nl/v1")
    if "?" in base_url or "#" in base_url or "@" in base_url:
        raise ValueError(f"{name}: expected a URL without user, query or fragment; leave them out")
    return base_url.rstrip("/")


def _other_cause(base_url: str, raw: RawResponse) -> str:
    """What is wrong instead if an object seems not to exist because another server, or none of the API, responded."""
    if raw.status != 404:
        return ""
    if not re.search(_VERSION_PATTERN, base_url):  # compiled for an error only
        return f"the base URL {base_url} is wrong: it has no version such as /v1"
    if not api_message(raw.body):
        return f"the base URL {base_url} is wrong: the response is not in the API's form"
    return ""


def _read(
    operation: Operation[T], request: Request, raw: RawResponse, reading: AbstractContextManager[None]
) -> Response[T]:
    try:
        with reading:
            parsed = operation.read(raw.body)
    except ModelMismatchError as error:
        message = f"the call succeeded, but its response does not match the documentation: {error}"
        raise DecodeError(message, request.method, request.url, *raw, format_path(error.path)) from error
    except (ValueError, RecursionError) as error:
        message = f"the call succeeded, but its response is not JSON: {error}"
        raise DecodeError(message, request.method, request.url, *raw, "$") from error
    return Response(parsed, *raw)
