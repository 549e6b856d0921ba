"""What the templates need to know of the commands of the command line."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CommandParameter:
    """A parameter of a method as the command line takes it; the runtime's class of that name says what each is."""

    name: str
    word: str
    kind: str
    help: str = ""
    is_positional: bool = False
    is_required: bool = False
    is_list: bool = False
    choices: tuple[str | int, ...] = ()
    model: str = ""
    is_list_of_models: bool = False
    can_be_null: bool = False


@dataclass(frozen=True)
class Command:
    """A method of a resource as a command; the runtime's class of that name says what each is."""

    word: str
    method: str
    summary: str
    description: str
    parameters: tuple[CommandParameter, ...]
    shape: str
    model: str
    example: str
    is_read: bool
    is_paged: bool
    documentation: str
