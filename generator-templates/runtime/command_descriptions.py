"""What the command line knows of a method: its parameters, and what it returns. Plain data that loads fast."""

from typing import NamedTuple


class CommandParameter(NamedTuple):
    """A parameter of a method, as the command line takes it."""

    name: str
    """The method's own name for it."""
    word: str
    """What the command line calls it: `customer-id` for the option `--customer-id`."""
    kind: str
    """How its text is read: text, integer, number, amount, date, time, moment (a date or a time), flag, choice, file or
    json."""
    help: str = ""
    is_positional: bool = False
    is_required: bool = False
    is_list: bool = False
    """Whether it may be given more than once."""
    choices: tuple[str | int, ...] = ()
    model: str = ""
    """The class of the object that JSON stands for, or of the objects in a list."""
    is_list_of_models: bool = False
    can_be_null: bool = False
    """Whether null may be sent, which differs from not giving it."""


class Command(NamedTuple):
    """A method of a resource as a command."""

    word: str
    method: str
    summary: str
    description: str
    parameters: tuple[CommandParameter, ...]
    shape: str
    """What it returns: list, object, ensured (an object, and whether it was created), link (to a file), text, file or
    nothing."""
    model: str
    """The class of the object, or of the objects in the list; empty where there is none."""
    example: str
    """A command line to copy."""
    is_read: bool = False
    """Whether it changes nothing."""
    is_paged: bool = False
    """Whether it reads a list page by page, and so takes `limit` and `prefetch`."""
    documentation: str = ""
