"""The command `mijnklantportaal`: for now it serves the sandbox."""

import argparse
import sys
import threading
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, by default that of the process, and give the exit status."""
    options = _parser().parse_args(arguments)
    try:
        return _serve(options)
    except (ModuleNotFoundError, OSError, ValueError) as error:
        print(f"mijnklantportaal: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mijnklantportaal", description="Tools for the MijnKlantportaal API."
    )
    commands = parser.add_subparsers(title="commands", dest="command", required=True)
    sandbox = commands.add_parser(
        "sandbox",
        help="serve the API on this machine, for tests",
        description="Serve the API on this machine until interrupted. Prints its base URL on standard output.",
    )
    sandbox.add_argument("--host", default="127.0.0.1", help="address to listen on (default: loopback only)")
    sandbox.add_argument("--port", type=int, default=0, help="port to listen on (default: any free one)")
    sandbox.add_argument("--token", default="sandbox", help="the bearer token it accepts (default: sandbox)")
    sandbox.add_argument("--database", type=Path, help="file to keep the objects in (default: memory)")
    sandbox.add_argument(
        "--rate-limit",
        type=_rate_limit,
        default=60,
        metavar="N|none",
        help="requests a minute, none for no limit (default: 60)",
    )
    sandbox.add_argument("--seed", action="store_true", help="fill an empty portal with example data")
    sandbox.add_argument(
        "--offers-per-month", type=int, metavar="N", help="what the licence allows (default: any number)"
    )
    sandbox.add_argument("--no-ticketing", action="store_true", help="a licence without tickets")
    return parser


def _rate_limit(text: str) -> int | None:
    if text == "none":
        return None
    limit = int(text)
    if limit < 1:
        raise argparse.ArgumentTypeError("at least 1, or none")
    return limit


def _serve(options: argparse.Namespace) -> int:
    # Not at the top: the sandbox needs packages that only its extra installs.
    from mijnklantportaal.sandbox import Licence, Sandbox

    with Sandbox(
        token=options.token,
        rate_limit=options.rate_limit,
        host=options.host,
        port=options.port,
        database=options.database,
        seed=options.seed,
        licence=Licence(offers_per_month=options.offers_per_month, ticketing=not options.no_ticketing),
    ) as sandbox:
        print(sandbox.base_url, flush=True)
        print(f"Look at it in a browser: {sandbox.site}/", file=sys.stderr)
        print(f"Send 'Authorization: Bearer {sandbox.token}'; Ctrl-C stops.", file=sys.stderr)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
