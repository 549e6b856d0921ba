"""`scripts/contract --observe`: reads a live API, and keeps what it does in `spec/observed`."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from live_contract.comparison import differences
from live_contract.keeping import keep
from live_contract.observing import Clients, observe
from live_contract.report import report
from live_contract.sightings import Evidence
from mijnklantportaal import MijnKlantportaal
from pipeline.codegen.package import build_package
from pipeline.documents import PipelineError, read_yaml
from pipeline.observed.files import OBSERVED, read_observed
from pipeline.regenerate import ROOT
from pipeline.terminal import one_line, tell

_WRONG_TOKEN = "contract-test"  # noqa: S105 - it is wrong on purpose


def run(options: argparse.Namespace) -> int:
    """Observe as the options say; returns the exit code."""
    try:
        return _observe(options)
    except PipelineError as error:
        tell(str(error), sys.stderr)
        return 1


def _observe(options: argparse.Namespace) -> int:
    folder = Path(options.into or ROOT / OBSERVED)
    read_observed(folder, folder)  # what can't be read now can't be written after minutes of requests
    clients = _clients(options.base_url)
    document = read_yaml(ROOT / "openapi.yaml")
    package = build_package(document)
    day = datetime.now().astimezone().date().isoformat()
    with clients.portal, clients.stranger:
        observed = observe(clients, document, package, day, _tell_progress)
    for path in keep(observed.observations, package, folder):
        tell(f"wrote {path}")
    evidence = Evidence(document, observed.observations)
    found = differences(evidence)
    for line in ("", *report(evidence, found, observed.not_tried)):
        tell(one_line(line))
    return 1 if found else 0


def _clients(base_url: str) -> Clients:
    try:
        return Clients(MijnKlantportaal(base_url=base_url), MijnKlantportaal(_WRONG_TOKEN, base_url=base_url))
    except ValueError as error:
        raise PipelineError(str(error)) from error


def _tell_progress(operation_id: str) -> None:
    tell(f"reads {operation_id}", sys.stderr)
