"""Values that nobody means, and the check that what takes none of them says so by name."""

import inspect
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mijnklantportaal import PortalError, Upload


class PathOf:
    """An object that says that it is a path."""

    def __init__(self, path: object) -> None:
        self.path = path

    def __fspath__(self) -> Any:
        return self.path


class ReadsText:
    """A file that gives text although nothing says so."""

    def read(self, size: int = -1) -> str:
        return "text"


class WritesText:
    """A file whose `write` returns something else than a number."""

    def write(self, content: bytes) -> str:
        return "written"


HALF = "\ud800"
ODD: list[Any] = [
    None, True, False, 0, -1, 10**400, 2.5, float("nan"), float("inf"), 1j, ...,
    b"x", "", "\0", HALF, "x\r\ny", "cst_../x", "cst_" + "x" * 100_000, "x" * 100_000,
    [], [None], [[]], [{}], (), set(), {}, {"a": 1}, {1: 2}, object(), PathOf, lambda: 1,
    Decimal("nan"), Decimal("inf"), Decimal("-0"), Decimal("1e400"),
    date.max, date.min, datetime.max, datetime.min,
    Path("\0"), Path(HALF), Path(), Path("/nonexistent/a"), Path("x" * 300), PathOf(b"a.pdf"), PathOf(5), PathOf("a\0"),
    ReadsText(), WritesText(), SimpleNamespace(read=5, write=5),
    Upload(content=b"%PDF-", file_name=""), Upload(content=b"%PDF-", file_name=HALF), Upload(content=Path("\0")),
    Upload(content=b"%PDF-", progress=5), Upload(content=None),  # type: ignore[arg-type]
]  # fmt: skip


def check_refusals(name: str, use: Callable[[Any], object]) -> None:
    """Try each odd value: what is refused must be refused by name, with an error of Python's own types."""
    for odd in ODD:
        shown = f"{type(odd).__name__} {repr(odd)[:40]!r}"
        try:
            result = use(odd)
            if inspect.iscoroutine(result):
                result.close()
        except PortalError:
            continue  # accepted, and sent
        except OSError as error:
            message = error.strerror or str(error)  # a message of the system begins with its number
        except (TypeError, ValueError) as error:
            message = str(error)
        except Exception as error:
            raise AssertionError(f"{name} = {shown} is not refused properly") from error
        else:
            continue
        fields = message.partition(":")[0]  # several, where one of them is needed
        named = message.startswith(name) or name in re.split(", or | and ", fields)
        assert named, f"{name} = {shown} is refused with {message[:200]!r}"
        assert len(message) < 1_000, f"{name} = {shown} is refused with a message of {len(message)} characters"


def with_argument(call: Callable[..., object], name: str, /, **others: Any) -> Callable[[Any], object]:
    """A call with one argument to try values for."""
    return lambda odd: call(**{**others, name: odd})
