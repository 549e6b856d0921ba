"""The descriptions of all commands for operations of the API."""

import importlib
from typing import NamedTuple

from mijnklantportaal_api.commands import GROUPS
from mijnklantportaal_api.runtime.command_descriptions import Command


class Described(NamedTuple):
    """A command with the resource that it belongs to."""

    resource: str
    attribute: str
    command: Command

    @property
    def name(self) -> str:
        return f"{self.resource} {self.command.word}"


def _every() -> list[Described]:
    return [
        Described(resource, group.attribute, command)
        for resource, group in GROUPS.items()
        for command in importlib.import_module(f"mijnklantportaal_api.commands.{group.attribute}").COMMANDS
    ]


COMMANDS = _every()
LISTS = [described for described in COMMANDS if described.command.shape == "list"]
