"""Objects as the dashboard shows them, and the lists of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from .._objects import Objects
from .._state import Portal
from .._store import JSONObject, Record, Upload
from ._actions import Action, actions_for
from ._kinds import amount_of, customer_of, in_order, kind_name, one_of, time_of, title_of
from ._states import since, state_of

_WAITING = ("off_", "inv_", "plk_", "agr_", "frq_")
_MAX_SEEN = 50


@dataclass(frozen=True)
class Kind:
    """A kind of objects, with the number of those that the portal has."""

    key: str
    name: str
    collection: str
    count: int


@dataclass(frozen=True)
class ObjectView:
    """An object: what it is, and what a customer can do with it. Texts that it lacks are empty."""

    id: str
    kind: str
    kinds_name: str
    title: str
    state: str
    since: str
    customer_id: str
    customer: str
    amount: str
    time: str
    uploads: tuple[Upload, ...]
    actions: tuple[Action, ...]
    fields: JSONObject

    @property
    def other_fields(self) -> JSONObject:
        """The fields that are not shown in another form: messages are a conversation."""
        return {name: value for name, value in self.fields.items() if name != "messages"}


class ObjectLists:
    """The objects of a portal; `origin` is where the browser requested the dashboard."""

    def __init__(self, portal: Portal, origin: str) -> None:
        self._portal = portal
        self._objects = Objects(portal, origin)

    def kinds(self) -> list[Kind]:
        """Every kind that has objects or an id prefix of its own, in the order in which they are shown."""
        counts, collections = self._objects.counts(), self._objects.kinds()
        return [
            Kind(key, kind_name(key, collections[key]), collections[key], counts.get(key, 0))
            for key in in_order(collections)
            if key in counts or key.endswith("_")
        ]

    def kind(self, key: str) -> Kind | None:
        """A kind, or `None` if there is no such kind."""
        return next((kind for kind in self.kinds() if kind.key == key), None)

    def newest(self, kind: str, limit: int, offset: int = 0) -> list[ObjectView]:
        """At most `limit` objects of a kind, after the newest `offset` ones, the newest first."""
        if kind not in self._objects.counts() or kind not in self._objects.kinds():
            return []
        return [self._show(kind, fields) for fields in self._objects.newest(kind, limit, offset)]

    def find(self, object_id: str) -> ObjectView | None:
        """The object with this id, or `None`."""
        record = self._portal.store.find(object_id)
        return next(iter(self._of([record] if record else [])), None)

    def search(self, text: str, limit: int) -> list[ObjectView]:
        """At most `limit` objects with a value that contains a text, the newest first."""
        return self._of(self._portal.store.search(text, limit))

    def referring_to(self, object_id: str, limit: int) -> list[ObjectView]:
        """At most `limit` objects that name an object, the newest first."""
        return self._of(self._portal.store.referring_to(object_id, limit))

    def waiting(self, limit: int) -> list[ObjectView]:
        """Of the newest objects of each kind, at most `limit` that wait for a customer to do something."""
        found = {
            kind: [shown for shown in self.newest(kind, _MAX_SEEN) if shown.actions and shown.state != "expired"]
            for kind in _WAITING
        }
        return [shown for waiting in found.values() for shown in waiting[:limit]]

    def _of(self, records: Iterable[Record]) -> list[ObjectView]:
        """The records whose kind the document knows: a database may come from a sandbox with another document."""
        known = self._objects.kinds()
        found = ((record.kind, self._objects.find(record.id)) for record in records if record.kind in known)
        return [self._show(kind, fields) for kind, fields in found if fields]

    def _show(self, kind: str, fields: JSONObject) -> ObjectView:
        state = state_of(self._portal, fields)
        name = kind_name(kind, self._objects.kinds()[kind])
        customer_id = customer_of(fields)
        customer = self._portal.store.find(customer_id)
        return ObjectView(
            id=str(fields["id"]),
            kind=kind,
            kinds_name=name,
            title=title_of(fields) or one_of(name),
            state=state,
            since=since(fields, state),
            customer_id=customer_id if customer else "",
            customer=title_of(customer.data) if customer else "",
            amount=amount_of(fields),
            time=time_of(fields),
            uploads=self._objects.uploads(str(fields["id"])),
            actions=actions_for(kind, fields, state),
            fields=fields,
        )
