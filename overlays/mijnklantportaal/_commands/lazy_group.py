"""A group of commands that are loaded when they are used, or when their own help is asked for."""

from collections.abc import Callable, Mapping
from gettext import gettext as _

import click

from .placed_errors import PlacedErrors
from .suggestions import did_you_mean


class LazyGroup(PlacedErrors, click.Group):
    """A group that knows the words and summaries of its commands, and loads a command by its word."""

    def __init__(
        self, name: str, help_text: str, summaries: Mapping[str, str], load: Callable[[str], click.Command]
    ) -> None:
        super().__init__(name, help=help_text)
        self._summaries = summaries
        self._load = load

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every word, in the order given."""
        return list(self._summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this word, loaded."""
        return self._load(cmd_name) if cmd_name in self._summaries else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an error offers words that are similar, of which click only knows the loaded ones."""
        word = args[0]
        if word in self._summaries or word.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        offer = did_you_mean(word, self._summaries) or _("see `{program} --help`").format(program=ctx.command_path)
        raise click.UsageError(_("there is no command {word!r}; {offer}").format(word=word, offer=offer), ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their summaries, without loading any."""
        with formatter.section(_("Commands")):
            formatter.write_dl(list(self._summaries.items()))
