"""The command `mijnklantportaal export`."""

import importlib
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from functools import partial
from gettext import gettext as _
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import click

from mijnklantportaal_api.commands import GROUPS
from mijnklantportaal_api.runtime.command_descriptions import Command

from ..._download_targets import checked_target, destination
from ..._process_lock import ProcessLock
from ..delimiters import delimiter_option
from ..operations import model_of, opened
from ..options import Settings, common_options, max_age_option, output_options, refuse_unused
from ..reporting_command import ReportingCommand
from ..suggestions import checked_choice
from ..value_type import Value

FORMATS = ("csv", "jsonl", "parquet", "xlsx")


class _List(NamedTuple):
    """A list that can be exported."""

    name: str
    attribute: str
    command: Command


def export_command() -> click.Command:
    """The command."""
    lists = _lists()
    return _ExportCommand(
        "export",
        lists,
        help=_(
            "Write a whole list to a file, whatever is added or removed meanwhile. What was read is kept: if the "
            "command is interrupted, the same one goes on. The file is there once it is complete."
        )
        + "\n\n\b\n"
        + "\n  ".join([_("Lists:"), *lists]),
        epilog="\b\n" + _("Example:") + "\n  mijnklantportaal export customers --to customers.xlsx",
        params=[
            click.Argument(
                ["resource"], type=Value(_("LIST"), partial(checked_choice, choices=lists)), metavar=_("LIST")
            ),
            click.Argument(["ids"], nargs=-1, metavar="[ID]..."),
            click.Option(
                ["--to"],
                required=True,
                type=click.Path(dir_okay=False, path_type=Path),
                help=_("The file; its name ends in .csv, .jsonl, .parquet or .xlsx."),
            ),
            delimiter_option(","),
            click.Option(
                ["--mirror"],
                type=click.Path(dir_okay=False, path_type=Path),
                help=_("Take the list from this file, which `mirror refresh` keeps, without requests."),
            ),
            max_age_option(),
            click.Option(["--decimal-comma"], is_flag=True, help=_("Write 12,95 in CSV instead of 12.95.")),
            *output_options()[1:],
            *common_options(),
        ],
    )


class _ExportCommand(ReportingCommand):
    def __init__(self, word: str, lists: dict[str, _List], **more: Any) -> None:
        super().__init__(word, **more)
        self._lists = lists

    @property
    def words(self) -> Mapping[str, str]:
        """What the command line calls the names that begin messages of errors."""
        return {"path": "--to", "to": "--to"}

    def run(self, ctx: click.Context) -> None:
        """Read the list, and write the file."""
        from ..output.fields import chosen_columns, columns_of
        from .cells import typed_columns

        settings, target = Settings(ctx.params), Path(ctx.params["to"])
        exported = self._lists[ctx.params["resource"]]
        form = _checked_form(target, ctx.params)
        ids = _checked_ids(exported, ctx.params["ids"])
        model = model_of(exported.command.model)
        columns = chosen_columns(model, settings.output.columns) if settings.output.columns else columns_of(model)
        typed = typed_columns(model, list(columns))
        mirror, max_age = ctx.params["mirror"], ctx.params["max_age"]
        if max_age is not None and mirror is None:
            raise ValueError(_("--max-age: it is for --mirror; without it, the list is read now"))
        source = _mirrored(exported, mirror, max_age, settings) if mirror else _read(exported, ids, target, settings)
        with source as items:
            count = _write(form, target, items, typed, ctx.params)
        click.echo(_("{path}: {count} written").format(path=target, count=count), err=True)


@contextmanager
def _read(
    exported: _List, ids: tuple[str, ...], target: Path, settings: Settings
) -> "Generator[Callable[[], Iterable[Any]]]":
    """Every object of a list; what an earlier run has read is not read again."""
    with opened(settings) as portal:
        found = getattr(getattr(portal, exported.attribute), exported.command.method)(*ids)
        if not exported.command.is_paged:  # a single request has shown all there is
            yield lambda: getattr(found, "data", found)
            return
        from ..._scan.scan import Scan
        from ..whole_lists import read_whole

        kept = target.with_name(f".{target.name}.scan")
        with _alone(kept):
            with Scan(found, kept, source=" ".join((portal.api.base_url, exported.name, *ids))) as scan:
                try:
                    read_whole(scan, exported.name)
                except BaseException:
                    click.echo(_("What was read is kept; the same command goes on from there."), err=True)
                    raise
                yield scan.listed
            kept.unlink()


