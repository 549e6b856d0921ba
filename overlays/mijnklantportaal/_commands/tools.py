"""Runs the tools that need no extra but their own: `doctor` and `sandbox`."""

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from .doctor_tool import print_checks
from .names import PROGRAM, TOOLS
from .sandbox_tool import add_options, serve


def run_tool(arguments: Sequence[str]) -> int:
    """Run the command line of a tool, and return the exit status; the parser itself exits with 2 for invalid ones."""
    options, unknown = _parser().parse_known_args(arguments)
    if unknown:
        # argparse itself would tell it without the command
        _print_error(f"{PROGRAM} {options.command}", f"unrecognized arguments: {' '.join(unknown)}")
        return 2
    try:
        status: int = options.run(options)
        return status
    except ModuleNotFoundError as error:
        _print_error(f"{PROGRAM} {options.command}", str(error))
        return 1
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        _print_error(f"{PROGRAM} {options.command}", _with_option(error))
        return 2


def run_without_extra(arguments: Sequence[str]) -> int:
    """What there is to say about any other command line where the extra `cli` is not installed."""
    if not arguments or arguments[0] in ("-h", "--help"):
        _parser().print_help(sys.stdout if arguments else sys.stderr)
        return 0 if arguments else 2
    _print_error(PROGRAM, f"only {' and '.join(TOOLS)} work without the extra `cli`: pip install '{PROGRAM}[cli]'")
    return 1


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line each."""

    def error(self, message: str) -> NoReturn:
        _print_error(self.prog, message.removeprefix("argument "))
        self.exit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description="Tools for the MijnKlantportaal API. "
        "The extra `cli` adds every operation of the API as a command: pip install 'mijnklantportaal[cli]'",
    )
    commands = parser.add_subparsers(title="commands", dest="command", required=True)
    doctor = commands.add_parser(
        "doctor",
        help="check the token, the address and the network",
        description="Check what a client would use: the token, the address, the network, the clock and the rate limit. "
        "It reads one list of the API, and prints one line for each check. "
        "The exit status is 0 if no check failed, 1 if one did, and 2 if the arguments are invalid.",
    )
    doctor.set_defaults(run=print_checks)
    sandbox = commands.add_parser(
        "sandbox",
        help="serve a sandbox of the API on this machine",
        description="Serve a sandbox of the API on this machine until interrupted, and print its base URL.",
    )
    sandbox.set_defaults(run=serve)
    add_options(sandbox)
    return parser


def _with_option(error: OSError | ValueError) -> str:
    """The message, with the name of an option instead of that of an argument: `port: ...` becomes `--port: ...`."""
    message = getattr(error, "strerror", None) or str(error)
    name, colon, rest = message.partition(":")
    return f"--{name.replace('_', '-')}{colon}{rest}" if name.isidentifier() else message


def _print_error(program: str, message: str) -> None:
    # An argument may contain line breaks.
    print(f"{program}: error: {' '.join(message.split())}", file=sys.stderr)
