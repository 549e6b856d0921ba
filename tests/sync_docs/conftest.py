"""A documentation site, and a repository that is up to date with it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.codegen.data import Package
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


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that are not about the client take the one that is there for a new one, and don't ask redocly."""

    def keep(_package: Package, root: Path, target: Path) -> None:
        shutil.copytree(root / "generated" / target.name, target)

    def silent(*_: object) -> str:
        return ""

    monkeypatch.setattr("pipeline.codegen.generate.generate", keep)
    monkeypatch.setattr("pipeline.regenerate.examine", silent)
    monkeypatch.setattr("sync_docs.sync.redocly_diff", silent)
