"""The code samples of a rendered page: the curl command, and the sample responses under their status tabs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.read.curl import CurlSample, read_curl, starts_curl
from pipeline.read.page_text import Line, Page
from pipeline.read.rendered.labels import read_json

STATUS = re.compile(r"[1-5]\d\d|[1-5]XX|default")
_BUTTONS = re.compile(
    r"Skip to main content|Search\.\.\.|Navigation|Copy|Copy page|Ask AI|Try it|Expand all|```\w*|⌘ ?K"
    r"|Ctrl ?K|cURL|Shell|Python|JavaScript|Node(?:\.js)?|TypeScript|PHP|Go|Java|Ruby|C#|\.NET|Kotlin|Swift"
)
_OTHER_LANGUAGE = re.compile(
    r"import \w+|from \w+ import|(?:const|let|var) \w+ ?=|<\?php|package main|require ['\"]|using \w+|fetch\("
    r"|Http\w+<|Unirest|\w+ = requests"
)
_NO_BODY = re.compile(r"This response (?:has no|does not have|doesn't have).*")


@dataclass(frozen=True)
class SampleResponse:
    """A sample response: its status where a tab names it, the JSON value, and the line it begins on."""

    status: str | None
    value: Any
    line: int


@dataclass
class Samples:
    """What the samples say; `statuses` are the tabs in order, `loose` is the text above the first sample."""

    curl: CurlSample | None = None
    responses: list[SampleResponse] = field(default_factory=list[SampleResponse])
    statuses: list[str] = field(default_factory=list[str])
    loose: list[Line] = field(default_factory=list[Line])

    def add(self, other: "Samples") -> None:
        """Take over the samples from elsewhere on the page."""
        self.curl = self.curl or other.curl
        self.responses += other.responses
        self.statuses += [status for status in other.statuses if status not in self.statuses]


def is_button(line: Line) -> bool:
    """Whether the line is a button or a tab around the samples, nothing of the API."""
    return _BUTTONS.fullmatch(line.text) is not None


def samples_begin(lines: Sequence[Line]) -> int | None:
    """The index where samples below a section begin, the tabs above them included; None without any."""
    for index, line in enumerate(lines):
        if starts_curl(line) or _OTHER_LANGUAGE.match(line.text):
            while index and (not lines[index - 1].text or is_button(lines[index - 1])):
                index -= 1
            return index
    return None


def read_samples(page: Page, lines: Sequence[Line]) -> Samples:
    """Read every sample in these lines; other text below a sample is noted."""
    samples = Samples()
    pending: list[str] = []
    index, begun = 0, False
    while index < len(lines):
        line = lines[index]
        start = index
        index += 1
        if not line.text or is_button(line):
            continue
        if STATUS.fullmatch(line.text):
            pending.append(line.text)
            samples.statuses += [line.text] if line.text not in samples.statuses else []
        elif starts_curl(line):
            index = _take_curl(page, samples, lines, start)
        elif line.raw.startswith(("{", "[", '"')):
            index = _take_response(page, samples, lines, start, pending[:1])
            pending = []
        elif _NO_BODY.fullmatch(line.text):
            page.note(line.number, f"the sample response is only a sentence: {line.text!r}.")
            pending = []
        elif _OTHER_LANGUAGE.match(line.text):
            index = _skip_code(page, lines, start)
        elif not begun:
            samples.loose.append(line)
            continue
        else:
            page.note(line.number, f"text among the samples that isn't understood, left out: {line.text!r}.")
        begun = True
    return samples


def _take_curl(page: Page, samples: Samples, lines: Sequence[Line], start: int) -> int:
    found = read_curl(lines[start:])
    if found is None:
        page.note(lines[start].number, "a quotation in the curl sample is never closed: no sample is used.")
        return len(lines)
    sample, count = found
    for option in sample.unknown:
        page.note(sample.line, f"`{option}` in the curl sample isn't understood, left out.")
    if samples.curl is not None:
        page.note(sample.line, "a second curl sample, left out.")
    samples.curl = samples.curl or sample
    return start + count


def _take_response(page: Page, samples: Samples, lines: Sequence[Line], start: int, status: list[str]) -> int:
    found = read_json(lines, start)
    if found is None:
        page.note(lines[start].number, "the sample response that begins here is not JSON (cut off?) and is not used.")
        return _next_sample(lines, start)
    samples.responses.append(SampleResponse(status[0] if status else None, found.value, lines[start].number))
    return found.end


def _skip_code(page: Page, lines: Sequence[Line], start: int) -> int:
    end = _next_sample(lines, start)
    last = lines[end - 1].number
    page.note(lines[start].number, f"a code sample in another language up to line {last}, left out.")
    return end


def _next_sample(lines: Sequence[Line], start: int) -> int:
    for place, line in enumerate(lines[start + 1 :], start + 1):
        if line.raw.rstrip() in ("{", "[", "{}", "[]") or STATUS.fullmatch(line.text) or starts_curl(line):
            return place
    return len(lines)
