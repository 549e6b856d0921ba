"""The message and the exit status of a command that fails."""

import re
import sys
import traceback
from collections.abc import Mapping
from gettext import gettext as _

import click

from mijnklantportaal_api.runtime import errors

from .._mirror.errors import MirrorError
from .._oauth.command_line import told_on_command_line
from .._oauth.errors import OAuthError
from .._profiles.errors import NoTokenError
from .._profiles.file import chosen_profile
from .exit_statuses import (
    DIFFERENT,
    FAILED,
    INVALID,
    LIMITED,
    NOT_ALLOWED,
    NOT_FOUND,
    REFUSED,
    UNKNOWN,
    UNREACHABLE,
    UNREADABLE,
)
from .file_errors import told_of_file


class HaltedError(Exception):
    """What ended a run after it may have sent something; the message says how to go on."""


_STATUSES: tuple[tuple[type[BaseException], int], ...] = (
    (errors.OutcomeUnknownError, UNKNOWN),
    (errors.EnsureConflictError, DIFFERENT),
    (errors.RateLimitError, LIMITED),
    (errors.AuthenticationError, NOT_ALLOWED),
    (errors.PermissionDeniedError, NOT_ALLOWED),
    (NoTokenError, NOT_ALLOWED),
    (OAuthError, NOT_ALLOWED),
    (errors.NotFoundError, NOT_FOUND),
    (errors.ServerError, UNREACHABLE),
    (errors.TransportError, UNREACHABLE),
    (errors.StatusError, REFUSED),
    (errors.DecodeError, UNREADABLE),
    (errors.PaginationError, UNREADABLE),
    (click.ClickException, INVALID),
    (ValueError, INVALID),
    (TypeError, INVALID),
    (OSError, INVALID),
    (HaltedError, FAILED),
)
_TOLD_AS_THEY_ARE = (ValueError, TypeError, errors.PortalError, NoTokenError, MirrorError, HaltedError)
_NAMES = r"[\w.\[\]]+(?:,? (?:or|and) [\w.\[\]]+)*"
_NAMED = re.compile(rf"^{_NAMES}(?=:)|^\w+|(?<=: ){_NAMES} needs {_NAMES}$|(?<=: give only one of ){_NAMES}$")
"""Where messages name arguments: at their beginning, and where they say which belong together."""
_PATH = re.compile(r"(\w+)((?:\[\d+\])*)(?:\.(\w+))?")
"""An argument, such as `lines`, or a field of an object in it, such as `lines[0].vat_rate`."""
_REFUSAL = re.compile(r"[\w.\[\]]+: ")
"""How a message begins that names the argument that is refused."""


def report(error: Exception, program: str, words: Mapping[str, str], *, debug: bool) -> int:
    """Print an error in a line, or with its traceback, and return the exit status.

    Args:
        error: what happened
        program: the command that failed
        words: what the command line calls the arguments of the method, and the fields of objects in them, whose names
            here are such as `lines.vat_rate`
        debug: whether to show the traceback
    """
    if debug:
        traceback.print_exception(error)
    message = " ".join(_message(error, words).split())
    print(_("{program}: error: {message}").format(program=program, message=message), file=sys.stderr)
    if _is_of_python(error):
        return FAILED
    return next((status for kind, status in _STATUSES if isinstance(error, kind)), FAILED)


def _message(error: Exception, words: Mapping[str, str]) -> str:
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, errors.OutcomeUnknownError):
        return _("{message} Check whether it was done before you run the command again.").format(message=error)
    if isinstance(error, OAuthError):
        told = told_on_command_line(error, chosen_profile(click.get_current_context().params["profile"]))
        return str(error).replace(error.message, told)
    if isinstance(error, OSError):
        return told_of_file(error, lambda message: _named(message, words))
    if isinstance(error, _TOLD_AS_THEY_ARE) and not _is_of_python(error):
        return _named(str(error), words)
    return _("{kind}: {message} (this is a bug; --debug shows where)").format(kind=type(error).__name__, message=error)


def _is_of_python(error: Exception) -> bool:
    """Whether it is a `TypeError` of Python itself, such as that of a call without an argument: a bug of ours."""
    return isinstance(error, TypeError) and not _REFUSAL.match(str(error))


def _named(message: str, words: Mapping[str, str]) -> str:
    """The message, with options in place of the arguments that it names."""

    def option(found: re.Match[str]) -> str:
        argument, position, field = found.groups()
        told = f"{words.get(argument, argument)}{position}"
        return f"{told}.{words.get(f'{argument}.{field}', field)}" if field else told

    return _NAMED.sub(lambda place: _PATH.sub(option, place[0]), message)
