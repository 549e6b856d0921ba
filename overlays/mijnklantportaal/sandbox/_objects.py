"""The objects in a running sandbox, for tests and the dashboard."""

import reprlib
from collections.abc import Iterator, Mapping

from mijnklantportaal_api.runtime.argument_checks import check_count, check_kind

from ._arguments import check_text
from ._document import Schema
from ._handlers import show
from ._pages import PAGE_SIZE
from ._state import Portal
from ._store import JSONObject, Record, Upload

_MAX_NUMBER = 10**9
"""More than a database can hold."""


class Objects:
    """Reads the objects of a sandbox as its API shows them. A kind is the prefix of an object's id: `cst_`.

    Methods with the argument `kind` raise `ValueError` if there is no such kind. Any method raises `TypeError` or
    `ValueError` for an argument that can't be right.
    """

    def __init__(self, portal: Portal, origin: str) -> None:
        self._portal = portal
        self._origin = origin

    def kinds(self) -> Mapping[str, str]:
        """The possible kinds, each with the path of its collection in the API."""
        return self._portal.document.collections

    def counts(self) -> dict[str, int]:
        """The number of objects of each kind that has any."""
        return self._portal.store.counts()

    def all(self, kind: str) -> list[JSONObject]:
        """Every object of a kind, the newest last."""
        check_text("kind", kind)
        return self._show(kind, self._portal.store.all_of(kind))

    def newest(self, kind: str, limit: int, offset: int = 0) -> list[JSONObject]:
        """At most `limit` objects of a kind, after the newest `offset` ones, the newest first."""
        check_text("kind", kind)
        check_count("limit", limit, 0, _MAX_NUMBER)
        check_count("offset", offset, 0, _MAX_NUMBER)
        return self._show(kind, self._portal.store.newest_of(kind, limit, offset))

    def page(self, kind: str, number: int, parent: str = "") -> list[JSONObject]:
        """A page of the objects of a kind; `parent` is the id of the object that they belong to, if any."""
        check_text("kind", kind)
        check_count("number", number, 1, _MAX_NUMBER)
        check_text("parent", parent)
        return self._show(kind, self._portal.store.page(kind, parent, (number - 1) * PAGE_SIZE, PAGE_SIZE))

    def find(self, object_id: str) -> JSONObject | None:
        """The object with this id, or `None`."""
        check_text("object_id", object_id)
        record = self._portal.store.find(object_id)
        return None if record is None else self._show(record.kind, [record])[0]

    def request_body(self, object_id: str) -> JSONObject | None:
        """The body of the request that created an object, or `None` if there is no such object.

        It includes fields that the API never shows; for a file, also the directory that the query named.
        """
        check_text("object_id", object_id)
        record = self._portal.store.find(object_id)
        return None if record is None else record.request_body

    def uploads(self, object_id: str) -> tuple[Upload, ...]:
        """The files that were uploaded with an object."""
        check_text("object_id", object_id)
        return self._portal.store.uploads_of(object_id)

    def content(self, upload: Upload) -> Iterator[bytes]:
        """The content of a file, chunk by chunk."""
        check_kind("upload", upload, Upload)
        return self._portal.store.content_of(upload)

    def _show(self, kind: str, records: list[Record]) -> list[JSONObject]:
        schema = self._schema(kind)
        return [show(self._portal, self._origin, record, schema) for record in records]

    def _schema(self, kind: str) -> Schema:
        """The schema that shows the most fields of an object."""
        document = self._portal.document
        if kind not in document.object_schemas:
            kinds = ", ".join(f"{known} ({path})" for known, path in sorted(document.collections.items()))
            raise ValueError(f"kind: {reprlib.repr(kind)} is not a kind of object; expected one of {kinds}")
        return document.object_schemas[kind]
