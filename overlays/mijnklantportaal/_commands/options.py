"""Options that several commands have."""

from gettext import gettext as _
from typing import Any

import click
from click.core import ParameterSource

from .output.settings import FORMATS, Output
from .value_type import seconds, whole_number


class Settings:
    """The values of these options for one command, as click has read them."""

    def __init__(self, params: dict[str, Any]) -> None:
        self.profile: str | None = params.get("profile")
        self.debug: bool = bool(params.get("debug"))
        self.limit: int | None = params.get("limit")
        self.prefetch: int = params.get("prefetch") or 1
        self.to: str | None = params.get("to")
        self.clear: tuple[str, ...] = params.get("clear") or ()
        self.output = Output(params.get("output"), params.get("columns"), bool(params.get("show_secrets")))


def common_options() -> list[click.Parameter]:
    """Those of every command that calls the API."""
    return [
        click.Option(["--profile"], metavar=_("NAME"), help=_("The profile to use, for another portal.")),
        click.Option(["--debug"], is_flag=True, help=_("Show where an error comes from.")),
    ]


def take_over(ctx: click.Context) -> None:
    """Let options that were given before the command count as its own."""
    for name, value in ctx.find_root().params.items():
        if name in ctx.params and not ctx.params[name]:
            ctx.params[name] = value


def refuse_unused(reason: str, *names: str) -> None:
    """Refuse options that were typed and would have no effect.

    Args:
        reason: what the options are for, and what to do
        names: the names of their values

    Raises:
        ValueError: one of them was typed.
    """
    ctx = click.get_current_context()
    for parameter in ctx.command.params:
        is_typed = ctx.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE
        if parameter.name in names and is_typed:
            raise ValueError(f"{parameter.opts[0]}: {reason}")


def output_options() -> list[click.Parameter]:
    """Those of commands that print objects."""
    return [
        click.Option(
            ["--output", "-o"],
            type=click.Choice(FORMATS),
            help=_("How to print; by default a table on a terminal, and JSON elsewhere."),
        ),
        click.Option(["--columns"], metavar=_("NAMES"), help=_("The fields to print, with commas: id,createdAt.")),
        click.Option(["--show-secrets"], is_flag=True, help=_("Print secrets, too, instead of ***.")),
    ]


def list_options() -> list[click.Parameter]:
    """Those of commands that read lists page by page."""
    return [
        click.Option(["--limit"], type=whole_number(1), help=_("Read no more objects than this.")),
        click.Option(
            ["--prefetch"], type=whole_number(1, 100), help=_("Request this many pages at the same time, up to 100.")
        ),
    ]


def max_age_option() -> click.Option:
    """The option by which an answer may be too old."""
    return click.Option(
        ["--max-age"],
        type=seconds(),
        help=_("Refuse what was last read completely longer ago than this."),
    )
