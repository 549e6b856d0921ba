"""Errors of the command line that know their command: click leaves it out where an option lacks its value."""

import click


class PlacedErrors(click.Command):
    """A command whose errors name it, so that their line begins with its words."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
