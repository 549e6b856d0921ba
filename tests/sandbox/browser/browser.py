"""A real browser for tests: headless Chromium, driven by Playwright in a Node process of its own."""

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_REPOSITORY = Path(__file__).parents[3]
_DRIVER = Path(__file__).with_name("driver.mjs")


class Browser:
    """A browser with one page; raises `AssertionError` where the page is not as a step needs it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [_REPOSITORY / "scripts/node", "--", _DRIVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=30)

    def open(self, url: str, **options: Any) -> None:
        """Open an address on a new page without any past; `options` are those of Playwright's `newPage`."""
        self._do("open", url, options)

    def go(self, url: str) -> None:
        """Open an address on the same page."""
        self._do("go", url)

    def look(self, scheme: str, width: int, height: int) -> None:
        """Prefer a colour scheme, and make the window as large."""
        self._do("look", scheme, width, height)

    def obstacles(self) -> list[str]:
        """What axe finds that keeps people from using the page; it needs a page opened with `bypassCSP=True`."""
        return list(self._do("obstacles"))

    def click(self, button: str) -> None:
        """Press the button with this accessible name."""
        self._do("click", button)

    def fill(self, label: str, text: str) -> None:
        """Type into the field with this label."""
        self._do("fill", label, text)

    def choose(self, label: str, option: str) -> None:
        """Choose an option of the list with this label."""
        self._do("choose", label, option)

    def check(self, label: str) -> None:
        """Choose the radio button whose label begins with this text."""
        self._do("check", label)

    def attach(self, label: str, file: Path) -> None:
        """Choose a file for the field with this label."""
        self._do("attach", label, str(file))

    def open_details(self, summary: str) -> None:
        """Open what is folded under a summary."""
        self._do("openDetails", summary)

    def follow(self, link: str) -> None:
        """Click on the first link with this text."""
        self._do("follow", link)

    def is_visible(self, label: str) -> bool:
        """Whether the field with this label is to be seen."""
        return bool(self._do("isVisible", label))

    def press(self, key: str) -> None:
        """Press a key."""
        self._do("press", key)

    def focused(self) -> str:
        """The name of the element that has the focus."""
        return str(self._do("focused"))

    def take_clipboard_away(self) -> None:
        """Do as under the name of another machine, where a page may not use the clipboard."""
        self._do("withoutClipboard")

    def value(self, label: str) -> str:
        """What is typed into the field with this label."""
        return str(self._do("value", label))

    def clipboard(self) -> str:
        """The text in the clipboard."""
        return str(self._do("clipboard"))

    def select(self, selector: str) -> str:
        """Click on the first element that the selector finds, and return the text that this selects."""
        return str(self._do("select", selector))

    def wait(self, selector: str, text: str) -> None:
        """Wait until an element that the selector finds is to be seen and holds the text."""
        self._do("wait", selector, text)

    def wait_in_frame(self, selector: str, text: str) -> None:
        """Wait until the text is to be seen in the frame that the selector finds."""
        self._do("waitInFrame", selector, text)

    def title(self) -> str:
        """The title of the page."""
        return str(self._do("title"))

    def wait_for_text(self, selector: str, text: str) -> None:
        """Wait until the element that the selector finds holds the text, seen or not."""
        self._do("waitForText", selector, text)

    def text(self, selector: str) -> str:
        """The text to be seen in the one element that the selector finds."""
        return str(self._do("text", selector))

    def count(self, selector: str) -> int:
        """How many elements the selector finds."""
        return int(self._do("count", selector))

    def width(self) -> int:
        """How wide the page is, in pixels, also where that is wider than the window."""
        return int(self._do("width"))

    def picture(self, file: Path) -> None:
        """Make a picture of the whole page."""
        self._do("picture", str(file))

    def problems(self) -> list[str]:
        """Errors and warnings in the browser's console so far, and dialogs that opened."""
        return list(self._do("problems"))

    def _do(self, action: str, *values: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"action": action, "values": values}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the browser does not start: run 'scripts/setup node' once, and see what it has printed"
        response = json.loads(line)
        assert "error" not in response, f"{action} {values}: {response['error']}"
        return response["value"]
