"""Secrets in requests and responses, hidden from whoever looks at the screen."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_plus

MASK = "••••••"
_NAME = re.compile(r"secret|token|password|api[-_]?key|^code$|^code_verifier$", re.IGNORECASE)
_HEADERS = ("authorization", "proxy-authorization", "authentication", "cookie", "set-cookie", "x-webhook-signature")
_JSON_FIELD = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:\s*)"(?:[^"\\]|\\.)*"?')
_PAIR = re.compile(r"([^&=]+)=([^&]+)")


def mask_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers without tokens and cookies; of an authorization the scheme stays."""
    return {name: _mask_header(name, value) for name, value in headers.items()}


def mask_pairs(text: str) -> str:
    """A query or an URL-encoded form without the values of fields that hold secrets."""
    return _PAIR.sub(lambda match: f"{match[1]}={MASK if holds_secret(unquote_plus(match[1])) else match[2]}", text)


def mask_json(value: Any) -> Any:
    """JSON data without the texts of fields that hold secrets."""
    if isinstance(value, dict):
        return {name: _mask_field(name, part) for name, part in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, list):
        return [mask_json(part) for part in value]  # pyright: ignore[reportUnknownVariableType]
    return value


def mask_json_text(text: str) -> str:
    """Text that looks like JSON but is incomplete or wrong, without the texts of fields that hold secrets."""
    return _JSON_FIELD.sub(
        lambda match: f'"{match[1]}"{match[2]}"{MASK}"' if holds_secret(match[1]) else match[0], text
    )


def holds_secret(name: str) -> bool:
    """Whether a field of this name holds a secret."""
    return _NAME.search(name) is not None


def _mask_field(name: str, value: Any) -> Any:
    # `code` of an error is a number, `code` of an exchange a text
    return MASK if isinstance(value, str) and holds_secret(name) else mask_json(value)


def _mask_header(name: str, value: str) -> str:
    if name in _HEADERS:
        scheme, space, _ = value.partition(" ")
        return f"{scheme} {MASK}" if space and name.endswith("authorization") else MASK
    return MASK if holds_secret(name) else value
