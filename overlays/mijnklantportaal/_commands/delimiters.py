"""The option that says what separates values in CSV."""

from gettext import gettext as _

import click

from .value_type import Value

_NAMES = {"tab": "\t", "\\t": "\t"}


def delimiter_option(default: str | None = None) -> click.Option:
    """`--delimiter`, which is one character or the name of one."""
    return click.Option(
        ["--delimiter"],
        default=default,
        type=Value(_("CHARACTER"), _character),
        metavar=_("CHARACTER"),
        help=_("What separates values in CSV: ; , or tab."),
    )


def _character(text: str) -> str:
    found = _NAMES.get(text, text)
    if len(found) != 1 or found in '"\r\n':
        raise ValueError(_("expected one character, got {text!r}").format(text=text))
    return found
