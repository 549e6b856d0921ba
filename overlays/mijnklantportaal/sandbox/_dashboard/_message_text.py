"""Ticket messages between HTML, as the API has them, and text."""

import html
from html.parser import HTMLParser

_BREAKS = {"br", "p", "div", "li", "ul", "ol"}
_PLAIN = _BREAKS | {"a", "b", "em", "i", "span", "strong", "u"}


def message_text(message: str) -> str:
    """The message without the tags of ordinary text; any other tag stays visible as text."""
    reader = _Reader()
    reader.feed(message)
    reader.close()
    return "".join(reader.parts).strip()


def message_html(text: str) -> str:
    """Plain text as the HTML of a message."""
    lines = html.escape(text.strip(), quote=False).splitlines()
    return f"<p>{'<br>'.join(lines)}</p>"


class _Reader(HTMLParser):
    """Collects the text of a message."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _PLAIN:
            self.parts.append(self.get_starttag_text() or "")
        elif tag in ("br", "li"):
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _PLAIN:
            self.parts.append(f"</{tag}>")
        elif tag in _BREAKS - {"br", "li"}:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
