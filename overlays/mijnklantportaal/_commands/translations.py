"""The language of messages: that of the locale where there is a catalogue for it, else English."""

import gettext
import os  # pathlib would take a tenth of the time in which help is there

_DOMAIN = "mijnklantportaal"
_FOLDER = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120


def choose_language() -> None:
    """Use the catalogue for the locale of this process, for our messages and those of click."""
    gettext.bindtextdomain(_DOMAIN, _FOLDER)
    gettext.textdomain(_DOMAIN)


def language() -> str:
    """The language that messages have."""
    found = gettext.find(_DOMAIN, _FOLDER)
    return os.path.relpath(found, _FOLDER)[:2] if found else "en"
