"""The methods of the client as commands, made of the descriptions in the generated package."""

import importlib
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mijnklantportaal_api.commands import GROUPS
from mijnklantportaal_api.runtime.command_descriptions import Command, CommandParameter

from .lazy_group import LazyGroup
from .options import Settings, common_options, list_options, output_options, refuse_unused
from .own_commands import own_commands
from .parameters import arguments_of, click_parameter, in_words
from .reporting_command import ReportingCommand

if TYPE_CHECKING:
    from .._client import MijnKlantportaal


def resource_group(word: str) -> LazyGroup:
    """The commands of a resource."""
    attribute, summary = GROUPS[word]
    module = importlib.import_module(f"mijnklantportaal_api.commands.{attribute}")
    commands: dict[str, Command] = {command.word: command for command in module.COMMANDS}
    own = own_commands(word)
    summaries = {name: command.summary for name, command in commands.items()}
    summaries |= {name: command.summary for name, command in own.items()}
    return LazyGroup(
        word,
        summary,
        summaries,
        lambda chosen: own[chosen].load() if chosen in own else OperationCommand(attribute, commands[chosen]),
    )


class OperationCommand(ReportingCommand):
    """A method of a resource as a command."""

    def __init__(self, attribute: str, description: Command) -> None:
        super().__init__(
            description.word,
            help=_help(description),
            short_help=description.summary,
            epilog="\n\n".join(filter(None, _epilog(description))),
        )
        self._attribute = attribute
        self.description = description
        words = _words(description)
        self.params += [click_parameter(parameter, words) for parameter in _required_first(description.parameters)]
        if any(parameter.can_be_null for parameter in description.parameters):
            self.params.append(_clear_option(description))
        if description.shape in ("link", "file"):
            self.params.append(click.Option(["--to"], metavar=_("FILE"), help=_("Save the file here.")))
        if description.is_paged:
            self.params += list_options()
        self.params += [*output_options(), *common_options()]

    @property
    def words(self) -> dict[str, str]:
        """What the command line calls the arguments of the method, and the fields of those that are JSON."""
        from .json_arguments import wire_names  # late: help needs no models

        fields = {
            f"{parameter.name}.{name}": wire_name
            for parameter in self.description.parameters
            if parameter.model
            for name, wire_name in wire_names(model_of(parameter.model)).items()
        }
        return _words(self.description) | fields

    def run(self, ctx: click.Context) -> None:
        """Call the method, and print what it returns."""
        settings = Settings(ctx.params)
        if settings.to or self.description.shape in ("file", "text", "nothing"):
            refuse_unused(_("no object is printed here; leave it out"), "output", "columns", "show_secrets")
        arguments = arguments_of(ctx.params)
        arguments |= {parameter.name: None for parameter in self._cleared(settings, arguments)}
        by_position = [arguments.pop(found.name) for found in self.description.parameters if found.is_positional]
        with opened(settings) as portal:
            method = getattr(getattr(portal, self._attribute), self.description.method)
            if self.description.is_paged:
                arguments |= {"limit": settings.limit, "prefetch": settings.prefetch}
            self._print(portal, method(*by_position, **arguments), settings)

    def _cleared(self, settings: Settings, arguments: dict[str, Any]) -> Iterator[CommandParameter]:
        by_word = {parameter.word: parameter for parameter in self.description.parameters if parameter.can_be_null}
        for word in settings.clear:
            parameter = by_word[word]
            if parameter.name in arguments:
                raise ValueError(_("--clear: --{word} is given too; choose one").format(word=word))
            yield parameter

    def _print(self, portal: "MijnKlantportaal", found: Any, settings: Settings) -> None:
        # late: what prints needs the models, and a wrong argument is told without them
        from .output.show import show_ensured, show_list, show_object

        match self.description.shape:
            case "list":
                items = getattr(found, "data", found) if not self.description.is_paged else found
                show_list(items, model_of(self.description.model), settings.output)
            case "ensured":
                show_ensured(found, settings.output)
            case "link" if settings.to:
                portal.download(found, Path(settings.to))
            case "file" if settings.to:
                Path(settings.to).write_bytes(found)
            case "file":
                sys.stdout.buffer.write(found)
            case "text":
                click.echo(found)
            case "nothing":
                pass
            case _:
                show_object(found, settings.output)


@contextmanager
def opened(settings: Settings) -> "Generator[MijnKlantportaal]":
    """A client of the portal that the profile or the environment names."""
    from .._client import MijnKlantportaal  # late: help needs no client
    from .._profiles.credentials import credentials

    found = credentials(settings.profile)
    with MijnKlantportaal(found.token, base_url=found.base_url) as portal:
        del found  # a traceback may show the variables of this function
        yield portal


def model_of(name: str) -> Any:
    """The class of a model; None where a description names none."""
    from mijnklantportaal_api import models

    return getattr(models, name) if name else None


def _required_first(parameters: tuple[CommandParameter, ...]) -> list[CommandParameter]:
    return sorted(parameters, key=lambda parameter: not (parameter.is_positional or parameter.is_required))


def _clear_option(description: Command) -> click.Option:
    words = [parameter.word for parameter in description.parameters if parameter.can_be_null]
    return click.Option(
        ["--clear"],
        type=click.Choice(words),
        multiple=True,
        help=_("Leave this field empty; can be given more than once."),
    )


def _words(description: Command) -> dict[str, str]:
    """What the command line calls the arguments of the method."""
    return {
        parameter.name: parameter.word.replace("-", "_").upper() if parameter.is_positional else f"--{parameter.word}"
        for parameter in description.parameters
    }


def _help(description: Command) -> str:
    parts = [description.summary]
    if description.description and description.description != description.summary:
        parts.append(in_words(description.description, _words(description)))
    return "\n\n".join(parts)


def _epilog(description: Command) -> Iterator[str]:
    yield "\b\n" + _("Example:") + f"\n  {description.example}"
    if description.documentation:
        yield "\b\n" + _("Documentation:") + f"\n  {description.documentation}"
