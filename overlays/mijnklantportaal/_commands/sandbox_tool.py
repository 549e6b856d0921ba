"""`mijnklantportaal sandbox`: serves a sandbox of the API until interrupted."""

import argparse
import reprlib
import shlex
import signal
import sys
import threading

from .._webhook_pauses import DEFAULT_PAUSES, MAX_PAUSE

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


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let a parser read the options."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--port", type=_number, default=0, metavar="N", help="port to listen on (default: any free port)"
    )
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        dest="allowed_hosts",
        help="a name or address under which other machines may use the dashboard; can be given more than once",
    )
    parser.add_argument("--token", default="sandbox", help="bearer token to accept (default: %(default)s)")
    parser.add_argument("--database", metavar="FILE", help="file to store the objects in (default: in memory)")
    parser.add_argument(
        "--rate-limit",
        type=_number_or_none,
        default=60,
        metavar="N|none",
        help="requests per minute, or none for no limit (default: %(default)s)",
    )
    parser.add_argument("--seed", action="store_true", help="add example data if the portal is empty")
    parser.add_argument(
        "--offers-per-month",
        type=_number,
        metavar="N",
        help="offers that the licence allows per month (default: no limit)",
    )
    parser.add_argument(
        "--list-order",
        choices=("newest", "oldest", "unordered"),
        help="order of the lists (default: that of the document, else the oldest first)",
    )
    parser.add_argument(
        "--webhook-pauses",
        type=_seconds,
        nargs="*",
        default=DEFAULT_PAUSES,
        metavar="SECONDS",
        help="pauses before each further call of a webhook after one that failed "
        f"(default: {' '.join(f'{pause:g}' for pause in DEFAULT_PAUSES)})",
    )
    parser.add_argument("--no-ticketing", action="store_true", help="use a licence that does not include tickets")


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


def serve(options: argparse.Namespace) -> int:
    """Serve, print where, and return the exit status when it ends."""
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
