"""Responses that report success: what an operation returns, and the code that reads it."""

from collections.abc import Iterable, Sequence

from pipeline.codegen.code import NONE, Code, code, name
from pipeline.codegen.python_types import PythonType, PythonTypes, reading
from pipeline.codegen.schemas import described, is_file_link, is_page, successes
from pipeline.documents import Document, PipelineError
from pipeline.openapi.media_types import bare_media_type, is_json, is_text

_EMPTY = ("204", "205")
_JSON, _TEXT, _FILE = "json", "text", "file"


class Success:
    """What the successful responses of an operation have in common.

    Raises:
        PipelineError: there is none, or one is JSON and another is a text or a file.
    """

    def __init__(self, operation: Document, schemas: Document, place: str) -> None:
        self._schemas = schemas
        self._place = place
        found = successes(operation)
        if not found:
            raise PipelineError(f"{place}: {_why_without(operation['responses'])}")
        contents: list[Document] = [
            {} if status in _EMPTY else response.get("content", {}) for status, response in found
        ]
        self._may_be_empty = not all(contents)
        chosen = [_chosen(content) for content in contents if content]
        kinds = {_kind(media_type) for media_type in chosen}
        if len(kinds) > 1:
            raise PipelineError(f"{place}: its successes have different kinds of body; choose one in a fix")
        self._kind = next(iter(kinds), "")
        self._media_types = list(dict.fromkeys(map(bare_media_type, chosen)))
        filled = [content for content in contents if content]
        self._schema = _one_of([content[kind].get("schema", {}) for content, kind in zip(filled, chosen, strict=True)])
        result = described(self._schema, schemas) if self._kind == _JSON else {}
        self.is_file_link: bool = is_file_link(result)
        self._page: Document | None = result if is_page(result) and not self._may_be_empty else None

    @property
    def accept(self) -> str:
        """The media types to ask for; empty for JSON, which the client asks for anyway."""
        return "" if self._media_types in ([], ["application/json"]) else ", ".join(self._media_types)

    def page_item(self, list_type: Code) -> Code | None:
        """The type of a list's items, if the response is one page of it."""
        return self._type(self._page["properties"]["data"]["items"], list_type).annotation if self._page else None

    def returned(self, list_type: Code) -> PythonType:
        """The type of what is returned; lists are called by `list_type`."""
        found = {
            _JSON: lambda: self._type(self._schema, list_type),
            _TEXT: lambda: PythonType(name("str")),
            _FILE: lambda: PythonType(name("bytes")),
            "": lambda: PythonType(NONE),
        }[self._kind]()
        return found.or_none() if self._may_be_empty and self._kind else found

    def read(self, list_type: Code) -> Code:
        """Code for the function that reads the body."""
        if self._kind == _JSON:
            found = code("{}({})", reading("read_with"), self._type(self._schema, list_type).read_function)
        else:
            found = reading({_TEXT: "read_text_body", _FILE: "read_bytes", "": "read_nothing"}[self._kind])
        return code("{}({})", reading("read_if_any"), found) if self._may_be_empty and self._kind else found

    def _type(self, schema: Document, list_type: Code) -> PythonType:
        return PythonTypes(self._schemas, sent=False, list_type=list_type).of(schema, f"{self._place} response")


def _why_without(statuses: Iterable[str]) -> str:
    """Why an operation without a success is not generated: what it returns would be a guess."""
    redirect = next((status for status in statuses if status.startswith("3")), None)
    if redirect:
        return (
            f"its only success is a redirect ({redirect}), which the client does not follow with the token; "
            "describe what the API responds with as 200 in a fix, if it does"
        )
    return "no success is documented; describe it in a fix: 204 if it has no body, else 200 with the body's schema"


def _chosen(content: Document) -> str:
    """The media type to ask for: JSON if there is, else a text, else the first."""
    for is_wanted in (is_json, is_text):
        for media_type in content:
            if is_wanted(media_type):
                return media_type
    return next(iter(content))


def _kind(media_type: str) -> str:
    return _JSON if is_json(media_type) else _TEXT if is_text(media_type) else _FILE


def _one_of(schemas: Sequence[Document]) -> Document:
    """The schema of what any of these describes."""
    different = [schema for position, schema in enumerate(schemas) if schema not in schemas[:position]]
    return different[0] if len(different) == 1 else {"anyOf": different} if different else {}
