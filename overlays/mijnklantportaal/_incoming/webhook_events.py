"""What a webhook tells: the kind of event, and the objects that it names."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, overload

import attrs

from mijnklantportaal_api.identifiers import READERS
from mijnklantportaal_api.models import WebhookType
from mijnklantportaal_api.runtime.model import Model
from mijnklantportaal_api.runtime.public import public

from .identifiers import prefix_of, prefixes_of

if TYPE_CHECKING:
    import builtins  # in the class below, `type` is a field

    from .._async_client import AsyncMijnKlantportaal
    from .._client import MijnKlantportaal

_Kind = TypeVar("_Kind", bound=Model)


@public
@attrs.frozen(kw_only=True)
class WebhookEvent:
    """A call of a webhook whose signature is right.

    What the body holds is not documented, so only the raw `payload` and the `ids` in it are here. Read the object again
    through the API instead of trusting the rest.

    Example:
        def handle(event: WebhookEvent) -> None:
            if event.type == "offer-accepted":
                offer = event.fetch(portal, CustomerOffer)
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
        return self._first(READERS if prefix is None else (prefix,))

    @overload
    def fetch(self, portal: MijnKlantportaal, kind: builtins.type[_Kind]) -> _Kind: ...
    @overload
    def fetch(self, portal: AsyncMijnKlantportaal, kind: builtins.type[_Kind]) -> Awaitable[_Kind]: ...
    @overload
    def fetch(self, portal: MijnKlantportaal) -> Any: ...
    @overload
    def fetch(self, portal: AsyncMijnKlantportaal) -> Awaitable[Any]: ...
    def fetch(self, portal: MijnKlantportaal | AsyncMijnKlantportaal, kind: builtins.type[Model] | None = None) -> Any:
        """Read an object that the event names, as it is now: `offer = event.fetch(portal, CustomerOffer)`.

        Args:
            portal: The client; with an asynchronous one the result is awaited.
            kind: The model to read: the first id of such an object is used. Without it, that of `object_id`.

        Returns:
            The model that `get` of its resource returns, which is the kind.

        Raises:
            TypeError: No resource reads objects of this kind by their ids alone, or the portal is not a client.
            LookupError: The event names no object that can be read, or none of the kind; look at `payload`.
            NotFoundError: The object no longer exists, as after `customer-deleted`.
            PortalError: The call failed.
        """
        found = self.object_id if kind is None else self._first(prefixes_of(kind))
        if found is None:
            named = f"only {', '.join(self.ids)}" if self.ids else "no id"
            wanted = "nothing" if kind is None else f"no {kind.__name__}"
            raise LookupError(f"the event {self.type or 'of an unknown type'} names {named}: {wanted} to fetch")
        resource = getattr(portal, READERS[found[: found.index("_") + 1]].resource, None)
        if resource is None:
            raise TypeError(f"portal: expected MijnKlantportaal or AsyncMijnKlantportaal, got {type(portal).__name__}")
        return resource.get(found)

    def _first(self, prefixes: Iterable[str]) -> str | None:
        return next((found for found in self.ids if found.startswith(tuple(prefixes))), None)


def digest_of(event_type: str | None, secret: str, body: bytes) -> str:
    """What tells an event from others: without a type the secret counts, since each record has another one."""
    kind = hashlib.sha256(secret.encode()).digest() if event_type is None else event_type.encode()
    return hashlib.sha256(b"%b\0%b" % (kind, body)).hexdigest()
