"""A documentation site, and a repository that is up to date with it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.regenerate import regenerate
from tests.built_once import built_once
from tests.sync_docs.sample_repository import CREATE_THING, GUIDE, LIST_THINGS, make_repository
from tests.sync_docs.sample_site import SampleSite, sample_site


@pytest.fixture
def documentation() -> Iterator[SampleSite]:
    """The site, with both pages of things and a guide in its index."""
    with sample_site() as running:
        running.files = {
            "/welcome.md": GUIDE,
            "/api-reference/things-api/list-things.md": LIST_THINGS,
            "/api-reference/things-api/create-thing.md": CREATE_THING,
        }
        running.list_pages()
        yield running


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once(tmp_path_factory, "things", lambda folder: regenerate(make_repository(folder)))


@pytest.fixture
def repository(_built: Path, tmp_path: Path) -> Path:
    """A repository of its own for each test, with everything built."""
    return Path(shutil.copytree(_built, tmp_path / "repository"))
