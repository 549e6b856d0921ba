"""Messages of click and of our tables that people see here, listed so that they are in our catalogues.

Nothing imports this module; `scripts/translate` reads it.
"""

from gettext import gettext as _
from gettext import ngettext

_("Choose from:\n\t{choices}")
_("Commands")
_("Invalid value for {param_hint}: {message}")
_("Invalid value: {message}")
_("Missing argument")
_("Missing command.")
_("Missing option")
_("No such option {name!r}.")
_("Option {name!r} does not take a value.")
_("Options")
_("Positional arguments")
_("Show the version and exit.")
_("Show this message and exit.")
_("Usage:")
_("default: {default}")
_("required")
_("{name} {filename!r} is a directory.")
ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1)
ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1)
ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1)
ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1)

# Of amounts and dates.
_("could be {large} or {small}")
_("format the column as a date before you save it")
_("has a year of two digits")
_("has more than two decimals")
_("has no time of day that exists")
_("has the month first")
_("is a day that does not exist")
_("is a number, perhaps a spreadsheet's count of days")
_("is not a date")
_("is not a whole date")
_("is not an amount")
_("is not in EUR but in {currency}")
_("is too large for an amount")
_("round it to cents")
_("the portal takes euros only")
_("write day, month and a year of four digits, like 31 december 2026")
_("write it like 1234,56")
_("write it like 31-12-2026 14:30")
_("write it like 31-12-2026 or 2026-12-31")
_("write it with two decimals, or say which mark separates them")
_("write the day first, like 31-12-2026")
_("write the year with four digits, like 31-12-2026")
