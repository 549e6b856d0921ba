"""What is in a running sandbox, for people and tests to look at."""

from collections.abc import Iterator, Mapping

from ._document import Schema
from ._handlers import show
from ._pages import PAGE_SIZE
from ._portal import Portal
from ._store import Item, Upload


class Objects:
    """Reads the objects of a sandbox as its API shows them. A kind is the prefix of its objects' ids: `cst_`."""

    def __init__(self, portal: Portal, site: str) -> None:
        self._portal = portal
        self._site = site

    def kinds(self) -> Mapping[str, str]:
        """The kinds there can be, each with its collection's path in the API."""
        return self._portal.document.collections

    def counts(self) -> dict[str, int]:
        """How many objects there are of each kind that has any."""
        return self._portal.store.counts()

    def all(self, kind: str) -> list[Item]:
        """Every object of a kind, the newest last."""
        schema = self._schema(kind)
        return [show(self._portal, self._site, record, schema) for record in self._portal.store.all_of(kind)]

    def newest(self, kind: str, most: int) -> list[Item]:
        """At most `most` objects of a kind, the newest first."""
        schema = self._schema(kind)
        found = self._portal.store.newest_of(kind, most)
        return [show(self._portal, self._site, record, schema) for record in found]

    def page(self, kind: str, number: int, parent: str = "") -> list[Item]:
        """A page of the objects of a kind, those below the object `parent` where its kind lives below others."""
        found = self._portal.store.page(kind, parent, (number - 1) * PAGE_SIZE, PAGE_SIZE)
        schema = self._schema(kind)
        return [show(self._portal, self._site, record, schema) for record in found]

    def find(self, object_id: str) -> Item | None:
        """The object with this id, or `None`."""
        record = self._portal.store.find(object_id)
        return None if record is None else show(self._portal, self._site, record, self._schema(record.kind))

    def said(self, object_id: str) -> Item | None:
        """What the request said that made an object, also what the API never shows; `None` without such an object."""
        record = self._portal.store.find(object_id)
        return None if record is None else record.given

    def uploads(self, object_id: str) -> tuple[Upload, ...]:
        """The files that were sent with an object."""
        return self._portal.store.uploads_of(object_id)

    def content(self, upload: Upload) -> Iterator[bytes]:
        """The content of a file, chunk by chunk."""
        return self._portal.store.content_of(upload)

    def _schema(self, kind: str) -> Schema:
        """The schema that shows most of an object."""
        document = self._portal.document
        schemas = [operation.item for operation in document.operations if operation.item is not None]
        fitting = [schema for schema in schemas if kind in document.kinds_of(schema)]
        return max(fitting, key=lambda schema: len(document.properties(schema)))
