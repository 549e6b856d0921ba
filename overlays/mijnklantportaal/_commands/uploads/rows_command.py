"""What commands that send rows have in common: check all, show it, ask, send, and say what came of it."""

from __future__ import annotations

import shlex
import sys
from abc import abstractmethod
from collections.abc import Mapping
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import attrs
import click

from ..exit_statuses import FAILED, INTERRUPTED, INVALID, UNKNOWN
from ..operations import opened
from ..options import Settings
from ..reporting_command import ReportingCommand
from ..value_type import seconds, whole_number
from .problem_messages import tell, tell_notes, tell_problems
from .source_options import read_source

if TYPE_CHECKING:
    from ..._client import MijnKlantportaal
    from ..._tables.conversion import Conversion, Kind
    from ..._tables.problems import Problems
    from ..._tables.read import Source
    from .sending import Kind as SendableKind
    from .sending import RunSummary

Item = TypeVar("Item")


@attrs.frozen
class Sendable(Generic[Item]):
    """What is to be sent, and how it is shown first."""

    kind: SendableKind[Item]
    items: list[Item]
    headers: list[str]
    rows: list[list[object]]
    totals: str


def run_options() -> list[click.Parameter]:
    """Options of the run itself."""
    path = click.Path(dir_okay=False, path_type=Path)
    return [
        click.Option(["--dry-run"], is_flag=True, help=_("Do everything but send.")),
        click.Option(["--yes", "-y"], is_flag=True, help=_("Send without asking.")),
        click.Option(["--skip-rejected"], is_flag=True, help=_("Send the other rows if some are rejected.")),
        click.Option(["--journal"], type=path, help=_("Where to record what was sent; beside the source by default.")),
        click.Option(
            ["--wait"],
            type=seconds(),
            default=0.0,
            help=_("How long to wait for another command that uses the journal, instead of being refused."),
        ),
        click.Option(
            ["--result"], type=path, help=_("Where to write the result of each row; beside the source by default.")
        ),
        click.Option(["--rejected"], type=path, help=_("Where to write rejected rows; beside the source by default.")),
        click.Option(
            ["--max-concurrency"],
            type=whole_number(1, 100),
            default=8,
            show_default=True,
            help=_("How many to send at once, up to 100."),
        ),
    ]


class RowsCommand(ReportingCommand):
    """A command that sends the rows of a file or folder."""

    def __init__(self, kind: Kind, word: str, **more: Any) -> None:
        super().__init__(word, **more)
        self._kind: Kind = kind

    @property
    def words(self) -> Mapping[str, str]:
        """What the command line calls the names that begin messages of errors."""
        return {"source": "SOURCE", "pattern": "--pattern", "journal": "--journal"}

    @abstractmethod
    def plan(
        self, portal: MijnKlantportaal, source: Source, conversion: Conversion, problems: Problems, ctx: click.Context
    ) -> Sendable[Any]:
        """What is to be sent; what is wrong with the rest is told."""

    def run(self, ctx: click.Context) -> None:
        """Check all, show it, ask, send, and say what came of it."""
        from ..._tables.problems import Problems
        from .rejected_rows import rejected_path, write_rejected
        from .sending import halted

        source, conversion = read_source(ctx.params, self._kind)
        rejected = ctx.params["rejected"] or rejected_path(source)
        problems = Problems()
        with opened(Settings(ctx.params)) as portal:
            sendable = self.plan(portal, source, conversion, problems, ctx)
            tell_notes(problems)
            tell_problems(problems)
            _tell_rejected(write_rejected(rejected, source, conversion, problems), rejected)
            if problems.found and not (ctx.params["skip_rejected"] and sendable.items):
                if sendable.items:
                    tell(
                        _("Nothing was sent. --skip-rejected sends the other {count}.").format(
                            count=len(sendable.items)
                        )
                    )
                ctx.exit(INVALID)
            if not sendable.items:
                tell(_("There is nothing to send."))
                return
            _show(portal, sendable)
            if ctx.params["dry_run"]:
                tell(_("Nothing was sent, because of --dry-run."))
                ctx.exit(INVALID if problems.found else 0)
            _confirm(ctx)
            before = len(problems.found)
            summary = _send(portal, sendable, source, problems, ctx)
            if len(problems.found) > before:
                try:
                    _tell_rejected(write_rejected(rejected, source, conversion, problems), rejected)
                except OSError as error:
                    summary.failure = summary.failure or halted(f"{rejected}: {error.strerror}")
        status = _status(summary, len(sendable.items), has_rejected=bool(problems.found))
        if summary.failure is not None and status != UNKNOWN:
            raise summary.failure
        ctx.exit(status)


