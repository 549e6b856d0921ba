"""What each kind of operation does: list, read, create, change."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeAlias

from ._behaviours import Making, change_object, make_object
from ._document import ApiDocument, Operation, Schema, prefix_in
from ._pages import make_page
from ._reading import RequestData
from ._state import State
from ._validation import Refusal

Handler: TypeAlias = Callable[[RequestData, str], Any]
"""Takes the data of a request and the API's base URL, and gives the data of the answer."""


class Handlers:
    """Finds out from an operation's description what it does."""

    def __init__(self, document: ApiDocument, state: State, clock: Callable[[], float]) -> None:
        self._document = document
        self._state = state
        self._clock = clock

    def handler(self, operation: Operation) -> Handler:
        """The handler of an operation, which raises `Refusal` for errors: 501 where the kind is not known."""
        answer = operation.answer
        if answer is not None:
            item = self._document.item_schema(answer)
            prefix = self._document.id_prefix(item or answer)
            if item and prefix and operation.method == "GET":
                return self._lister(operation, answer, prefix)
            if prefix and operation.method == "GET" and operation.path.endswith("}"):
                return self._reader
            if prefix and operation.method == "POST" and not operation.path.endswith("}"):
                return self._creator(operation, answer, prefix)
            if prefix and operation.method == "PATCH" and operation.path.endswith("}"):
                return self._changer(operation, answer)
        return _refuser(operation)

    def _lister(self, operation: Operation, answer: Schema, prefix: str) -> Handler:
        has_pages = "next_page_url" in self._document.properties(answer)

        def list_objects(data: RequestData, base_url: str) -> Any:
            self._find_parents(data)
            items = [item for item in self._state.all_of(prefix) if data.path.items() <= item.items()]
            if not has_pages:
                return {"data": items}
            return make_page(items, data.query.get("page", 1), base_url + operation.path.format(**data.path))

        return list_objects

    def _reader(self, data: RequestData, base_url: str) -> Any:
        return self._find_parents(data)

    def _creator(self, operation: Operation, answer: Schema, prefix: str) -> Handler:
        def create_object(data: RequestData, base_url: str) -> Any:
            self._find_parents(data)
            self._check_references(operation, data)
            item = make_object(
                Making(
                    object_id=self._state.new_id(prefix),
                    given={**data.path, **data.body},
                    schema=answer,
                    document=self._document,
                    base_url=base_url,
                    now=datetime.fromtimestamp(self._clock(), UTC),
                )
            )
            self._state.put(item, data.uploads)
            return item

        return create_object

    def _changer(self, operation: Operation, answer: Schema) -> Handler:
        properties = self._document.properties(answer)

        def change(data: RequestData, base_url: str) -> Any:
            found = self._find_parents(data)
            self._check_references(operation, data)
            item = change_object(found, data.body, properties)
            self._state.put(item)
            return item

        return change

    def _find_parents(self, data: RequestData) -> dict[str, Any]:
        """The object that the path ends with; all that the path names must exist."""
        found: dict[str, Any] = {}
        for object_id in data.path.values():
            found = self._state.find(object_id) or _refuse_unknown(object_id)
        return found

    def _check_references(self, operation: Operation, data: RequestData) -> None:
        """Objects that the body names must exist too, where the document says that this is checked."""
        if 404 not in operation.statuses:
            return
        for media_type in operation.bodies.values():
            for name, schema in self._document.properties(media_type["schema"]).items():
                is_reference = prefix_in(schema) in self._document.collections
                if is_reference and name in data.body and not self._state.find(data.body[name]):
                    _refuse_unknown(data.body[name])


def _refuse_unknown(object_id: str) -> dict[str, Any]:
    raise Refusal(404, f"there is no object {object_id}")


def _refuser(operation: Operation) -> Handler:
    def refuse(data: RequestData, base_url: str) -> Any:
        raise Refusal(501, f"the sandbox does not know what {operation.operation_id} does")

    return refuse
