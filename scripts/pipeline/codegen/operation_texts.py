"""Signatures and texts of an operation's function and method, as the endpoint templates print them."""

from pipeline.codegen.docstrings import describe_source, docstring, section, sentence
from pipeline.codegen.sample_code import sample_call
from pipeline.documents import Document

_RAISES = {
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "ValidationError",
    "426": "LicenceLimitError",
    "429": "RateLimitError",
}


def describe_variant(variant: Document, operation: Document, resource: str, page_item: str | None) -> None:
    """Add the signatures, calls and docstrings of the operation's function and of the resource's method.

    Args:
        variant: the operation with one kind of body; what is added goes here
        operation: the operation as the document has it
        resource: the attribute of the client that has the method
        page_item: the type of a list's items where the answer is one page of it
    """
    inputs = [*variant["parameters"], *variant["fields"]]
    leading = [item for item in inputs if item.get("in") == "path"]
    named = sorted(
        (item for item in inputs if item.get("in") != "path"), key=lambda item: not item["required"]
    )
    method_named = [item for item in named if not (page_item and item["name"] == "page")]
    variant["signature"] = _signature(leading, named)
    variant["method_signature"] = _signature(leading, method_named)
    variant["short_signature"] = [
        *(item["name"] for item in leading),
        *(f"{item['name']}=" for item in method_named if item["required"]),
        *(["…"] if any(not item["required"] for item in method_named) else []),
    ]
    variant["call"] = ", ".join(
        [item["name"] for item in leading] + [f"{item['name']}={item['name']}" for item in method_named]
    )
    introduction = [variant["summary"], operation.get("description", "")]
    texts = list(dict.fromkeys(sentence(text) for text in introduction if text))
    successes = [response for status, response in operation["responses"].items() if status.startswith("2")]
    returns = sentence(successes[0].get("description", "")) if successes else ""
    raises = [
        f"{_RAISES[status]}: {sentence(response.get('description', ''))}"
        for status, response in operation["responses"].items()
        if status in _RAISES
    ]
    source = describe_source(operation)
    variant["function_doc"] = docstring(
        *texts, section("Args", [_argument(item) for item in [*leading, *named]]), source
    )
    method_arguments = [_argument(item) for item in [*leading, *method_named]]
    if page_item:
        method_arguments.append("limit: The largest number of items to read; all of them where None.")
        method_arguments.append("prefetch: How many pages may be on their way at once.")
    method_arguments.append("options: What differs for this call, such as its time-outs.")
    variant["method_doc"] = docstring(
        *texts,
        section("Args", method_arguments),
        section(
            "Returns",
            ["A list that is read page by page while it is used." if page_item else returns]
            if page_item or returns
            else [],
        ),
        section("Raises", raises),
        section("Example", _sample(variant, resource, leading, method_named, page_item)),
        source,
    )


def _sample(
    variant: Document, resource: str, leading: list[Document], named: list[Document], page_item: str | None
) -> list[str]:
    """A call with what must be given."""
    arguments = {f"*{item['name']}": item["sample"] for item in leading}
    arguments |= {
        item["name"]: item["sample"]
        for item in named
        if item["required"] or item["name"] in variant["needed"]
    }
    lines = sample_call(f"portal.{resource}.{variant['method']}", arguments)
    if not page_item:
        return lines
    lines[0] = f"for item in {lines[0]}"
    lines[-1] += ":"
    return [*lines, "    print(item)"]


def _signature(leading: list[Document], named: list[Document]) -> str:
    parts = [f"{item['name']}: {item['annotation']}" for item in leading]
    if named:
        parts.append("*")
        parts += [
            f"{item['name']}: {item['annotation']}" + (f" = {item['default']}" if item["default"] else "")
            for item in named
        ]
    return ", ".join(parts)


def _argument(item: Document) -> str:
    optional = "" if item["required"] else "Optional. "
    return f"{item['name']}: {optional}{item['doc']}".rstrip()
