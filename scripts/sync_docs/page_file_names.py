"""File names for pages, derived from their addresses."""

import re
from collections import Counter
from collections.abc import Iterable

import httpx

from pipeline.documents import PipelineError

_UNSAFE = re.compile(r"[^A-Za-z0-9._]+")


def file_names(urls: Iterable[str]) -> dict[str, str]:
    """Name each page after the last step of its path, and as many steps before it as it takes to be unique.

    `/api-reference/customers-api/list.md` is `list.md`, or `customers-api-list.md` beside another `list.md`.

    Raises:
        PipelineError: two whole paths yield the same name.
    """
    steps = {url: _steps(url) for url in urls}
    # File systems that ignore case must hold the names too.
    lengths = dict.fromkeys(steps, 1)
    while True:
        names = {url: _name(steps[url], lengths[url]) for url in steps}
        count = Counter(name.casefold() for name in names.values())
        ambiguous = [
            url for url, name in names.items() if count[name.casefold()] > 1 and lengths[url] < len(steps[url])
        ]
        if not ambiguous:
            _refuse_equal_names(names)
            return names
        for url in ambiguous:
            lengths[url] += 1


def _refuse_equal_names(names: dict[str, str]) -> None:
    owners: dict[str, str] = {}
    for url, name in sorted(names.items()):
        if (other := owners.setdefault(name.casefold(), url)) != url:
            raise PipelineError(
                f"{other} and {url} would both be {name} in spec/pages: two addresses have to differ in more "
                "than case and punctuation"
            )


def _steps(url: str) -> list[str]:
    path = httpx.URL(url).path.removesuffix(".md")
    return [_UNSAFE.sub("-", step).strip("-.") for step in path.split("/") if step]


def _name(steps: list[str], length: int) -> str:
    return "-".join(steps[-length:]) + ".md"
