"""Commands that we add to those of the API: which groups have them, and where they are."""

from __future__ import annotations

import importlib
from gettext import gettext as _
from typing import NamedTuple

import click

from .lazy_group import LazyGroup


class OwnCommand(NamedTuple):
    """A command of a group."""

    summary: str
    home: str
    function: str
    argument: str | None = None

    def load(self) -> click.Command:
        """The command itself."""
        make = getattr(importlib.import_module(self.home, __package__), self.function)
        found: click.Command = make() if self.argument is None else make(self.argument)
        return found


def own_commands(group: str) -> dict[str, OwnCommand]:
    """Our commands of a group, by their words."""
    invoices = OwnCommand(
        _("send invoices from a folder, a table or UBL"), ".uploads.upload_command", "upload_command", "invoice"
    )
    offers = OwnCommand(
        _("send offers from a folder, a table or UBL"), ".uploads.upload_command", "upload_command", "offer"
    )
    customers = OwnCommand(_("add customers from a table"), ".uploads.import_command", "import_command")
    refresh = OwnCommand(_("bring the lists in a file up to date"), ".mirror_commands", "refresh_command")
    query = OwnCommand(_("run a query over the lists in a file, without requests"), ".mirror_commands", "query_command")
    groups = {
        "customer-invoices": {"upload": invoices},
        "customer-offers": {"upload": offers},
        "customers": {"import": customers},
        # under the words that people type first
        "invoices": {"upload": invoices},
        "offers": {"upload": offers},
        "import": {"customers": customers},
        "mirror": {"refresh": refresh, "query": query},
    }
    return groups.get(group, {})


def own_group(word: str) -> LazyGroup:
    """A group that has our commands only."""
    commands = own_commands(word)
    summaries = {name: command.summary for name, command in commands.items()}
    return LazyGroup(word, own_groups()[word], summaries, lambda chosen: commands[chosen].load())


def own_groups() -> dict[str, str]:
    """The groups that have our commands only, with their summaries."""
    return {
        "offers": _("send offers"),
        "import": _("add objects from a table"),
        "mirror": _("keep lists in a file, and look up in it"),
    }
