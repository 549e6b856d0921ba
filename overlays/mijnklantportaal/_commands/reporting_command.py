"""The base class of our commands: an error is told in a line that begins with the name of the command."""

from abc import abstractmethod
from collections.abc import Mapping

import click

from .options import take_over
from .placed_errors import PlacedErrors


class ReportingCommand(PlacedErrors):
    """A command that tells its errors itself, and exits with the status of the error."""

    @property
    def words(self) -> Mapping[str, str]:
        """What the command line calls the names that begin messages of errors."""
        return {}

    @abstractmethod
    def run(self, ctx: click.Context) -> None:
        """Do what the command is for."""

    def invoke(self, ctx: click.Context) -> None:
        """Run the command."""
        take_over(ctx)
        try:
            self.run(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, EOFError, BrokenPipeError):
            raise
        except Exception as error:
            from .failures import report  # late: it needs the errors of the client

            ctx.exit(report(error, ctx.command_path, self.words, debug=bool(ctx.params.get("debug"))))
