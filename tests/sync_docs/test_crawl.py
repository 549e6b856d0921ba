"""From the index to the pages that describe an operation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.documents import PipelineError
from sync_docs.crawl import Crawled, crawl
from sync_docs.crawl_cache import CrawlCache
from sync_docs.fetch import Fetcher, Politeness
from tests.sync_docs.sample_site import Response, SampleSite


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[CrawlCache]:
    found = CrawlCache(tmp_path)
    with found.exclusive():
        yield found


def crawled(documentation: SampleSite, cache: CrawlCache, address: str = "") -> Crawled:
    with Fetcher(Politeness(pause=0, backoff=0)) as fetcher:
        return crawl(address or documentation.address, fetcher, cache)


def paths(documentation: SampleSite, found: Crawled) -> list[str]:
    return [url.removeprefix(documentation.address) for url in found.pages]


def test_crawl_takes_pages_with_an_openapi_heading_or_block_for_api_pages(
    documentation: SampleSite, cache: CrawlCache
) -> None:
    documentation.files = {
        "/api.md": "# A\n\n## OpenAPI\n",
        "/block.md": "# A\n\n```yaml get /a\n```\n",
        "/windows.md": "# A\r\n\r\n## OpenAPI\r\n",
        "/guide.md": "# How OpenAPI is used\n\n### OpenAPI\n\nSee ## OpenAPI.\n",
    }
    documentation.list_pages()
    found = crawled(documentation, cache)
    assert paths(documentation, found) == ["/api.md", "/block.md", "/windows.md"]
    assert [entry.title for entry in found.guides] == ["/guide.md"]


def test_crawl_names_every_page_that_is_listed_but_not_there(documentation: SampleSite, cache: CrawlCache) -> None:
    documentation.list_pages("- [Gone](/a-gone.md)", "- [Gone too](/z-gone.md)")
    with pytest.raises(PipelineError) as caught:
        crawled(documentation, cache)
    assert str(caught.value).splitlines() == [
        "the index lists these pages, but they are not there, so nothing has been changed:",
        f"{documentation.address}/a-gone.md",
        f"{documentation.address}/z-gone.md",
        "The documentation is broken: try later.",
    ]


def test_crawl_without_an_index_is_an_error(documentation: SampleSite, cache: CrawlCache) -> None:
    with pytest.raises(PipelineError, match=r"/elsewhere/llms\.txt: there is no index\. Check --from\."):
        crawled(documentation, cache, f"{documentation.address}/elsewhere/")


def test_crawl_without_an_api_page_is_an_error(documentation: SampleSite, cache: CrawlCache) -> None:
    documentation.files = {"/welcome.md": "# Welcome\n"}
    documentation.list_pages()
    with pytest.raises(PipelineError, match="none of the pages listed describes an operation"):
        crawled(documentation, cache)


def test_resume_after_a_failure_requests_only_what_is_missing(documentation: SampleSite, cache: CrawlCache) -> None:
    last = "/welcome.md"
    documentation.queued[last] = [Response(403)]
    with pytest.raises(PipelineError, match="status 403"):
        crawled(documentation, cache)
    documentation.requests.clear()
    assert len(crawled(documentation, cache).pages) == 2
    assert documentation.requested == ["/llms.txt", last]
