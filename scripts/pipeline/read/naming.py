"""Names that pages leave out, made from the names that they show."""

import re


def _words(text: str) -> list[str]:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", re.sub(r"['\u2019]", "", text))
    return re.findall(r"[^\W_]+", spaced)


def kebab_case(text: str) -> str:
    """`Create Customer Invoice` as `create-customer-invoice`; empty where the text has no word."""
    return "-".join(word.lower() for word in _words(text))


def pascal_case(text: str) -> str:
    """`Customer Invoice` as `CustomerInvoice`; empty where the text has no word."""
    return "".join(word[:1].upper() + word[1:] for word in _words(text))


def operation_identifier(title: str | None, method: str, path: str) -> tuple[str, str]:
    """An operationId for an operation whose page names none, and the reason for it."""
    from_title = kebab_case(title or "")
    if from_title:
        return from_title, "the page names none; made from its title"
    return kebab_case(f"{method} {path}"), "the page names none and has no title; made from method and path"
