"""The program with all its commands; each is loaded when it is used."""

import importlib
import os
from collections.abc import Sequence
from gettext import gettext as _

import click

from mijnklantportaal_api.commands import GROUPS

from .exit_statuses import INTERRUPTED
from .lazy_group import LazyGroup
from .names import PROGRAM, TOOLS
from .options import common_options
from .own_commands import own_group, own_groups
from .translations import choose_language

COMPLETION_VARIABLE = "_MIJNKLANTPORTAAL_COMPLETE"
"""By which a shell asks for completions."""


def _own_summaries() -> dict[str, str]:
    return {
        "export": _("write a whole list to a file"),
        "login": _("store the token of a portal"),
        "logout": _("forget the token of a portal"),
        "whoami": _("show the profile, the address and where the token comes from"),
        "completion": _("print a script that makes a shell complete commands and options"),
        "doctor": _("check the token, the address and the network"),
        "sandbox": _("serve a sandbox of the API on this machine"),
    }


_HOMES = {
    "export": ".export.command",
    "login": ".sign_in",
    "logout": ".sign_in",
    "whoami": ".sign_in",
    "completion": ".completion",
}
"""The modules that have a function `<word>_command`."""


def program() -> LazyGroup:
    """The group of all commands."""
    resources = {word: group.summary for word, group in GROUPS.items()}
    found = LazyGroup(
        PROGRAM,
        _("The MijnKlantportaal API on the command line."),
        {**resources, **own_groups(), **_own_summaries()},
        _load,
    )
    found.params += [click.Option(["--version"], is_flag=True, help=_("Show the version and exit.")), *common_options()]
    return found


def run_program(arguments: Sequence[str]) -> int:
    """Run a command line, and return the exit status."""
    choose_language()
    group = program()
    if instruction := os.environ.get(COMPLETION_VARIABLE):
        from click.shell_completion import shell_complete

        return shell_complete(group, {}, PROGRAM, COMPLETION_VARIABLE, instruction)
    try:
        with group.make_context(PROGRAM, list(arguments)) as context:
            group.invoke(context)
            return 0
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        from .failures import report  # late: it needs the errors of the client

        context_of_error = getattr(error, "ctx", None)
        return report(error, context_of_error.command_path if context_of_error else PROGRAM, {}, debug=False)
    except (click.Abort, EOFError):
        return INTERRUPTED


def _load(word: str) -> click.Command:
    if word in TOOLS:
        return _Tool(word)
    if word in _HOMES:
        found: click.Command = getattr(importlib.import_module(_HOMES[word], __package__), f"{word}_command")()
        return found
    if word in own_groups():
        return own_group(word)
    from .operations import resource_group

    return resource_group(word)


class _Tool(click.Command):
    """A command that another parser reads; it comes here for completion, and where an option stands before it."""

    def __init__(self, word: str) -> None:
        settings = {"ignore_unknown_options": True, "allow_extra_args": True}
        super().__init__(word, context_settings=settings, add_help_option=False)

    def invoke(self, ctx: click.Context) -> None:
        """Run the tool, which does not use profiles."""
        from .tools import run_tool

        if ctx.find_root().params["profile"] is not None:
            raise click.UsageError(
                _("--profile: {word} does not use profiles; leave it out").format(word=self.name), ctx
            )
        ctx.exit(run_tool([self.name or "", *ctx.args]))
