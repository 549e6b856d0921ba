"""Call a live API with the token from MIJNKLANTPORTAAL_TOKEN, and print a table of what agrees with `openapi.yaml`.

Without --allow-writes only operations that read are called. With it every operation is: that makes objects, sends
notifications and closes things, so use a portal that is meant for tests. The command says beforehand what it will do,
and asks. With --observe, several pages and objects are read and compared fact by fact, and what the API does is kept in
spec/observed: shapes and counts, never a value. Exit codes: 0 all agreed, 1 something differs.
"""

import argparse
import sys
from collections import Counter

from live_contract.observe import command
from live_contract.permission import announcement, ask
from mijnklantportaal import MijnKlantportaal
from pipeline.documents import PipelineError, read_yaml
from pipeline.examine.examination import examine
from pipeline.examine.probes import probes
from pipeline.openapi.shorthand import in_shorthand
from pipeline.regenerate import ROOT
from pipeline.terminal import one_line, tell


def main(arguments: list[str]) -> int:
    """Run the command with the given arguments; returns its exit code."""
    parser = argparse.ArgumentParser(prog="scripts/contract", description=__doc__)
    parser.add_argument("--base-url", metavar="URL", help="where the API is")
    parser.add_argument("--allow-writes", action="store_true", help="call operations that change something, too")
    parser.add_argument("--yes", action="store_true", help="with --allow-writes: do not ask")
    parser.add_argument("--observe", action="store_true", help="keep what the API does in spec/observed")
    parser.add_argument("--into", metavar="FOLDER", help="another folder for what --observe keeps")
    parser.add_argument(
        "--from-log", action="append", default=[], metavar="FILE", help="with --observe: what programs have logged"
    )
    parser.add_argument(
        "--field", action="append", default=[], metavar="NAME", help="with --observe: keep this name of a new field"
    )
    options = parser.parse_args(arguments)
    if not options.base_url and not (options.observe and options.from_log):
        parser.error("--base-url is missing: say where the API is, or give --observe and --from-log")
    for name in ("from_log", "field"):
        if getattr(options, name) and not options.observe:
            parser.error(f"--{name.replace('_', '-')} needs --observe")
    if options.observe:
        return command.run(options)
    try:
        return _examine(options)
    except PipelineError as error:
        tell(str(error), sys.stderr)
        return 1


def _examine(options: argparse.Namespace) -> int:
    """Print a line for each call; returns the exit code."""
    counts = Counter[str]()
    document = in_shorthand(read_yaml(ROOT / "openapi.yaml"))
    calls = tuple(probes(document))
    if options.allow_writes and not ask(announcement(calls), is_given=options.yes):
        tell("nothing was sent")
        return 1
    try:
        portal = MijnKlantportaal(base_url=options.base_url, strict=True)
    except ValueError as error:
        raise PipelineError(str(error)) from error
    with portal:
        for finding in examine(portal.api.send, document, calls, allow_writes=options.allow_writes):
            counts[finding.verdict] += 1
            call = f"{finding.probe.operation.http_method} {finding.probe.operation.path}"
            tell(one_line(f"{finding.verdict:10} {call:75} {finding.details[0]}"))
            for detail in finding.details[1:]:
                tell(one_line(f"{'':86} {detail}"))
    tell(", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items())))
    return 1 if counts["differs"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