def _show(portal: MijnKlantportaal, sendable: Sendable[Any]) -> None:
    from .preview import duration, print_preview

    print_preview(sendable.headers, sendable.rows)
    seconds = portal._limiter.seconds_until(len(sendable.items))  # pyright: ignore[reportPrivateUsage] - ours
    tell(_("{totals}; sending takes about {time}.").format(totals=sendable.totals, time=duration(max(1.0, seconds))))


def _confirm(ctx: click.Context) -> None:
    if ctx.params["yes"]:
        return
    if not (sys.stdin and sys.stdin.isatty()):
        raise ValueError(_("--yes: there is nobody to ask; give it to send without asking"))
    if not click.confirm(_("Send them?"), err=True):
        tell(_("Nothing was sent."))
        ctx.exit(0)


def _send(
    portal: MijnKlantportaal, sendable: Sendable[Any], source: Source, problems: Problems, ctx: click.Context
) -> RunSummary:
    from ..._bulk.errors import JournalError, JournalInUseError
    from .sending import send

    results = ctx.params["result"] or source.path.with_name(f"{source.path.stem}.result.csv")
    journal = ctx.params["journal"] or source.path.with_name(f"{source.path.stem}.journal")
    try:
        summary = send(
            portal,
            sendable.kind,
            sendable.items,
            journal,
            results,
            problems,
            max_concurrency=ctx.params["max_concurrency"],
            wait=ctx.params["wait"],
        )
    except JournalInUseError as error:
        raise ValueError(_("{reason}, or let this command wait for it with --wait").format(reason=error)) from error
    except JournalError as error:  # the message begins with its name
        raise ValueError(str(error)) from error
    tell(_("The results are in {path}.").format(path=results))
    return summary


def _tell_rejected(count: int, path: Path) -> None:
    if count:
        tell(
            ngettext(
                "{count} row was rejected; it is in {path}, with the reasons, to correct and send again.",
                "{count} rows were rejected; they are in {path}, with the reasons, to correct and send again.",
                count,
            ).format(count=count, path=path)
        )


def _status(summary: RunSummary, total: int, *, has_rejected: bool) -> int:
    """Say what came of all, and return the exit status."""
    outcomes = summary.outcomes
    if summary.resumed:
        tell(_("{count} of them were done by an earlier run.").format(count=summary.resumed))
    tell(
        _("{created} created, {existed} there already, {failed} failed, {ambiguous} ambiguous, of {total}.").format(
            total=total, **{name: outcomes.get(name, 0) for name in ("created", "existed", "failed", "ambiguous")}
        )
    )
    if outcomes.get("ambiguous"):
        tell(_("Ambiguous ones may or may not be in the portal: look there before you send them again."))
    if summary.interrupted:
        tell(
            _("Stopped. The same command goes on: {command}").format(
                command=shlex.join(["mijnklantportaal", *sys.argv[1:]])
            )
        )
        return INTERRUPTED
    if (left := total - summary.done) and summary.failure is not None:
        tell(_("{count} were not sent, or their outcome is not known.").format(count=left))
    if outcomes.get("ambiguous"):
        if summary.failure is not None:
            tell(str(summary.failure))
        return UNKNOWN
    return FAILED if outcomes.get("failed") or has_rejected else 0
