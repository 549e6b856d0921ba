"""`scripts/contract --observe`: reads a live API, and keeps what it does in `spec/observed`."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from live_contract.observe.calls.writing import announcement
from live_contract.observe.counts.logs import read_log
from live_contract.observe.observation_writer import write_observations, write_reported
from live_contract.observe.reporting.report import log_report, report
from live_contract.observe.run import Clients, Subject, observe
from live_contract.permission import ask
from mijnklantportaal import MijnKlantportaal
from pipeline.codegen.package import build_package
from pipeline.compare.remaining_differences import remaining_differences
from pipeline.documents import PipelineError, read_yaml
from pipeline.observed.differences import differences
from pipeline.observed.files import OBSERVED, check_writable, read_observed
from pipeline.observed.sightings import Evidence
from pipeline.openapi.shorthand import in_shorthand
from pipeline.regenerate import ROOT
from pipeline.terminal import one_line, tell

_WRONG_TOKEN = "contract-test"  # noqa: S105 - it is wrong on purpose


def run(options: argparse.Namespace) -> int:
    """Observe as the options say; returns the exit code."""
    try:
        return _run(options)
    except PipelineError as error:
        tell(str(error), sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    folder = Path(options.into or ROOT / OBSERVED)
    read_observed(folder, folder)  # what can't be read now can't be written after minutes of requests
    check_writable(folder)
    logs = [_content(Path(name)) for name in options.from_log]
    clients = _clients(options.base_url) if options.base_url else None
    document = in_shorthand(read_yaml(ROOT / "openapi.yaml"))
    day = datetime.now().astimezone().date().isoformat()
    subject = Subject(document, build_package(document), day, tuple(options.field))
    may_write = bool(clients and options.allow_writes)
    if may_write and not ask(announcement(subject.package), is_given=options.yes):
        tell("nothing was sent")
        return 1
    differs = [_observe(clients, subject, folder, may_write=may_write)] if clients else []
    differs += [_read_log(content, subject, folder) for content in logs]
    return 1 if any(differs) else 0


def _observe(clients: Clients, subject: Subject, folder: Path, *, may_write: bool) -> bool:
    """Whether the API differs from the document."""
    writes = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}" if may_write else None
    with clients.portal, clients.stranger:
        observed = observe(clients, subject, _tell_progress, writes=writes)
    for path in write_observations(observed.observations, subject.package, folder):
        tell(f"wrote {path}")
    evidence = Evidence(subject.document, observed.observations)
    found = [*remaining_differences(evidence)]
    for line in ("", *report(evidence, found, observed)):
        tell(one_line(line))
    return bool(found)


def _read_log(content: bytes, subject: Subject, folder: Path) -> bool:
    """Whether a log tells of an API that differs from the document."""
    log = read_log(content, *subject)
    tell(f"wrote {write_reported(log.observations, folder)}")
    found = differences(Evidence(subject.document, log.observations))
    for line in log_report(found, log):
        tell(one_line(line))
    return bool(found)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PipelineError(f"{path}: {error.strerror}") from error


def _clients(base_url: str) -> Clients:
    try:
        return Clients(MijnKlantportaal(base_url=base_url), MijnKlantportaal(_WRONG_TOKEN, base_url=base_url))
    except ValueError as error:
        raise PipelineError(str(error)) from error


def _tell_progress(line: str) -> None:
    tell(line, sys.stderr)
