"""From the index to the pages that describe an operation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.documents import PipelineError
from sync_docs.collect import Collected, collect
from sync_docs.fetch import Fetcher, Manners
from sync_docs.state import State
from tests.sync_docs.site import Reply, Site


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    found = State(tmp_path)
    with found.exclusive():
        yield found


def collected(documentation: Site, state: State, address: str = "") -> Collected:
    with Fetcher(Manners(pause=0, backoff=0)) as fetcher:
        return collect(address or documentation.address, fetcher, state)


def paths(documentation: Site, found: Collected) -> list[str]:
    return [url.removeprefix(documentation.address) for url in found.pages]


def test_pages_with_an_openapi_heading_or_block_are_api_pages(documentation: Site, state: State) -> None:
    documentation.files = {
        "/api.md": "# A\n\n## OpenAPI\n",
        "/block.md": "# A\n\n```yaml get /a\n```\n",
        "/windows.md": "# A\r\n\r\n## OpenAPI\r\n",
        "/guide.md": "# How OpenAPI is used\n\n### OpenAPI\n\nSee ## OpenAPI.\n",
    }
    documentation.list_pages()
    found = collected(documentation, state)
    assert paths(documentation, found) == ["/api.md", "/block.md", "/windows.md"]
    assert [entry.title for entry in found.guides] == ["/guide.md"]


def test_a_listed_page_that_is_not_there_is_missing(documentation: Site, state: State) -> None:
    documentation.list_pages("- [Gone](/gone.md)")
    found = collected(documentation, state)
    assert [entry.title for entry in found.missing] == ["Gone"]
    assert len(found.pages) == 2


def test_documentation_without_an_index_is_an_error(documentation: Site, state: State) -> None:
    with pytest.raises(PipelineError, match=r"/elsewhere/llms\.txt: there is no index\. Check --from\."):
        collected(documentation, state, f"{documentation.address}/elsewhere/")


def test_documentation_without_an_api_page_is_an_error(documentation: Site, state: State) -> None:
    documentation.files = {"/welcome.md": "# Welcome\n"}
    documentation.list_pages()
    with pytest.raises(PipelineError, match="none of the pages listed describes an operation"):
        collected(documentation, state)


def test_what_was_fetched_before_a_failure_is_not_asked_again(documentation: Site, state: State) -> None:
    last = "/welcome.md"
    documentation.troubles[last] = [Reply(403)]
    with pytest.raises(PipelineError, match="status 403"):
        collected(documentation, state)
    documentation.requests.clear()
    assert len(collected(documentation, state).pages) == 2
    assert documentation.asked == ["/llms.txt", last]
