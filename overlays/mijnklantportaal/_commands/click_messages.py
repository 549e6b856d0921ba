"""Messages of click that people see, so that they are in our catalogues: click itself comes in English only.

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
_("{value!r} is not a valid {number_type}.")
_("{value} is not in the range {range}.")
ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1)
ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1)
ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1)
ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1)
