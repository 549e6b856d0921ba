"""The head of a rendered page: method, path, server, title, and the text around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.openapi.vocabulary import METHODS
from pipeline.read.curl import CurlSample, server_of
from pipeline.read.page_text import Line, Page, following
from pipeline.read.rendered.code_samples import is_button

_SHOWN = "|".join(method.upper() for method in METHODS) + "|DEL"
_METHOD = re.compile(rf"({_SHOWN})\s*((?:https?://|/)\S*)?")
_SEGMENT = re.compile(r"[\w{}:.~%@!$&*+,;=()-]+")
_COLON = re.compile(r"(?<=/):(\w+)")


@dataclass(frozen=True)
class Head:
    """Method, path and server as shown; with `last_word` the path's last part may be the title below it."""

    method: str
    path: str
    server: str | None
    start: int
    end: int
    line: int
    last_word: bool


@dataclass(frozen=True)
class Titles:
    """The texts of the head: title, description, and the tag where a breadcrumb names one."""

    title: str | None
    description: str
    tag: str | None


def find_head(lines: Sequence[Line]) -> Head | None:
    """Find the first method that has a path below or beside it; None where the page has none."""
    for index, line in enumerate(lines):
        found = _METHOD.fullmatch(line.text)
        if found and (head := _read_path(lines, index, found[1].lower(), found[2] or "")):
            return head
    return None


def _read_path(lines: Sequence[Line], start: int, method: str, shown: str) -> Head | None:
    server, path, end = None, shown, start + 1
    if not path:
        place = following(lines, end)
        if place is None or not lines[place].text.startswith(("/", "http://", "https://")):
            return None
        path, end = lines[place].text, place + 1
    if not path.startswith("/"):
        server, path = path.rstrip("/"), ""
    parts = 0
    while (place := following(lines, end)) is not None:
        text = lines[place].text
        if not (_SEGMENT.fullmatch(text) if path.endswith("/") else text.startswith("/")):
            break
        path, parts, end = path + text, parts + 1, place + 1
    if not path:
        return None
    shown_method = "delete" if method == "del" else method
    last_word = parts > 1 and not path.endswith("/") and "{" not in path.rpartition("/")[2]
    return Head(shown_method, _COLON.sub(r"{\1}", path), server, start, end, lines[start].number, last_word)


def settle_path(page: Page, head: Head, curl: CurlSample | None, titled: bool) -> tuple[Head, str | None]:
    """The head with the path that is right, and its last word where that is really the title.

    The curl sample knows the path best, since it can be called: pages show it in pieces, without a slash at its end.
    """
    head, word = _without_title(page, head, curl, titled)
    if curl is None or server_of(curl, head.path) is not None:
        return head, word
    path = _path_of(curl, head.path)
    if path is None:
        return head, word
    page.note(head.line, f"the page shows the path {head.path}, and the curl sample's is {path}, which is taken.")
    return replace(head, path=path), word


def _path_of(curl: CurlSample, path: str) -> str | None:
    """The path in the curl sample's address, if it has as many steps as the one shown; parameters keep their names."""
    steps = path.strip("/").split("/")
    called = curl.address.rstrip("/").split("/")[3:][-len(steps) :]
    if len(called) < len(steps) or called[0] != steps[0]:
        return None
    named = [shown if shown.startswith("{") else step for shown, step in zip(steps, called, strict=True)]
    return f"/{'/'.join(named)}{'/' * curl.address.endswith('/')}"


def _without_title(page: Page, head: Head, curl: CurlSample | None, titled: bool) -> tuple[Head, str | None]:
    """Decide by the curl sample, or else by its capital letter, whether the path's last word is really the title."""
    if not head.last_word:
        return head, None
    shorter, _, word = head.path.rpartition("/")
    shorter += "/"
    if curl is not None:
        takes_word = server_of(curl, head.path) is None and server_of(curl, shorter) is not None
    else:
        takes_word = not titled and word[:1].isupper()
        if takes_word:
            page.note(head.line, f"`{word}` below the path is read as the title, not as a part of the path.")
    if not takes_word:
        return head, None
    return replace(head, path=shorter, last_word=False), word


def read_titles(page: Page, before: Sequence[Line], below: Sequence[Line]) -> Titles:
    """Tell title, description and tag apart in the text above the method and below the path."""
    above = [line for line in before if line.text and not is_button(line)]
    under = [line for line in below if line.text]
    if under:
        title = under[0].text
        description = [line.text for line in under[1:] if line.text != title]
        same = next((index for index, line in enumerate(above) if _bare(line.text) == title), None)
        if same is not None:
            description = [line.text for line in above[same + 1 :] if _bare(line.text) != title] + description
            above = above[:same]
        return Titles(title, "\n\n".join(description), _tag(page, above))
    if not above:
        page.note(None, "The page shows no title.")
        return Titles(None, "", None)
    sentence = next((index for index, line in enumerate(above) if index and _is_sentence(line.text)), len(above))
    text = "\n\n".join(line.text for line in above[sentence:])
    return Titles(_bare(above[sentence - 1].text), text, _tag(page, above[: sentence - 1]))


def _bare(text: str) -> str:
    return text.lstrip("# ").strip()


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?", ":")) or len(text.split()) > 7


def _tag(page: Page, lines: Sequence[Line]) -> str | None:
    """The breadcrumb: the last line above the title; further ones are noted."""
    for line in lines[:-1]:
        page.note(line.number, f"text above the title that isn't understood, left out: {line.text!r}.")
    return lines[-1].text if lines else None
