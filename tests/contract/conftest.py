"""The judge, started once for all tests that need it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.documents import format_yaml, read_yaml
from tests.contract.prism import prism
from tests.contract.prism_document import judge_document


@pytest.fixture(scope="session")
def prism_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Base URL of a Prism that judges requests by the document that is for everybody."""
    document = read_yaml(Path(__file__).parents[2] / "docs/openapi.yaml")
    judged = tmp_path_factory.mktemp("prism") / "openapi.yaml"
    judged.write_text(format_yaml(judge_document(document)), encoding="utf-8")
    with prism(judged) as url:
        yield url
