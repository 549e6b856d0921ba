"""The docstring of a method: what it does, takes, returns and raises, and a call to copy."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.codegen.data import Argument, Method, Operation
from pipeline.codegen.docstrings import beyond, describe_value, docstring, section, user_text
from pipeline.codegen.python_types import FILE_INPUT
from pipeline.codegen.sample_code import sample_call
from pipeline.codegen.schemas import successes
from pipeline.documents import Document

READS = ("GET", "HEAD", "OPTIONS")
_ERRORS = {
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "ValidationError",
    "426": "LicenceLimitError",
}
"""The errors whose meaning the document tells."""

_NOT_SENT = "ValueError, TypeError: An argument can't be right; nothing has been sent."
_NO_FILE = "OSError: A file can't be opened, so nothing was sent, or got shorter while it was sent."
_FORBIDDEN = "The token lacks the scope for this call."
_NEEDED = "it needs {} (documented for the area, inferred for the call)"
_LIMITED = "RateLimitError: The rate limit is used up, and waiting did not help or was not wanted."
_UNREADABLE = "DecodeError: The call succeeded, but the response can't be read."
_READ_FAILED = (
    "ServerError: The API failed.",
    "TransportError: The network failed: no connection, a time-out, or a response cut short.",
)
_WRITE_FAILED = (
    "TransportError: The network failed before anything was sent.",
    "OutcomeUnknownError: The write may have taken effect: look before you send it again.",
)
_FILE_LINK = "Save the file with `portal.download`."
_PAGES = "An iterable that reads page after page while you use it; that is also when errors are raised."


def with_docstrings(
    method: Method, operation: Document, http_method: str, resource: str, description: str, scopes: Sequence[str]
) -> Method:
    """The method with its docstrings for the synchronous and the asynchronous client; `scopes` are those it needs."""
    inputs: Sequence[Argument] = [*method.function.placed("path"), *method.arguments]
    texts = [user_text(method.summary), beyond(method.summary, description)]
    page = operation.get("externalDocs", {}).get("url")

    def written(is_asynchronous: bool) -> str:
        return docstring(
            *texts,
            section("Args", argument_docs(method)),
            section("Returns", _returned(method, operation)),
            section("Raises", _raised(operation, http_method, inputs, scopes)),
            section("Example", sample_lines(method, resource, is_asynchronous)),
            f"Documentation: {page}" if page else "",
        )

    return replace(method, docstring=written(is_asynchronous=False), async_docstring=written(is_asynchronous=True))


def argument_docs(method: Method, own: Sequence[str] = ()) -> list[str]:
    """What each argument of a method means; `own` are entries for those that no other method has."""
    inputs = [*method.function.placed("path"), *method.arguments]
    entries = [f"{item.name}: {describe_value(item.wire_name, item.schema, sent=True)}".rstrip() for item in inputs]
    if method.page_item:
        entries.append("limit: The largest number of items to read; None reads all.")
        entries.append("prefetch: How many pages may be requested ahead at the same time.")
    return [*entries, *own, "options: Time-outs in seconds, retries and headers for this call alone."]


def _returned(method: Method, operation: Document) -> list[str]:
    if method.page_item:
        return [_PAGES]
    _, response = successes(operation)[0]
    text = user_text(response.get("description", ""))
    parts = [text, _FILE_LINK if method.returns_file_link else ""]
    return [" ".join(filter(None, parts))] if any(parts) else []


def raised_by(operation: Operation, method: Method, *more_scopes: str) -> list[str]:
    """What a method of an operation may raise; `more_scopes` are those of others that it calls."""
    scopes = [*operation.scopes, *more_scopes] if operation.scopes else []  # a part of them would mislead
    return _raised(operation.source, operation.http_method, method.arguments, scopes)


def _raised(operation: Document, http_method: str, inputs: Sequence[Argument], scopes: Sequence[str]) -> list[str]:
    takes_files = any(FILE_INPUT.imports <= item.annotation.imports for item in inputs)
    told = {status: user_text(response.get("description", "")) for status, response in operation["responses"].items()}
    forbidden = told.get("403", _FORBIDDEN)
    needed = _NEEDED.format(" and ".join(f"`{scope}`" for scope in dict.fromkeys(scopes)))
    told["403"] = f"{forbidden.rstrip('.')}; {needed}." if scopes else forbidden
    documented = [f"{_ERRORS[status]}: {text}" for status, text in told.items() if status in _ERRORS]
    failed = _READ_FAILED if http_method in READS else _WRITE_FAILED
    return [_NOT_SENT, *([_NO_FILE] if takes_files else []), *documented, _LIMITED, _UNREADABLE, *failed]


def shown_in_example(method: Method) -> list[Argument]:
    """The keywords that an example of a call needs, in their order."""
    shown = [field for field in method.fields if field.is_required or field.name in method.needed]
    shown = shown or method.fields[:1]  # a change of nothing would be no example
    return [
        argument
        for argument in method.arguments
        if argument in shown or (argument.is_required and argument not in method.fields)
    ]


def sample_lines(method: Method, resource: str, is_asynchronous: bool) -> list[str]:
    """A call with what must be given."""
    given = {f"*{parameter.name}": parameter.sample for parameter in method.function.placed("path")}
    given |= {argument.name: argument.sample for argument in shown_in_example(method)}
    call = "\n".join(sample_call(f"portal.{resource}.{method.name}", given))
    if method.page_item:
        call = f"for item in {call}:\n    print(item)"
    waiting = ("async " if method.page_item else "await ") if is_asynchronous else ""
    return f"{waiting}{call}".split("\n")
