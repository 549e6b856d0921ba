"""The commands `mijnklantportaal mirror refresh` and `mijnklantportaal mirror query`."""

import sys
from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path

import click

from mijnklantportaal_api.commands import GROUPS
from mijnklantportaal_api.runtime.errors import PortalError

from .operations import opened
from .options import Settings, common_options, max_age_option
from .reporting_command import ReportingCommand
from .suggestions import checked_choice
from .value_type import Value, seconds

_QUERY = "SELECT invoice_number, amount_cents FROM customer_invoices"


def refresh_command() -> click.Command:
    """The command `refresh`."""
    return _RefreshCommand(
        "refresh",
        help=_(
            "Bring lists of the portal in a file up to date: everything the first time, then what is new, and "
            "everything again once a day. The file is an SQLite database. If the command is interrupted, the same one "
            "goes on."
        ),
        epilog="\b\n" + _("Example:") + "\n  mijnklantportaal mirror refresh portal.db customers customer-invoices",
        params=[
            _file_argument(),
            click.Argument(["lists"], nargs=-1, type=Value(_("LIST"), _list_name), metavar=_("[LIST]...")),
            click.Option(["--full"], is_flag=True, help=_("Read everything again now.")),
            click.Option(
                ["--wait"],
                type=seconds(),
                default=0.0,
                help=_("Wait this many seconds for another refresh of the file."),
            ),
            *common_options(),
        ],
    )


def query_command() -> click.Command:
    """The command `query`."""
    return _QueryCommand(
        "query",
        help=_(
            "Run a query in SQL over the lists in a file that `mirror refresh` keeps, without requests. Lists are "
            "views such as customer_invoices, amounts are cents in columns such as amount_cents, and times are UTC."
        ),
        epilog="\b\n" + _("Example:") + f'\n  mijnklantportaal mirror query portal.db "{_QUERY}"',
        params=[
            _file_argument(),
            click.Argument(["query"], metavar="SQL"),
            max_age_option(),
            click.Option(["--output", "-o"], type=click.Choice(("json", "jsonl")), help=_("How to print the rows.")),
            *common_options(),
        ],
    )


def _file_argument() -> click.Argument:
    return click.Argument(["file"], type=click.Path(dir_okay=False), metavar=_("FILE"))


class _MirrorCommand(ReportingCommand):
    @property
    def words(self) -> Mapping[str, str]:
        """What the command line calls the names that begin messages of errors."""
        return {"path": "FILE"}


class _RefreshCommand(_MirrorCommand):
    def run(self, ctx: click.Context) -> None:
        """Refresh the lists, and say what has changed."""
        from .._mirror.errors import MirrorInUseError
        from .._mirror.mirror import Mirror

        lists = ctx.params["lists"] or None
        is_shown = bool(sys.stderr and sys.stderr.isatty())

        def show(name: str, count: int) -> None:
            click.echo("\r" + _("{what}: {count} read").format(what=name, count=count), nl=False, err=True)

        def end_line() -> None:
            if is_shown:
                click.echo(err=True)

        with opened(Settings(ctx.params)) as portal, Mirror(portal, ctx.params["file"], lists=lists) as mirror:
            try:
                result = mirror.refresh(
                    full=ctx.params["full"], wait=ctx.params["wait"], progress=show if is_shown else None
                )
            except (KeyboardInterrupt, PortalError):
                end_line()
                click.echo(_("What was read is kept; the same command goes on from there."), err=True)
                raise
            except MirrorInUseError as error:
                raise MirrorInUseError(error.message.replace("`wait`", "--wait"), error.path, error.pid) from None
            end_line()
        click.echo(
            _("{path}: {added} new, {changed} changed, {removed} removed (requests: {requests})").format(
                path=ctx.params["file"], **result._asdict()
            ),
            err=True,
        )


class _QueryCommand(_MirrorCommand):
    def run(self, ctx: click.Context) -> None:
        """Run the query, and print its rows."""
        from .._mirror.mirror import Mirror
        from .output.streams import Stream

        if not Path(ctx.params["file"]).exists():
            raise ValueError(_("FILE: there is no {path}; `mirror refresh` makes it").format(path=ctx.params["file"]))
        stream = Stream(sys.stdout, None, shows_secrets=True)
        show = stream.json_lines if ctx.params["output"] == "jsonl" else stream.json_list
        with opened(Settings(ctx.params)) as portal, Mirror(portal, ctx.params["file"]) as mirror:
            show(mirror.sql(ctx.params["query"], max_age=ctx.params["max_age"]))


def _list_name(word: str) -> str:
    """The name of a list by the word of the command line."""
    from .._mirror.lists import list_names

    known = set(list_names())
    by_word = {word: group.attribute for word, group in GROUPS.items() if group.attribute in known}
    return by_word[checked_choice(word, by_word)]
