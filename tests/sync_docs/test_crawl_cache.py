"""What a run leaves for the next one, and the lock between runs."""

import json
import time
from pathlib import Path

import pytest

from pipeline.documents import PipelineError
from sync_docs.crawl_cache import CrawlCache
from sync_docs.fetch import File

URL = "https://docs.example/a.md"
FILE = File(b"first\nsecond \xff\n", '"tag"', None)


@pytest.fixture
def cache(tmp_path: Path) -> CrawlCache:
    found = CrawlCache(tmp_path / "cache")
    with found.exclusive():
        return found


def test_cache_returns_a_file_as_it_was(cache: CrawlCache) -> None:
    before = time.time()
    assert cache.load(URL)[0] is None
    cache.save(URL, FILE)
    saved, fetched = CrawlCache(cache.folder).load(URL)
    assert saved == FILE
    assert before <= fetched <= time.time()


@pytest.mark.parametrize("content", [b"", b"not JSON", b'{"etag": null}\nbody'])
def test_cache_ignores_a_damaged_file(cache: CrawlCache, content: bytes) -> None:
    cache.save(URL, FILE)
    (path,) = (cache.folder / "files").iterdir()
    path.write_bytes(content)
    assert cache.load(URL)[0] is None


def test_resume_an_interrupted_run(cache: CrawlCache) -> None:
    began = cache.begin("index")
    assert cache.begin("index") == began


def test_resume_only_a_run_of_the_same_index(cache: CrawlCache) -> None:
    began = cache.begin("index")
    assert cache.begin("other") > began


def test_resume_no_run_that_was_completed(cache: CrawlCache) -> None:
    began = cache.begin("index")
    cache.finish([])
    assert cache.begin("index") > began


@pytest.mark.parametrize("hours", [7, -1])
def test_resume_no_run_that_began_long_ago_or_in_the_future(cache: CrawlCache, hours: int) -> None:
    began = time.time() - hours * 3600
    (cache.folder / "run.json").write_text(json.dumps({"index": "index", "began": began}), encoding="utf-8")
    assert abs(cache.begin("index") - time.time()) < 60


def test_cache_forgets_what_is_no_longer_listed_when_a_run_is_completed(cache: CrawlCache) -> None:
    cache.save(URL, FILE)
    cache.save("https://docs.example/b.md", FILE)
    cache.finish([URL])
    assert cache.load(URL)[0]
    assert cache.load("https://docs.example/b.md")[0] is None


def test_lock_refuses_two_runs_at_once(cache: CrawlCache) -> None:
    with (
        cache.exclusive(),
        pytest.raises(PipelineError, match="another scripts/sync-docs is running"),
        CrawlCache(cache.folder).exclusive(),
    ):
        pass
