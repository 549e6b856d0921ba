"""Webhooks: from a request to an event, and your function called once for each."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from mijnklantportaal_api.models import Webhook, WebhookType
from mijnklantportaal_api.runtime.argument_checks import check_kind, check_seconds
from mijnklantportaal_api.runtime.callers_code import check_function
from mijnklantportaal_api.runtime.public import public
from mijnklantportaal_api.runtime.type_guards import is_object

from .._log import logger
from .body import BodyLimits
from .duplicates import Claim, DuplicateStore, MemoryDuplicateStore
from .endpoint import IncomingEndpoint, Steps
from .errors import ForgedRequestError, IncomingError
from .identifiers import ids_in
from .json_bodies import read_json
from .messages import IncomingRequest, OutgoingResponse
from .signatures import HEADER, TYPE, Secrets, SignatureCheck, header_is_secret
from .webhook_events import WebhookEvent, digest_of

_MAX_RUN = 60.0
"""Seconds after which an event counts as new although somebody began to handle it: that program may be gone."""
_MAX_WINDOW = 366 * 86_400
_REPEATED = re.compile(r".+-(updated|reply-[a-z]+)")
"""Types of events that happen to an object time and again, perhaps with the same body each time."""
_FORGED = "the signature is missing or wrong"


@public
class WebhookReceiver:
    """Receives the calls of webhooks.

    `endpoint(function)` is all that a web application needs; `receive` checks and reads a single request.

    Args:
        secrets: The secret of each record that calls this address: the records themselves
            (`portal.webhooks.list()`), a mapping of types to one or more secrets, or secrets alone. Records and a
            mapping tell the type of each event; one that the documentation does not have is a warning in the log. While
            a record is replaced, give both secrets.
        check: What decides whether a request comes from somebody who knows a secret; by default that the header
            `X-Webhook-Signature` is the secret. The documentation says no more, and gives no example.
        duplicates: What remembers the events that were handled; by default a `MemoryDuplicateStore`.
        window: For how many seconds an event is remembered; 0 handles each one, however often it comes.
        clock: Gives the time in seconds since 1970.

    Raises:
        ValueError, TypeError: An argument can't be right.

    Example:
        receiver = WebhookReceiver({"offer-accepted": os.environ["OFFER_ACCEPTED_SECRET"]})
        app = FastAPI(routes=[Route("/webhooks", receiver.endpoint(handle).asgi)])
    """

    def __init__(
        self,
        secrets: str | Iterable[str | Webhook] | Mapping[WebhookType | str, str | Iterable[str]],
        *,
        check: SignatureCheck = header_is_secret,
        duplicates: DuplicateStore | None = None,
        window: float = 600.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        check_function("check", check, "a function that returns True or False")
        check_seconds("window", window)
        if window > _MAX_WINDOW:
            raise ValueError(f"window: expected {_MAX_WINDOW:,} seconds at most, got {window:,}")
        self._secrets = Secrets(secrets)
        self._check = check
        self._duplicates = MemoryDuplicateStore() if duplicates is None else duplicates
        example = 'FileDuplicateStore("events.db")'
        check_kind("duplicates", self._duplicates, DuplicateStore, example, ("claim", "finish", "forget"))
        self._window = window
        check_function("clock", clock)
        self._clock = clock

    def __repr__(self) -> str:
        secrets = getattr(self, "_secrets", "")  # a traceback may print a receiver that is not complete yet
        return f"WebhookReceiver({secrets!r})"

    def receive(self, body: bytes, headers: Mapping[str, str]) -> WebhookEvent:
        """Check and read one request.

        Args:
            body: The body as it arrived, before any decoding.
            headers: Its headers; upper and lower case in names are the same.

        Raises:
            ForgedRequestError: The signature is missing or wrong; respond with 401.
            UnreadableRequestError: The signature is right, but the body is not JSON; respond with 400.
        """
        return self._event(IncomingRequest("POST", headers, body))

    def endpoint(self, function: Callable[[WebhookEvent], Any], limits: BodyLimits | None = None) -> IncomingEndpoint:
        """An address that calls the function for each event, and responds with 200 after it.

        An event that was handled before is a 200 without a call, one that is being handled a 503. Where the function
        raises, the response is a 500 and the event counts as new, so that it is handled when the portal sends it again.
        Whether the portal does is not documented, nor how long it waits: be quick, and hand long work to a queue.
        """
        return IncomingEndpoint(function, partial(self._steps, function), limits)

    def _event(self, request: IncomingRequest) -> WebhookEvent:
        found = self._secrets.find(self._check, request.body, request.headers)
        if found is None:
            raise ForgedRequestError(_FORGED)
        secret, known_type = found
        payload = read_json(request.body, request.headers) if request.body.strip() else None
        event_type = known_type or _type_in(payload)
        return WebhookEvent(
            type=event_type,
            payload=payload,
            ids=ids_in(payload),
            body=request.body,
            headers={name: value for name, value in request.headers.items() if name != HEADER},
            digest=digest_of(event_type, secret, request.body),
        )

    def _steps(self, function: Callable[[WebhookEvent], Any], request: IncomingRequest) -> Steps:
        event = self._event(request)
        handle = partial(function, event)
        store = self._duplicates
        claim: Claim | None = None
        if self._window and not _REPEATED.fullmatch(event.type or ""):
            now = self._clock()
            claim = yield _careful(partial(store.claim, event.digest, now, now + _MAX_RUN))
        if claim is None:  # what remembers may be away, and isn't asked again: that may take a while, too
            yield handle
            return OutgoingResponse.text(200, "handled")
        if claim == "done":
            return OutgoingResponse.text(200, "handled before")
        if claim == "running":
            raise IncomingError("the same event is being handled", 503, {"retry-after": "5"})
        try:
            yield handle
        except BaseException:
            yield _careful(partial(store.forget, event.digest))
            raise
        now = self._clock()
        yield _careful(partial(store.finish, event.digest, now, now + self._window))
        return OutgoingResponse.text(200, "handled")


def _type_in(payload: Any) -> str | None:
    """What the payload itself says of its type, if a text there looks like one."""
    named = [payload.get(name) for name in ("type", "event")] if is_object(payload) else []
    return next((name for name in named if isinstance(name, str) and TYPE.fullmatch(name)), None)


def _careful(work: Callable[[], Any]) -> Callable[[], Any]:
    """The work; where it fails, the event is handled all the same: twice is better than never."""

    def do() -> Any:
        try:
            return work()
        except Exception:
            logger.warning("what remembers webhook events failed; an event may be handled twice", exc_info=True)
            return None

    return do
