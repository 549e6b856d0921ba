"""How far a run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from gettext import gettext as _
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from .preview import duration
from .problem_messages import tell

if TYPE_CHECKING:
    from ..._bulk.progress import BulkProgress

_SECONDS_BETWEEN_LINES = 15.0


class ProgressDisplay:
    """Shows the progress of a bulk run on the standard error."""

    def __init__(self, total: int) -> None:
        self._console = Console(stderr=True, highlight=False, emoji=False, markup=False)
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._total = total
        self._told_at = time.monotonic()

    def __enter__(self) -> Self:
        if sys.stderr is not None and self._console.is_terminal:
            self._bar = Progress(
                TextColumn("{task.fields[state]}"), BarColumn(bar_width=None), console=self._console, expand=True
            )
            self._bar.start()
            self._task = self._bar.add_task("", total=self._total, state=_state(0, self._total, 0, None))
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, progress: BulkProgress) -> None:
        """Take what a run tells of itself."""
        state = _state(progress.done, self._total, progress.failed + progress.ambiguous, progress.seconds_left)
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=progress.done, state=state)
        elif time.monotonic() - self._told_at >= _SECONDS_BETWEEN_LINES:
            self._told_at = time.monotonic()
            tell(state)


def _state(done: int, total: int, wrong: int, seconds_left: float | None) -> str:
    parts = [_("{done} of {total}").format(done=done, total=total)]
    if wrong:
        parts.append(_("{count} failed").format(count=wrong))
    if seconds_left is not None and done < total:
        parts.append(_("{time} left").format(time=duration(seconds_left)))
    return ", ".join(parts)
