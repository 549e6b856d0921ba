"""The tools that need no extra but their own: `doctor` and `sandbox`."""

import argparse
import reprlib
import shlex
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from .._command import PROGRAM, TOOLS
from .._webhook_pauses import DEFAULT_PAUSES, MAX_PAUSE

if TYPE_CHECKING:
    from .._doctor.checks import Check

# For the terminal of a user; the base URL alone goes to the standard output, for programs.
_BANNER = """
Dashboard: {dashboard}
For a client in another terminal:

    export MIJNKLANTPORTAAL_TOKEN={token}
    export MIJNKLANTPORTAAL_BASE_URL={base_url}

For `mijnklantportaal login --oauth`, which gets a token by OAuth instead of that one:

    export MIJNKLANTPORTAAL_BASE_URL={base_url}
    export MIJNKLANTPORTAAL_CLIENT_ID={client_id}
    export MIJNKLANTPORTAAL_CLIENT_SECRET={client_secret}

It calls webhooks whose address is on this machine. What it sends them is an assumption, since nothing is documented.

Press Ctrl-C to stop."""


def run_tool(arguments: Sequence[str]) -> int:
    """Run the command line of a tool, and return the exit status; the parser itself exits with 2 for invalid ones."""
    options = _parser().parse_args(arguments)
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
    doctor.set_defaults(run=_diagnose)
    sandbox = commands.add_parser(
        "sandbox",
        help="serve a sandbox of the API on this machine",
        description="Serve a sandbox of the API on this machine until interrupted, and print its base URL.",
    )
    sandbox.set_defaults(run=_serve)
    sandbox.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    sandbox.add_argument(
        "--port", type=_number, default=0, metavar="N", help="port to listen on (default: any free port)"
    )
    sandbox.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        dest="allowed_hosts",
        help="a name or address under which other machines may use the dashboard; can be given more than once",
    )
    sandbox.add_argument("--token", default="sandbox", help="bearer token to accept (default: %(default)s)")
    sandbox.add_argument(
        "--database", type=Path, metavar="FILE", help="file to store the objects in (default: in memory)"
    )
    sandbox.add_argument(
        "--rate-limit",
        type=_number_or_none,
        default=60,
        metavar="N|none",
        help="requests per minute, or none for no limit (default: %(default)s)",
    )
    sandbox.add_argument("--seed", action="store_true", help="add example data if the portal is empty")
    sandbox.add_argument(
        "--offers-per-month",
        type=_number,
        metavar="N",
        help="offers that the licence allows per month (default: no limit)",
    )
    sandbox.add_argument(
        "--list-order",
        choices=("newest", "oldest", "unordered"),
        help="order of the lists (default: that of the document, else the oldest first)",
    )
    sandbox.add_argument(
        "--webhook-pauses",
        type=_seconds,
        nargs="*",
        default=DEFAULT_PAUSES,
        metavar="SECONDS",
        help="pauses before each further call of a webhook after one that failed "
        f"(default: {' '.join(f'{pause:g}' for pause in DEFAULT_PAUSES)})",
    )
    sandbox.add_argument("--no-ticketing", action="store_true", help="use a licence that does not include tickets")
    return parser


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a number, got {reprlib.repr(text)}") from None


def _number_or_none(text: str) -> int | None:
    try:
        return None if text == "none" else int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a number or none, got {reprlib.repr(text)}") from None


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= MAX_PAUSE:
        raise argparse.ArgumentTypeError(f"expected 0 to {MAX_PAUSE} seconds, got {reprlib.repr(text)}")
    return seconds


def _diagnose(options: argparse.Namespace) -> int:
    # Imported here: the sandbox needs no client.
    from .._doctor.checks import exit_status
    from .._doctor.probe import diagnose

    checks: list[Check] = []
    for check in diagnose():
        print(check, flush=True)
        checks.append(check)
    return exit_status(checks)


def _serve(options: argparse.Namespace) -> int:
    # Imported here: the sandbox needs packages that only its extra installs.
    from ..sandbox import Licence, Sandbox

    # The signal that ends a container; the first process in it would ignore it otherwise.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with Sandbox(
            token=options.token,
            rate_limit=options.rate_limit,
            host=options.host,
            port=options.port,
            allowed_hosts=options.allowed_hosts,
            database=options.database,
            seed=options.seed,
            list_order=options.list_order,
            webhook_pauses=options.webhook_pauses,
            licence=Licence(offers_per_month=options.offers_per_month, ticketing=not options.no_ticketing),
        ) as sandbox:
            print(sandbox.base_url, flush=True)
            values = {
                "token": sandbox.token,
                "base_url": sandbox.base_url,
                "client_id": sandbox.oauth.client_id,
                "client_secret": sandbox.oauth.client_secret,
            }
            quoted = {name: shlex.quote(value) for name, value in values.items()}
            banner = _BANNER.format(dashboard=f"{sandbox.origin}/", **quoted)
            print(banner, file=sys.stderr)
            threading.Event().wait()
    except KeyboardInterrupt:
        pass
    return 0


def _with_option(error: OSError | ValueError) -> str:
    """The message, with the name of an option instead of that of an argument: `port: ...` becomes `--port: ...`."""
    message = getattr(error, "strerror", None) or str(error)
    name, colon, rest = message.partition(":")
    return f"--{name.replace('_', '-')}{colon}{rest}" if name.isidentifier() else message


def _print_error(program: str, message: str) -> None:
    # An argument may contain line breaks.
    print(f"{program}: error: {' '.join(message.split())}", file=sys.stderr)
