"""Refuses a word that is not one of the choices, and suggests the nearest one."""

from collections.abc import Collection
from gettext import gettext as _


def checked_choice(text: str, choices: Collection[str]) -> str:
    """The text, if it is one of the choices.

    Raises:
        ValueError: it is not; the message names the nearest one.
    """
    if text in choices:
        return text
    told = _("expected one of {choices}, got {text!r}").format(choices=", ".join(choices), text=text)
    raise ValueError("; ".join(filter(None, (told, did_you_mean(text, choices)))))


def did_you_mean(text: str, choices: Collection[str]) -> str:
    """The question whether the nearest word was meant; empty if none is near."""
    import difflib  # late: help must be quick

    nearest = difflib.get_close_matches(text, choices, 1)
    return _("did you mean {word}?").format(word=nearest[0]) if nearest else ""
