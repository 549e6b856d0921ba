"""Parameters of the API's methods as arguments and options of a command."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import Any, cast

import click

from mijnklantportaal_api.runtime.command_descriptions import CommandParameter

from .suggestions import checked_choice
from .value_type import Value

_NAME = re.compile(r"`([a-z_]+)`")
PREFIX = "argument_"
"""Of the names by which click knows them, so that none is one of our own options."""


def in_words(text: str, words: Mapping[str, str]) -> str:
    """A text of the documentation with the words of the command line in place of the names of arguments."""
    return _NAME.sub(lambda found: f"`{words.get(found[1], found[1])}`", text)


def click_parameter(parameter: CommandParameter, words: Mapping[str, str]) -> click.Parameter:
    """How click takes a parameter; `words` are what the command line calls all of them."""
    name = f"{PREFIX}{parameter.name}"
    kind = _type_of(parameter)
    if parameter.is_positional:
        return click.Argument([name], type=kind, metavar=parameter.word.replace("-", "_").upper())
    is_switch = parameter.kind == "flag" and not parameter.is_list
    # without it, a switch that is left out would be `no`; beside `required`, it would count as a value
    absent: dict[str, Any] = {"default": None} if is_switch and not parameter.is_required else {}
    return click.Option(
        [f"--{parameter.word}/--no-{parameter.word}" if is_switch else f"--{parameter.word}", name],
        help=in_words(parameter.help, words),
        required=parameter.is_required,
        multiple=parameter.is_list,
        is_flag=is_switch or None,
        type=None if is_switch else kind,
        **absent,
    )


def arguments_of(params: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments that were given, by the names that the method has for them."""
    given = {name.removeprefix(PREFIX): value for name, value in params.items() if name.startswith(PREFIX)}
    return {
        name: list(cast("Iterable[Any]", value)) if isinstance(value, tuple) else value
        for name, value in given.items()
        if value is not None and value != ()
    }


def _type_of(parameter: CommandParameter) -> "click.ParamType[Any]":
    if parameter.kind == "choice":
        return _choice(parameter)
    types: dict[str, tuple[str, Callable[[str], object]]] = {
        "text": (_("TEXT"), str),
        "integer": (_("NUMBER"), _integer),
        "number": (_("NUMBER"), _number),
        "amount": (_("AMOUNT"), _amount),
        "date": (_("DATE"), _date),
        "time": (_("TIME"), _time),
        "moment": (_("DATE|TIME"), _moment),
        "flag": (_("YES|NO"), _flag),
        "file": (_("FILE"), Path),
        "json": (_("JSON"), partial(_json, parameter)),
    }
    return Value(*types[parameter.kind])


def _choice(parameter: CommandParameter) -> "click.ParamType[Any]":
    by_text = {str(choice): choice for choice in parameter.choices}
    return Value("|".join(by_text), lambda text: by_text[checked_choice(text, by_text)])


def _integer(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(_("expected a whole number, got {text!r}").format(text=text[:40])) from None


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise ValueError(_("expected a number, got {text!r}").format(text=text[:40])) from None


def _flag(text: str) -> bool:
    known = {"yes": True, "ja": True, "true": True, "no": False, "nee": False, "false": False}
    if text.lower() not in known:
        raise ValueError(_("expected yes or no, got {text!r}").format(text=text[:40]))
    return known[text.lower()]


def _amount(text: str) -> object:
    from .value_parsing import read_amount

    return read_amount(text)


def _date(text: str) -> object:
    from .value_parsing import read_date

    return read_date(text)


def _time(text: str) -> object:
    from .value_parsing import read_time

    return read_time(text)


def _moment(text: str) -> object:
    from .value_parsing import read_moment

    return read_moment(text)


def _json(parameter: CommandParameter, text: str) -> Any:
    from .json_arguments import as_objects, read_json_argument

    value = read_json_argument(text)
    return as_objects(value, parameter.model, is_list=parameter.is_list_of_models) if parameter.model else value
