"""The command `mijnklantportaal`, which serves the sandbox."""

import argparse
import sys
import threading
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, by default that of this process, and return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        return _serve(options)
    except (ModuleNotFoundError, OSError, ValueError) as error:
        print(f"mijnklantportaal: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mijnklantportaal", description="Tools for the MijnKlantportaal API.")
    commands = parser.add_subparsers(title="commands", dest="command", required=True)
    sandbox = commands.add_parser(
        "sandbox",
        help="serve a sandbox of the API on this machine",
        description="Serve a sandbox of the API on this machine until interrupted, and print its base URL.",
    )
    sandbox.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    sandbox.add_argument("--port", type=int, default=0, help="port to listen on (default: any free port)")
    sandbox.add_argument("--token", default="sandbox", help="bearer token to accept (default: %(default)s)")
    sandbox.add_argument("--database", type=Path, help="file to store the objects in (default: in memory)")
    sandbox.add_argument(
        "--rate-limit",
        type=_rate_limit,
        default=60,
        metavar="N|none",
        help="requests per minute, or none for no limit (default: %(default)s)",
    )
    sandbox.add_argument("--seed", action="store_true", help="add example data if the portal is empty")
    sandbox.add_argument(
        "--offers-per-month",
        type=int,
        metavar="N",
        help="offers that the licence allows per month (default: no limit)",
    )
    sandbox.add_argument("--no-ticketing", action="store_true", help="use a licence that does not include tickets")
    return parser


def _rate_limit(text: str) -> int | None:
    if text == "none":
        return None
    limit = int(text)
    if limit < 1:
        raise argparse.ArgumentTypeError("must be at least 1, or none")
    return limit


def _serve(options: argparse.Namespace) -> int:
    # Imported here: the sandbox needs packages that only its extra installs.
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
        print(f"Dashboard: {sandbox.origin}/", file=sys.stderr)
        print(
            f"Send 'Authorization: Bearer {sandbox.token}' with requests; press Ctrl-C to stop.",
            file=sys.stderr,
        )
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
