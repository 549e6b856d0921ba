"""The docstring of an `ensure` method: the key, what is compared, and a call to copy."""

from dataclasses import replace

from pipeline.codegen.data import Method, NaturalKey, Operation
from pipeline.codegen.docstrings import docstring, section, user_text
from pipeline.codegen.method_docs import argument_docs, raised_by, sample_lines

_INFERRED = "That it identifies an object is inferred: the API would create a second one all the same."
_SINCE = "The earliest time at which the object may have been created; earlier pages of the list are not read."
_SINCE_DATE = "None means a day before `{}`, or a month before today if that is in the future."
_SINCE_EVER = "None means the whole list, which the client reads once and then keeps up with."
_UNREADABLE = "DecodeError: The object was created, but the response can't be read, and the list does not show it yet."
_CONFLICT = "EnsureConflictError: The object is there, but differs from what was asked for. Nothing was changed."
_AMBIGUOUS = (
    "AmbiguousError: Several objects have the key, or a write may have taken effect and the list does not show "
    "whether it did. It was not sent again: look in the portal first."
)
_ENDLESS = "PaginationError: The list can't be read to its end."
_FAILED = ("ServerError: The API failed.", "TransportError: The network failed.")
_RETURNS = "The object as `value`, and as `outcome` whether it was `created` or had `existed`."
_AT_ONCE = "Let one program at a time ensure an object: two that look for it at once both create it."


def with_ensure_docstrings(method: Method, operation: Operation) -> Method:
    """The method with its docstrings for the synchronous and the asynchronous client."""
    key = method.natural_key
    if key is None:
        return method
    summary = f"{user_text(method.summary).rstrip('.')}, unless it is there already"

    def written(is_asynchronous: bool) -> str:
        lines = raised_by(operation, method, *key.listing.scopes)
        raised = [line for line in lines if not line.startswith(("DecodeError", "OutcomeUnk", "TransportError"))]
        own = [_CONFLICT, _AMBIGUOUS, _UNREADABLE, _ENDLESS, *_FAILED]
        return docstring(
            user_text(summary),
            f"{explained(key)} {_AT_ONCE}",
            section("Args", argument_docs(method, [f"created_since: {since(key)}"])),
            section("Returns", [_RETURNS]),
            section("Raises", [*raised, *own]),
            section("Example", sample_lines(method, operation.resource, is_asynchronous)),
        )

    summary = user_text(summary).rstrip(".")
    return replace(
        method,
        summary=summary,
        docstring=written(is_asynchronous=False),
        async_docstring=written(is_asynchronous=True),
    )


def explained(key: NaturalKey) -> str:
    """What the key is, what is compared, and how sure that is."""
    names = [f"`{sent.name}`" for sent, _ in key.fields]
    compared = [f"`{sent.name}`" for sent, _ in key.others]
    verb = "are" if len(compared) > 1 else "is"
    text = f"The key is {_listed(names)}. {_INFERRED}"
    return f"{text} Of an object with this key, {_listed(compared)} {verb} compared." if compared else text


def since(key: NaturalKey) -> str:
    """What it means to say since when an object may be there."""
    return f"{_SINCE} {_SINCE_DATE.format(key.date.name) if key.date and key.created_at else _SINCE_EVER}"


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
