"""What is wrong with one value of a file, as a sentence that can be translated, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

import attrs


@attrs.frozen(kw_only=True)
class Message:
    """A sentence with its details apart, so that a program can translate the sentence and fill them in."""

    text: str
    """A fixed English sentence with `{placeholders}`."""
    details: Mapping[str, object] = attrs.Factory(dict[str, object])

    def __str__(self) -> str:
        return self.text.format_map(self.details)


def N_(text: str) -> str:
    """A text that is translated when it is shown, not here."""
    return text


class CellError(ValueError):
    """A value that can't be what its column holds."""

    def __init__(self, text: str, remedy: str, /, **details: object) -> None:
        super().__init__(text, remedy, details)
        self.message = Message(text=text, details=details)
        self.remedy = Message(text=remedy, details=details)

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}"


def unreadable(error: OSError) -> CellError:
    """What to tell of a file that can't be opened."""
    if isinstance(error, FileNotFoundError):
        return CellError("is not there", "look at the name and the folder")
    return CellError("can't be read ({reason})", "look at its permissions", reason=error.strerror or str(error))
