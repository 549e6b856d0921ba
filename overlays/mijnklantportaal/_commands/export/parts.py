"""The parts of a list that have been read, kept beside the file that is to be, so that a second run goes on."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from gettext import gettext as _
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mijnklantportaal_api.runtime.type_guards import is_object

_VERSION = 1


class Parts:
    """A file with a line for each part: the number of the page and its objects.

    A line that was cut off counts as not read.

    Raises:
        ValueError: the file holds parts of another list.
        OSError: it can't be read or written.
    """

    def __init__(self, path: Path, what: Mapping[str, Any]) -> None:
        self.path = path
        self.pages = 0
        self.is_complete = False
        self._what = {**what, "version": _VERSION}
        # only its owner can read it, whatever the list holds
        self._file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        try:
            self._read()
        except BaseException:
            self._file.close()
            raise

    def add(self, items: Sequence[Any], *, is_last: bool) -> None:
        """Keep a part, and return once it is on the disk."""
        self._write({"page": self.pages + 1, "is_last": is_last, "items": items})
        self.pages += 1
        self.is_complete = is_last

    def items(self) -> Iterator[Any]:
        """Every object, each once, one part in memory at a time."""
        seen: set[str] = set()
        with self.path.open("rb") as file:
            next(file)
            for line in file:
                for item in json.loads(line)["items"]:
                    identifier = item.get("id") if is_object(item) else None
                    if isinstance(identifier, str):
                        if identifier in seen:  # objects move on to the next page where others are added before them
                            continue
                        seen.add(identifier)
                    yield item

    def delete(self) -> None:
        """Delete the file, once it is no longer needed."""
        self.path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._file.close()

    def _read(self) -> None:
        whole = 0
        for number, line in enumerate(self._file):
            if not line.endswith(b"\n"):
                break
            entry = json.loads(line)
            if number == 0 and entry != self._what:
                raise ValueError(
                    _("--to: {path} holds a part of another export; delete it, or choose another file").format(
                        path=self.path
                    )
                )
            if number > 0:
                self.pages, self.is_complete = entry["page"], entry["is_last"]
            whole += len(line)
        self._file.truncate(whole)
        self._file.seek(whole)
        if whole == 0:
            self._write(self._what)

    def _write(self, entry: Mapping[str, Any]) -> None:
        self._file.write(json.dumps(entry).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
