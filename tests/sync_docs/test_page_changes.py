"""What becomes of the pages in `spec/pages`."""

from pathlib import Path

import pytest

from pipeline.documents import PipelineError
from sync_docs.page_changes import PageChanges, update_pages
from tests.sync_docs.sample_repository import CREATE_THING, LIST_THINGS, page

SITE = "https://docs.example"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "spec/pages").mkdir(parents=True)
    return tmp_path


def put(root: Path, name: str, text: str) -> None:
    (root / "spec/pages" / name).write_bytes(text.encode())


def updated(root: Path, pages: dict[str, str], guides: tuple[str, ...] = (), prune: bool = False) -> PageChanges:
    bodies = {SITE + path: text.encode() for path, text in pages.items()}
    addresses = [SITE + path for path in guides]
    return update_pages(root / "spec/pages", bodies, documents={}, guides=addresses, prune=prune)


def names(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "spec/pages").iterdir())


def test_rendered_page_gives_way_to_the_markdown_page_of_its_operation(root: Path) -> None:
    put(root, "things.txt", "GET\n/\nthings\n")
    put(root, "notes.txt", "GET\n/\nnotes\n")
    found = updated(root, {"/list-things.md": LIST_THINGS}, guides=("/welcome.md",))
    assert found.superseded == (("things.txt", "list-things.md"),)
    assert names(root) == ["list-things.md", "notes.txt"]


def test_page_renamed_upstream_is_renamed(root: Path) -> None:
    put(root, "things.md", LIST_THINGS)
    found = updated(root, {"/list-things.md": LIST_THINGS})
    assert (found.added, found.superseded) == (("list-things.md",), (("things.md", "list-things.md"),))
    assert names(root) == ["list-things.md"]


def test_page_names_that_come_to_clash_both_become_longer(root: Path) -> None:
    put(root, "list.md", LIST_THINGS)
    found = updated(root, {"/things/list.md": LIST_THINGS, "/notes/list.md": page("get", "/notes", "list-notes")})
    assert found.superseded == (("list.md", "things-list.md"),)
    assert names(root) == ["notes-list.md", "things-list.md"]


@pytest.mark.parametrize(
    "text",
    [
        LIST_THINGS + "\n\n",
        LIST_THINGS.rstrip("\n"),
        LIST_THINGS.replace("# list-things", "# list-things  "),
        LIST_THINGS.replace("\n", "\r\n"),
    ],
    ids=["blank lines", "no final newline", "trailing blanks", "Windows newlines"],
)
def test_trailing_white_space_is_not_a_change(root: Path, text: str) -> None:
    put(root, "list-things.md", LIST_THINGS)
    found = updated(root, {"/list-things.md": text})
    assert (found.unchanged, found.lines()) == (1, [])
    assert (root / "spec/pages/list-things.md").read_bytes() == LIST_THINGS.encode()


def test_leading_white_space_is_a_change(root: Path) -> None:
    put(root, "list-things.md", LIST_THINGS)
    found = updated(root, {"/list-things.md": LIST_THINGS.replace("> What", ">  What")})
    assert found.changed == ("list-things.md",)


def test_page_is_kept_byte_for_byte(root: Path) -> None:
    text = LIST_THINGS.replace("\n", "\r\n") + "\n\n"
    updated(root, {"/list-things.md": text})
    assert (root / "spec/pages/list-things.md").read_bytes() == text.encode()


def test_prune_alone_removes_a_page_that_has_vanished(root: Path) -> None:
    put(root, "create-thing.md", CREATE_THING)
    kept = updated(root, {"/list-things.md": LIST_THINGS})
    assert names(root) == ["create-thing.md", "list-things.md"]
    pruned = updated(root, {"/list-things.md": LIST_THINGS}, prune=True)
    assert kept.vanished == pruned.vanished == ("create-thing.md",)
    assert names(root) == ["list-things.md"]


@pytest.mark.parametrize("name", ["create-thing.md", "api-create-thing.md", "create-thing.txt"])
def test_prune_keeps_a_page_that_is_listed_but_has_lost_its_operation(root: Path, name: str) -> None:
    put(root, name, CREATE_THING)
    with pytest.raises(PipelineError, match=rf"{name}: https://docs\.example/api/create-thing\.md\nOpen them"):
        updated(root, {"/list-things.md": LIST_THINGS}, guides=("/api/create-thing.md",), prune=True)
    assert name in names(root)


def test_page_that_can_not_be_understood_is_named_with_its_address_and_so_are_all_others(root: Path) -> None:
    with pytest.raises(PipelineError) as caught:
        updated(root, {"/a.md": "## OpenAPI\n", "/b.md": LIST_THINGS, "/c.md": "## OpenAPI\n"})
    first, *others = str(caught.value).splitlines()
    assert first == "these pages can't be understood, so nothing has been changed:"
    assert [line.split(":")[0] for line in others] == ["a.md", "c.md"]
    assert others[0].endswith("It came from https://docs.example/a.md")
