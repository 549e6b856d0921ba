"""`python -m mijnklantportaal.sandbox`: serve until interrupted."""

import argparse
import sys
import threading

from ._server import Sandbox


def main(arguments: list[str] | None = None) -> None:
    """Print the base URL on standard output, then serve until Ctrl-C."""
    parser = argparse.ArgumentParser(
        prog="python -m mijnklantportaal.sandbox", description="Serve the sandbox."
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: loopback only)")
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: any free one)")
    parser.add_argument("--token", default="sandbox", help="the bearer token it accepts (default: sandbox)")
    parser.add_argument(
        "--rate-limit", type=int, default=60, help="requests a minute, 0 for no limit (default: 60)"
    )
    options = parser.parse_args(arguments)
    with Sandbox(
        token=options.token, rate_limit=options.rate_limit or None, host=options.host, port=options.port
    ) as sandbox:
        print(sandbox.base_url, flush=True)
        print(f"Send 'Authorization: Bearer {sandbox.token}'; Ctrl-C stops.", file=sys.stderr)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
