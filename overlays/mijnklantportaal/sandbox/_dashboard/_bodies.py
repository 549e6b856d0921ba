"""Bodies of requests and responses as a person can read them."""

import email
import json
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Any, cast

from .._document import is_json
from ._masking import MASK, holds_secret, mask_json, mask_json_text, mask_pairs

_MAX_CHARACTERS = 200_000
_MAX_PARTS = 100


@dataclass(frozen=True)
class Part:
    """A part of a multipart body: a text, or a file whose content is not shown."""

    name: str
    file_name: str
    content_type: str
    size: int
    text: str


@dataclass(frozen=True)
class Body:
    """A body: its text, its parts, or neither if it is binary or empty; `kept` bytes of `size` are known."""

    content_type: str
    size: int
    kept: int
    text: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def is_binary(self) -> bool:
        """Whether it has content that can't be shown."""
        return self.kept > 0 and not self.text and not self.parts


def read_body(content: bytes, size: int, content_type: str) -> Body:
    """What is shown of a body with `size` bytes, of which `content` is the beginning."""
    bare = content_type.partition(";")[0].strip().lower()
    if bare == "multipart/form-data":
        return Body(bare, size, len(content), parts=tuple(_parts(content, content_type)))
    text = _decode(content, is_whole=size == len(content))
    if text and is_json(bare):
        text = _pretty(text)
    elif bare == "application/x-www-form-urlencoded":
        text = mask_pairs(text)
    return Body(bare, size, len(content), text)


def _decode(content: bytes, *, is_whole: bool) -> str:
    """The text, or nothing if it is not UTF-8; a cut may have gone through its last character."""
    if b"\0" in content:
        return ""
    for end in range(len(content), len(content) - (1 if is_whole else 4), -1):
        try:
            return content[:end].decode()
        except UnicodeDecodeError:
            continue
    return ""


def _pretty(text: str) -> str:
    """JSON with line breaks and without secrets; as it is where it is not JSON or would become very long."""
    try:
        pretty = json.dumps(mask_json(json.loads(text)), indent=2, ensure_ascii=False)
    except (ValueError, RecursionError):
        pretty = ""
    return pretty if 0 < len(pretty) <= _MAX_CHARACTERS else mask_json_text(text)


def _parts(content: bytes, content_type: str) -> Iterator[Part]:
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    try:
        payload: Any = email.message_from_bytes(head + content).get_payload()
    except RecursionError:  # parts in parts in parts: no form has them
        payload = None
    parts = cast("list[Message]", payload) if isinstance(payload, list) else []
    for part in parts[:_MAX_PARTS]:
        name = str(part.get_param("name", "", "content-disposition"))
        file_name = part.get_filename()
        data = part.get_payload(decode=True)
        found = data if isinstance(data, bytes) else b""
        text = "" if file_name else _decode(found, is_whole=True)
        yield Part(
            name=name,
            file_name=file_name or "",
            content_type=part.get_content_type() if file_name else "",
            size=len(found),
            text=MASK if text and holds_secret(name) else text,
        )
