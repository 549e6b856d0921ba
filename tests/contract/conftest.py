"""The judge, started once for all tests that need it."""

from collections.abc import Iterator

import pytest

from pipeline.documents import format_yaml
from tests.committed import committed_document
from tests.contract.prism import prism
from tests.contract.prism_document import judge_document


@pytest.fixture(scope="session")
def prism_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Base URL of a Prism that judges requests by the repository's document."""
    judged = tmp_path_factory.mktemp("prism") / "openapi.yaml"
    judged.write_text(format_yaml(judge_document(committed_document())), encoding="utf-8")
    with prism(judged) as url:
        yield url
