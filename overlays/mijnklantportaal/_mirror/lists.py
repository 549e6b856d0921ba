"""The lists that a mirror can keep: those that the API gives page by page, and that need no further ids."""

from __future__ import annotations

import importlib
from collections.abc import Collection
from typing import Any, NamedTuple, TypeVar, cast

import mijnklantportaal_api.models as models
from mijnklantportaal_api.commands import GROUPS
from mijnklantportaal_api.runtime.client import AsyncClient, Client
from mijnklantportaal_api.runtime.lenient_reading import lenient_reading
from mijnklantportaal_api.runtime.model import Model, wire_fields
from mijnklantportaal_api.runtime.operation import Operation
from mijnklantportaal_api.runtime.paging import PageOperation

from .._bulk.recorder import Recording, ResourceMethod, recorded, resource_method
from .columns import plain

C = TypeVar("C", Client, AsyncClient)


class MirroredList(NamedTuple):
    """A list of a portal.

    Attributes:
        name: what the client calls the resource, such as `customer_invoices`
        model: the class of its objects
        read_page: makes the operation that reads a page
        resource: the resource of the portal that it belongs to
        has_get: whether one object can be read by its id
    """

    name: str
    model: type[Model]
    read_page: PageOperation[Any]
    resource: object
    has_get: bool

    def read_one(self, object_id: str) -> Operation[Any] | None:
        """The operation that reads an object; None if the id is not that of such an object, or there is none."""
        if not self.has_get:
            return None
        try:
            return _recorded(self.resource, "get", object_id).operation
        except ValueError:
            return None

    def as_listed(self, item: Model) -> Model:
        """An object as the list shows it: an object that is read alone may have more fields."""
        if type(item) is self.model:
            return item
        names = {field.wire_name for field in wire_fields(self.model)}
        data = {name: value for name, value in plain(item).items() if name in names or name in item.extra}
        with lenient_reading():
            return self.model.from_dict(data)


def client_of(portal: object, kind: type[C]) -> C:
    """The client that a portal sends with.

    Raises:
        TypeError: it is not a portal, or sends in the other way.
    """
    api = getattr(portal, "api", None)
    if not isinstance(api, kind):
        expected = "an AsyncMijnKlantportaal" if issubclass(kind, AsyncClient) else "a MijnKlantportaal"
        raise TypeError(f"portal: expected {expected}, got {type(portal).__name__}")
    return api


def list_names() -> list[str]:
    """The names of all lists that a mirror can keep."""
    return [name for name, _, _ in _described()]


def lists_of(portal: object, names: Collection[str] | None = None) -> dict[str, MirroredList]:
    """The lists of a portal, all of them if no names are given.

    Raises:
        ValueError: there is no such list, or no name.
        TypeError: the names are a text.
    """
    if isinstance(names, str):
        raise TypeError(f"lists: expected several names, such as [{names!r}], got str")
    if names is not None and not names:
        raise ValueError("lists: expected at least one name; leave it out for all lists")
    known = {name: (model, has_get) for name, model, has_get in _described()}
    for name in names or ():
        if name not in known:
            raise ValueError(f"lists: {name!r} is not a list that can be kept; expected some of {', '.join(known)}")
    found: dict[str, MirroredList] = {}
    for name, (model, has_get) in known.items():
        if names is None or name in names:
            resource = getattr(portal, name)
            pages = cast("PageOperation[Any]", _recorded(resource, "list").pages)
            found[name] = MirroredList(name, getattr(models, model), pages, resource, has_get)
    return found


def _described() -> list[tuple[str, str, bool]]:
    """Names, models, and whether one object can be read by its id, from the descriptions of all operations."""
    found: list[tuple[str, str, bool]] = []
    for group in GROUPS.values():
        module = importlib.import_module(f"mijnklantportaal_api.commands.{group.attribute}")
        commands = {command.method: command for command in module.COMMANDS}
        listed = commands.get("list")
        needs_more = listed is None or any(parameter.is_required for parameter in listed.parameters)
        if listed is not None and listed.is_paged and not needs_more:
            found.append((group.attribute, listed.model, "get" in commands))
    return found


def _recorded(resource: object, name: str, *arguments: str) -> Recording:
    method = cast(ResourceMethod, resource_method(getattr(resource, name)))
    return recorded(method, arguments, {})
