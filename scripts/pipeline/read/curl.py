"""The curl command that a page shows as its request sample."""

import re
import shlex
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from pipeline.openapi.media_types import bare_media_type
from pipeline.read.page_text import Line

FORM = "application/x-www-form-urlencoded"
_START = re.compile(r"curl\s+(?:-|'|\"|https?:|\\$)|curl\s*\\?$")
_MARKS = re.compile(r"\\.|['\"]")
_KINDS = {
    "request": ("-X", "--request"),
    "url": ("--url",),
    "header": ("-H", "--header"),
    "form": ("-F", "--form", "--form-string"),
    "data": ("-d", "--data", "--data-raw", "--data-ascii", "--data-binary", "--json"),
    "pair": ("--data-urlencode",),
    "user": ("-u", "--user"),
    "ignored": ("-o", "--output", "-b", "--cookie"),
}
_WITH_VALUE = {option: kind for kind, options in _KINDS.items() for option in options}
_WITHOUT_VALUE = {"-L", "--location", "-s", "--silent", "-i", "--include", "--compressed", "-k", "--insecure"}


@dataclass
class CurlSample:
    """What a curl command sends: `line` is where it begins, `unknown` the options that could not be read."""

    line: int
    method: str | None = None
    url: str = ""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    form: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    data: str | None = None
    pairs: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    unknown: list[str] = field(default_factory=list[str])

    @property
    def content_type(self) -> str | None:
        """The media type of the body: as the headers say, else as the kind of body implies."""
        named = bare_media_type(self.headers.get("content-type", ""))
        if named:
            return named
        if self.form:
            return "multipart/form-data"
        if self.pairs:
            return FORM
        if self.data is None:
            return None
        return "application/json" if self.data.lstrip().startswith(("{", "[")) else FORM

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query parameters of the URL."""
        return parse_qsl(self.url.partition("?")[2].partition("#")[0], keep_blank_values=True)

    @property
    def address(self) -> str:
        """The URL without query and fragment."""
        return re.split(r"[?#]", self.url, maxsplit=1)[0]


def starts_curl(line: Line) -> bool:
    """Whether a curl command begins on this line."""
    return _START.match(line.raw.strip()) is not None


def read_curl(lines: Sequence[Line]) -> tuple[CurlSample, int] | None:
    """Read the command on the first line and count its lines; None where a quotation is never closed."""
    parts: list[str] = []
    quote = ""
    for count, line in enumerate(lines, start=1):
        raw = line.raw.rstrip()
        continued = raw.endswith("\\")
        parts.append(f"{raw[:-1]} " if continued else f"{raw}\n")
        quote = _open_quote(parts[-1], quote)
        if not quote and (not continued or count == len(lines)):
            with suppress(ValueError):
                return _sample(shlex.split("".join(parts))[1:], lines[0].number), count
            return None
    return None


def _open_quote(text: str, quote: str) -> str:
    """The quotation mark that is still open after a text, empty where none is; `quote` was open before it."""
    for mark in _MARKS.findall(text):
        if mark == quote:
            quote = ""
        elif not quote and len(mark) == 1:
            quote = mark
        elif quote == "'" and mark == "\\'":
            quote = ""
    return quote


def _sample(words: list[str], line: int) -> CurlSample:
    sample = CurlSample(line)
    remaining = iter(words)
    sent_as_query = False
    for word in remaining:
        option, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        if option in _WITH_VALUE:
            _take(sample, _WITH_VALUE[option], value if equals else next(remaining, ""))
        elif option in ("-G", "--get"):
            sent_as_query = True
        elif not word.startswith("-") and not sample.url:
            sample.url = word
        elif word not in _WITHOUT_VALUE:
            sample.unknown.append(word)
    if sent_as_query:
        parts = [sample.data] if sample.data else []
        parts += [f"{name}={content}" for name, content in sample.pairs]
        sample.url += ("&" if "?" in sample.url else "?") + "&".join(parts)
        sample.data, sample.pairs = None, []
    return sample


def _take(sample: CurlSample, kind: str, value: str) -> None:
    name, _, content = value.partition(":" if kind == "header" else "=")
    if kind == "request":
        sample.method = value.lower()
    elif kind == "url":
        sample.url = value
    elif kind == "header":
        sample.headers[name.strip().lower()] = content.strip()
    elif kind == "form":
        sample.form.append((name, content))
    elif kind == "data":
        sample.data = value if sample.data is None else f"{sample.data}&{value}"
    elif kind == "pair":
        sample.pairs.append((name, content))
    elif kind == "user":
        sample.headers["authorization"] = "Basic <credentials>"


def server_of(sample: CurlSample, path: str) -> str | None:
    """The server's address: the sample's URL minus the operation's path; None where it ends otherwise."""
    address = sample.address
    pattern = "".join("[^/]+" if part.startswith("{") else re.escape(part) for part in re.split(r"({[^{}]*})", path))
    found = re.search(f"(?:{pattern})$", address)
    try:
        host = urlsplit(address).netloc
    except ValueError:
        return None
    return (address[: found.start()] or None) if found and host else None
