"""What a webhook tells: the kind of event, and the objects that it names."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Mapping
from typing import TYPE_CHECKING, Any, overload

import attrs

from mijnklantportaal_api.models import WebhookType
from mijnklantportaal_api.runtime.public import public

from .identifiers import READERS, prefix_of

if TYPE_CHECKING:
    from .._async_client import AsyncMijnKlantportaal
    from .._client import MijnKlantportaal


@public
@attrs.frozen(kw_only=True)
class WebhookEvent:
    """A call of a webhook whose signature is right.

    What the body holds is not documented, so only the raw `payload` and the `ids` in it are here. Read the object again
    through the API instead of trusting the rest.

    Example:
        def handle(event: WebhookEvent) -> None:
            if event.type == "offer-accepted":
                offer = event.fetch(portal)
    """

    type: WebhookType | str | None
    """What happened: the type of the record whose secret came with it, if the receiver was told; otherwise what
    `type` or `event` in the payload says, which is a guess. A type that is new is kept. None if nothing says it."""
    payload: Any = attrs.field(repr=False)
    """The JSON of the body, with fractions as `Decimal`; None if the body is empty."""
    ids: tuple[str, ...]
    """The ids in the payload, each once, those near the top first."""
    body: bytes = attrs.field(repr=False)
    """The body as it was sent."""
    headers: Mapping[str, str] = attrs.field(repr=False)
    """The headers by their names in lower case, without the signature."""
    digest: str = attrs.field(repr=False)
    """A hash of the type and the body, the same for the same event sent again."""

    @property
    def object_id(self) -> str | None:
        """The id of the object that the event is about: the first that fits the type; without a type, the first that
        `fetch` can read. That it is the right one is inferred. None if there is none.
        """
        prefix = prefix_of(self.type)
        wanted = READERS if prefix is None else (prefix,)
        return next((found for found in self.ids if found.startswith(tuple(wanted))), None)

    @overload
    def fetch(self, portal: MijnKlantportaal) -> Any: ...
    @overload
    def fetch(self, portal: AsyncMijnKlantportaal) -> Awaitable[Any]: ...
    def fetch(self, portal: MijnKlantportaal | AsyncMijnKlantportaal) -> Any:
        """Read the object that the event is about, as it is now: `offer = event.fetch(portal)`.

        Args:
            portal: The client; with an asynchronous one the result is awaited.

        Returns:
            The model that `get` of its resource returns, such as a `CustomerOffer`.

        Raises:
            LookupError: The event names no object that can be read; look at `payload`.
            NotFoundError: There is no such object any more, as after `customer-deleted`.
            PortalError: The call failed; see docs/errors.md.
        """
        if (found := self.object_id) is None:
            named = f"only {', '.join(self.ids)}" if self.ids else "no id"
            raise LookupError(f"the event {self.type or 'of an unknown type'} names {named}: nothing to fetch")
        return getattr(portal, READERS[found[: found.index("_") + 1]]).get(found)


def digest_of(event_type: str | None, secret: str, body: bytes) -> str:
    """What tells an event from others: without a type the secret counts, since each record has another one."""
    kind = hashlib.sha256(secret.encode()).digest() if event_type is None else event_type.encode()
    return hashlib.sha256(b"%b\0%b" % (kind, body)).hexdigest()