@contextmanager
def _mirrored(
    exported: _List, path: Path, max_age: float | None, settings: Settings
) -> "Generator[Callable[[], Iterable[Any]]]":
    """Every object of a list as a mirror has it."""
    from ..._mirror.lists import list_names
    from ..._mirror.mirror import Mirror

    if exported.command.word != "list" or exported.attribute not in list_names():
        raise ValueError(_("--mirror: a mirror does not keep {name}; leave it out").format(name=exported.name))
    if not path.exists():
        raise ValueError(_("--mirror: there is no {path}; `mirror refresh` makes it").format(path=path))
    with opened(settings) as portal, Mirror(portal, path, lists=[exported.attribute]) as mirror:
        found = mirror.table(exported.attribute).where(max_age=max_age)
        yield lambda: found


@contextmanager
def _alone(kept: Path) -> Generator[None]:
    """Refuse to work on the same parts as another process; the system frees the lock when a process ends."""
    lock = ProcessLock(kept.with_name(f"{kept.name}.lock"))
    if not lock.acquire():
        raise ValueError(
            _("--to: the process {owner} is writing this file; wait for it, or choose another file").format(
                owner=lock.owner or "?"
            )
        )
    try:
        yield
    finally:
        lock.release()


def _checked_form(target: Path, params: dict[str, Any]) -> str:
    """The form of the file, by its name."""
    form = target.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        raise ValueError(_("--to: a name that ends in .csv, .jsonl, .parquet or .xlsx says what to write"))
    if form != "csv":
        refuse_unused(_("it is for CSV; leave it out, or end the name in .csv"), "delimiter", "decimal_comma")
    if form == "jsonl" and params["columns"]:
        raise ValueError(_("--columns: a line of JSON always has the whole object; leave it out"))
    if not target.parent.is_dir():
        raise ValueError(_("--to: there is no folder {folder}; create it first").format(folder=target.parent))
    checked_target(target)
    package = {"xlsx": "openpyxl", "parquet": "pyarrow"}.get(form)
    if package and find_spec(package) is None:
        raise ValueError(
            _("--to: {form} files need the extra `{form}`: pip install 'mijnklantportaal[{form}]'").format(form=form)
        )
    return form


def _checked_ids(exported: _List, ids: tuple[str, ...]) -> tuple[str, ...]:
    needed = [parameter.word for parameter in exported.command.parameters if parameter.is_positional]
    if len(ids) != len(needed):
        raise ValueError(
            _("{name} needs these ids: {words}").format(name=exported.name, words=", ".join(needed))
            if needed
            else _("{name} needs no ids").format(name=exported.name)
        )
    return ids


def _write(form: str, target: Path, items: Callable[[], Iterable[Any]], columns: Any, params: dict[str, Any]) -> int:
    """Write the file aside, and put it into its place once it is complete."""
    from .cells import rows
    from .writers import CsvForm, write_csv, write_json_lines

    def all_rows() -> Iterable[Any]:
        return rows(items(), columns, shows_secrets=params["show_secrets"])

    with destination(target) as file:
        if form == "csv":
            return write_csv(file, columns, all_rows(), CsvForm(params["delimiter"], params["decimal_comma"]))
        if form == "jsonl":
            return write_json_lines(file, items(), shows_secrets=params["show_secrets"])
        if form == "xlsx":
            from .spreadsheet import write_spreadsheet

            return write_spreadsheet(file, columns, all_rows())
        from .parquet import write_parquet

        return write_parquet(file, columns, all_rows)


def _lists() -> dict[str, _List]:
    """Every list of objects, by the word of its resource, or `resource/command` for a further one."""
    found: dict[str, _List] = {}
    for word, group in GROUPS.items():
        module = importlib.import_module(f"mijnklantportaal_api.commands.{group.attribute}")
        for command in module.COMMANDS:
            needs_more = any(part.is_required and not part.is_positional for part in command.parameters)
            if command.is_read and command.shape == "list" and command.model and not needs_more:
                name = word if command.word == "list" else f"{word}/{command.word}"
                found[name] = _List(name, group.attribute, command)
    return found
