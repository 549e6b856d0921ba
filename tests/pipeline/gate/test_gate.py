"""A client that does not work, or shows a secret, does not take the old one's place."""

import shutil
from copy import deepcopy
from pathlib import Path

import pytest

from pipeline.codegen.package import build_package
from pipeline.documents import Document, PipelineError, format_yaml
from pipeline.gate import gate
from tests.pipeline.real_sources import ROOT, present, repaired


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """What was built last: the package, and the document."""
    shutil.copytree(ROOT / "generated", tmp_path / "generated")
    shutil.copy(ROOT / "openapi.yaml", tmp_path)
    return tmp_path


def findings(built: Path, after: Document | None = None, root: Path = ROOT) -> str:
    with pytest.raises(PipelineError) as raised:
        gate.examine(built, root, present(), build_package(after) if after else present())
    return str(raised.value)


@pytest.mark.usefixtures("measured_programs")
def test_gate_lets_the_client_of_today_pass(built: Path) -> None:
    gate.examine(built, ROOT, present(), present())


def test_gate_refuses_a_package_that_can_not_be_imported(built: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (built / "generated/mijnklantportaal_api/models/webhook.py").write_text("class Webhook(", encoding="utf-8")
    without_overlays = tmp_path_factory.mktemp("bare")
    assert "does not even start: SyntaxError" in findings(built, root=without_overlays)


def test_gate_names_all_that_stands_in_the_way_at_once_with_its_page(built: Path) -> None:
    document = deepcopy(repaired())
    # the package is that of before, so both sides differ
    document["components"]["schemas"]["Webhook"]["properties"]["url"]["type"] = "integer"
    (built / "openapi.yaml").write_text(format_yaml(document), encoding="utf-8")
    del document["components"]["schemas"]["Webhook"]["properties"]["secret"]["format"]
    message = findings(built, document)
    assert "- GET /webhooks/{webhookId} (spec/transcribed/webhooks-api.yaml): " in message
    assert "GET /webhooks/{webhookId} (spec/transcribed/webhooks-api.yaml), asynchronously: " in message
    assert "- Webhook.secret: it was masked" in message


@pytest.mark.usefixtures("measured_programs")
def test_gate_names_the_operation_whose_response_has_no_id(built: Path) -> None:
    document = deepcopy(repaired())
    customer = document["components"]["schemas"]["Customer"]
    del customer["properties"]["id"]
    customer["required"].remove("id")
    (built / "openapi.yaml").write_text(format_yaml(document), encoding="utf-8")
    assert "the response of create-customer has no `id`, and further example data needs it" in findings(built)
