"""What pages say is taken out of transcriptions, and what no longer fits out of fixes; the document stays the same."""

from pathlib import Path

import pytest

from pipeline.adopt.needless import drop_needless_actions, drop_needless_facts
from pipeline.documents import Document, format_yaml, read_yaml
from pipeline.merge.sources import Merged, merge
from pipeline.read.transcribed import read_transcribed
from tests.pipeline.small_sources import customer, document, markdown

NAME = "spec/transcribed/customers.yaml"
PAGE_PARAMETER = {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1}}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "spec/transcribed").mkdir(parents=True)
    (tmp_path / "spec/fixes").mkdir()
    return tmp_path


def transcribe(root: Path, known: Document) -> None:
    (root / NAME).write_text("# why\n" + format_yaml(known), encoding="utf-8")


def merged(root: Path, page: Document) -> Merged:
    return merge([markdown("list", **page), *read_transcribed(root / "spec/transcribed", root)])


def without_origins(found: Merged) -> str:
    lines = format_yaml(found.document).splitlines()
    return "\n".join(line for line in lines if "x-source" not in line)


def test_needless_transcription_is_deleted_when_a_page_says_all_of_it(root: Path) -> None:
    known = {key: value for key, value in document().items() if key in ("openapi", "paths")}
    transcribe(root, known)
    before = merged(root, {})
    assert list(drop_needless_facts(root, before.facts)) == [NAME]
    assert not (root / NAME).exists()


def test_needless_facts_leave_and_what_the_page_leaves_unsaid_stays(root: Path) -> None:
    secret = {"type": "string", "format": "password", "description": "Ours"}
    known = document(
        schemas={"Customer": {**customer(secret=secret), "required": ["id"], "x-inferred": "required: seen"}},
        operation={"x-method": "all"},
    )
    transcribe(root, known)
    page = {"schemas": {"Customer": customer(secret={"type": "string", "description": "Theirs"})}}
    before = merged(root, page)
    drop_needless_facts(root, before.facts)
    left = read_yaml(root / NAME)
    assert left["components"]["schemas"]["Customer"] == {
        "type": "object",
        "properties": {"secret": {"format": "password", "description": "Ours"}},
        "required": ["id"],
        "x-inferred": "required: seen",
    }
    assert left["paths"]["/customers"]["get"] == {"x-method": "all"}
    assert (root / NAME).read_text(encoding="utf-8").startswith("# why\n")
    after = merged(root, page)
    assert without_origins(after) == without_origins(before)
    assert after.reports == ()


def test_needless_parameter_keeps_its_name_as_long_as_anything_of_it_stays(root: Path) -> None:
    shown = {"name": "page", "in": "query", "schema": {"type": "integer"}}
    transcribe(root, document(operation={"parameters": [PAGE_PARAMETER]}))
    drop_needless_facts(root, merged(root, {"operation": {"parameters": [shown]}}).facts)
    [left] = read_yaml(root / NAME)["paths"]["/customers"]["get"]["parameters"]
    assert left == {"name": "page", "in": "query", "schema": {"minimum": 1}}


def test_needless_parameter_is_no_longer_reported_when_only_its_name_could_go(root: Path) -> None:
    transcribe(root, document(operation={"parameters": [PAGE_PARAMETER]}))
    shown = {"operation": {"parameters": [{"name": "page", "in": "query", "schema": {"type": "integer"}}]}}
    drop_needless_facts(root, merged(root, shown).facts)
    assert merged(root, shown).reports == ()


def test_needless_parameter_goes_when_a_page_says_all_of_it(root: Path) -> None:
    transcribe(root, document(operation={"parameters": [PAGE_PARAMETER], "x-method": "all"}))
    drop_needless_facts(root, merged(root, {"operation": {"parameters": [PAGE_PARAMETER]}}).facts)
    assert read_yaml(root / NAME)["paths"]["/customers"]["get"] == {"x-method": "all"}


def test_needless_reason_goes_with_the_fact_that_it_was_for(root: Path) -> None:
    known = document(operation={"x-inferred": {"operationId": "from the title", "404": "as elsewhere"}})
    transcribe(root, known)
    drop_needless_facts(root, merged(root, {}).facts)
    [operation] = read_yaml(root / NAME)["paths"]["/customers"].values()
    assert operation == {"x-inferred": {"404": "as elsewhere"}}


FIX = """\
overlay: 1.1.0
info:
  title: Words
  version: '1'
actions:
  # still needed
  - target: $.info
    description: The title is short.
    x-expect: {title: Portal}
    update: {title: The portal}
  - target: $.nothing
    description: Once it was there.
    x-expect: {a: 1}
    update: {a: 2}
"""


def test_needless_action_leaves_and_the_fix_with_its_last(root: Path) -> None:
    one, other = root / "spec/fixes/01-words.yaml", root / "spec/fixes/02-gone.yaml"
    one.write_text(FIX, encoding="utf-8")
    other.write_text(FIX.replace("  # still needed\n", "").replace("$.info", "$.gone"), encoding="utf-8")
    dropped = drop_needless_actions(root, document())
    assert [line.partition(" (")[0] for line in dropped] == [
        "spec/fixes/01-words.yaml:11: action 2",
        "spec/fixes/02-gone.yaml:6: action 1",
        "spec/fixes/02-gone.yaml:10: action 2",
    ]
    assert one.read_text(encoding="utf-8") == FIX[: FIX.index("  - target: $.nothing")]
    assert not other.exists()
