"""Transcriptions in a copy of the repository: one more is followed everywhere, one that a page overtook is named."""

import ast
import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from pipeline.diff.report import Change
from pipeline.diff.semver import Step
from pipeline.documents import Document, Source, format_yaml
from pipeline.merge.sources import merge
from pipeline.openapi.vocabulary import is_inferred
from pipeline.openapi.walk import operations, schemas
from pipeline.read.pages import read_pages
from pipeline.regenerate import regenerate, ruled_sources
from pipeline.rules.apply import apply_rules
from tests.pipeline.real_sources import ROOT, RULES, merged, transcribed

KNOWN_BY_HAND = {call[:2] for source in transcribed() for call in operations(source.document)}
# those beside which nothing else is known of their operations
PAGES = [
    page
    for page in apply_rules(read_pages(ROOT / "spec" / "pages", ROOT), RULES).sources
    if KNOWN_BY_HAND.isdisjoint(call[:2] for call in operations(page.document))
]

NOTES = """
openapi: 3.1.1
paths:
  /customer-groups/{customerGroupId}/notes:
    get:
      tags: [Customer Groups API]
      summary: Read what was noted about a group
      operationId: list-customer-group-notes
      parameters:
        - name: customerGroupId
          in: path
          required: true
          description: The group.
          schema:
            type: string
            pattern: ^grp_
        - name: since
          in: query
          required: false
          description: The first day of interest.
          schema:
            type: string
            format: date
      responses:
        '200':
          description: The notes.
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/CustomerGroupNote'
components:
  schemas:
    CustomerGroupNote:
      type: object
      description: A note about a group.
      required: [text, madeOn]
      properties:
        text:
          type: string
          description: What was noted.
        madeOn:
          type: string
          format: date
          description: When it was noted.
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of all that the client is built from, and of the document that was built of it."""
    for name in ("spec", "generator-templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("generator-config.yaml", "openapi.yaml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def methods_of(module: Path, class_name: str) -> dict[str, str]:
    """The methods of a class as they are written in a file: their arguments and what they return."""
    [found] = [
        node
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and node.name == class_name
    ]
    return {
        node.name: f"{ast.unparse(node.args)} -> {ast.unparse(node.returns or node)}"
        for node in found.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_transcription_of_an_operation_becomes_a_typed_method_and_a_minor_step(repository: Path) -> None:
    (repository / "spec/transcribed/notes.yaml").write_text(NOTES, encoding="utf-8")
    report = regenerate(repository).report
    package = repository / "generated" / "mijnklantportaal_api"
    groups = package / "api" / "customer_groups" / "__init__.py"
    for name in ("CustomerGroupsResource", "AsyncCustomerGroupsResource"):
        assert methods_of(groups, name)["list_notes"] == (
            "self, customer_group_id: str, *, since: datetime.date | None=None, "
            "options: RequestOptions | None=None -> builtins.list[CustomerGroupNote]"
        )
    assert "made_on: datetime.date" in (package / "models/customer_group_note.py").read_text(encoding="utf-8")
    assert "portal.customer_groups.list_notes(" in (repository / "docs/api/customer_groups.md").read_text(
        encoding="utf-8"
    )
    assert report.step is Step.MINOR
    assert report.changes == (
        Change(
            Step.MINOR,
            "added operation list-customer-group-notes (GET /customer-groups/{customerGroupId}/notes), "
            "with the new class CustomerGroupNote",
        ),
    )


def without_origins(part: Any) -> Any:
    """The same without our marks of what is known from where, and in one order."""
    if isinstance(part, dict):
        marks = ("x-source", "x-beyond-source", "x-inferred")
        return {key: without_origins(part[key]) for key in sorted(part) if key not in marks}
    return [without_origins(item) for item in part] if isinstance(part, list) else part


def transcribe(repository: Path, page: Source, document: Document) -> str:
    """Write what a page says as a transcription, and return its name."""
    name = f"spec/transcribed/{Path(page.name).stem}.yaml"
    (repository / name).write_text(format_yaml(document), encoding="utf-8")
    return name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: Path(page.name).stem)
def test_transcription_that_a_page_has_overtaken_can_be_removed(page: Source, repository: Path) -> None:
    name = transcribe(repository, page, page.document)
    found = merge(ruled_sources(repository).sources)
    assert next(report for report in found.reports if name in report).startswith(f"{name}: a page says ")
    assert without_origins(found.document) == without_origins(merged())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: Path(page.name).stem)
def test_transcription_that_contradicts_its_page_is_named_with_the_place(page: Source, repository: Path) -> None:
    document = deepcopy(page.document)
    place, field = next(
        (place, schema)
        for place, schema in schemas(document)
        if place.startswith("/paths/")
        and "/properties/" in place
        and schema.get("type") in ("string", "array")
        and not is_inferred(schema)
    )
    kind, field["type"] = field["type"], "boolean"
    name = transcribe(repository, page, document)
    found = merge(ruled_sources(repository).sources)
    assert [report for report in found.reports if f"{name} contradicts" in report] == [
        f"{name} contradicts {page.name} at {place}/type: ['boolean'] against ['{kind}']",
    ]
    assert without_origins(found.document) == without_origins(merged())
