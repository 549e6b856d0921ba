"""`mijnklantportaal completion`: what makes a shell complete commands and options."""

from gettext import gettext as _

import click
from click.shell_completion import shell_complete

from .names import PROGRAM
from .placed_errors import PlacedErrors

_SHELLS = ("bash", "zsh", "fish")


def completion_command() -> click.Command:
    """The command."""

    def run(shell: str) -> None:
        from .program import COMPLETION_VARIABLE, program

        shell_complete(program(), {}, PROGRAM, COMPLETION_VARIABLE, f"{shell}_source")

    return PlacedErrors(
        "completion",
        callback=run,
        params=[click.Argument(["shell"], type=click.Choice(_SHELLS))],
        help=_("Print a script for a shell. It completes commands and options once the shell has read it."),
        epilog="\b\n" + _("Example:") + f'\n  eval "$({PROGRAM} completion bash)"',
    )
