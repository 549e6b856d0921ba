"""The secrets of webhook records, and the header that proves that a sender knows one of them."""

from __future__ import annotations

import difflib
import hmac
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias, get_args

from mijnklantportaal_api.models import Webhook, WebhookType
from mijnklantportaal_api.runtime.argument_checks import checked_flag, is_header_value
from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.type_guards import is_iterable, is_mapping

from .._log import logger
from .messages import IncomingRequest

HEADER = "x-webhook-signature"
TYPE = re.compile(r"[a-z]+(-[a-z]+)+")
"""The form of a type of events; there may be types that `WebhookType` does not list yet."""

SignatureCheck: TypeAlias = Callable[[bytes, Mapping[str, str], str], bool]
"""Whether a request, as its raw body and its headers by names in lower case, comes from somebody who knows a secret."""


def header_is_secret(body: bytes, headers: Mapping[str, str], secret: str) -> bool:
    """Whether the header `X-Webhook-Signature` is the secret, as the documentation says if it is read literally."""
    return hmac.compare_digest(headers.get(HEADER, "").encode("utf-8", "surrogateescape"), secret.encode())


class Secrets:
    """The secrets of one or more records, each with the type of its record where that is known.

    Raises `ValueError` or `TypeError` if there is none, or one that no record can have.
    """

    def __init__(self, secrets: object) -> None:
        self._types: dict[str, str | None] = {}
        for secret, event_type in _pairs(secrets):
            if self._types.setdefault(secret, event_type) != event_type:
                raise ValueError(
                    f"secrets: {self._types[secret]} and {event_type} have the same; each record has one of its own"
                )
        if not self._types:
            raise ValueError("secrets: expected at least one, as portal.webhooks.create returns it")

    def __repr__(self) -> str:
        return f"<secrets: {len(self._types)}>"

    def find(self, check: SignatureCheck, body: bytes, headers: Mapping[str, str]) -> tuple[str, str | None] | None:
        """The secret that the sender knows and the type of its record; None if there is none.

        Each is tried, so that the time tells nothing of which one it is.
        """
        # checked, because a coroutine would count as true
        fitting = [pair for pair in self._types.items() if checked_flag("check", check(body, headers, pair[0]))]
        return fitting[0] if fitting else None


def _pairs(secrets: object) -> Iterator[tuple[str, str | None]]:
    if is_mapping(secrets):
        for event_type, found in secrets.items():
            _check_type(event_type)
            yield from ((secret, event_type) for secret, _ in _pairs(found))
    elif isinstance(secrets, Webhook):
        yield _checked(secrets.secret), secrets.type
    elif is_iterable(secrets) and not isinstance(secrets, str | bytes):
        for secret in secrets:
            yield from _pairs(secret)
    else:
        yield _checked(secrets), None


def _check_type(event_type: object) -> None:
    if not isinstance(event_type, str):
        raise TypeError(f"secrets: expected types of events as str, got {type(event_type).__name__}")
    if not TYPE.fullmatch(event_type):  # it may be a secret, which no message shows
        raise ValueError('secrets: a key is not a type of events; write {"offer-accepted": "its secret"}')
    if event_type not in (known := get_args(WebhookType)):
        nearest = difflib.get_close_matches(event_type, known, 1)
        hint = f"; did you mean {nearest[0]!r}?" if nearest else ""
        logger.warning("secrets: the documentation has no webhooks of the type %r%s", event_type, hint)


def _checked(secret: object, name: str = "secrets", expected: str = "str or webhook records") -> str:
    if not isinstance(secret, str):
        raise TypeError(f"{name}: expected {expected}, got {type(secret).__name__}")
    if not secret:
        raise ValueError(f"{name}: expected the secret of a webhook record, got an empty text")
    if not is_header_value(secret):
        raise ValueError(f"{name}: expected printable ASCII without spaces around it, as a header has it")
    if secret in get_args(WebhookType):
        raise ValueError(f"{name}: {secret!r} is a type of events, which anybody can guess; expected a secret")
    return secret


@public
class WebhookSigner:
    """Makes requests as the portal would send them, for tests of what receives them.

    `secret` is that of the webhook record. What the portal puts into the body is not documented, so that is yours.

    Raises `ValueError` or `TypeError` if no record can have the secret.

    Example: `response = endpoint.respond(WebhookSigner(secret).request({"id": "off_1"}))`
    """

    def __init__(self, secret: str) -> None:
        self._secret = _checked(secret, "secret", "str, such as webhook.secret")

    def request(self, payload: Any) -> IncomingRequest:
        """A signed request; `payload` is JSON data, or bytes to send as they are."""
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        return IncomingRequest("POST", self.headers(), body)

    def headers(self) -> dict[str, str]:
        """The headers alone, for a test client of a web framework."""
        return {"content-type": "application/json", HEADER: self._secret}
