"""What becomes of the pages that are there."""

from pathlib import Path

import pytest

from pipeline.documents import PipelineError
from sync_docs.arrangement import Arrangement, arrange
from tests.sync_docs.things import CREATE_THING, LIST_THINGS, page

SITE = "https://docs.example"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "spec/pages").mkdir(parents=True)
    return tmp_path


def put(root: Path, name: str, text: str) -> None:
    (root / "spec/pages" / name).write_bytes(text.encode())


def in_canonical_order(
    root: Path, pages: dict[str, str], missing: tuple[str, ...] = (), prune: bool = False
) -> Arrangement:
    bodies = {SITE + path: text.encode() for path, text in pages.items()}
    return arrange(bodies, [SITE + path for path in missing], root, root / "new", prune=prune)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_rendered_page_gives_way_to_the_markdown_page_of_its_operation(root: Path) -> None:
    put(root, "things.txt", "GET\n/\nthings\n")
    put(root, "notes.txt", "GET\n/\nnotes\n")
    found = in_canonical_order(root, {"/list-things.md": LIST_THINGS}, missing=("/notes.md",))
    assert found.superseded == (("things.txt", "list-things.md"),)
    assert names(found.folder) == ["list-things.md", "notes.txt"]
    assert found.changes_pages


def test_a_page_that_was_renamed_upstream_is_renamed(root: Path) -> None:
    put(root, "things.md", LIST_THINGS)
    found = in_canonical_order(root, {"/list-things.md": LIST_THINGS})
    assert (found.added, found.superseded) == (("list-things.md",), (("things.md", "list-things.md"),))
    assert names(found.folder) == ["list-things.md"]


def test_pages_that_come_to_share_a_name_both_get_longer_ones(root: Path) -> None:
    put(root, "list.md", LIST_THINGS)
    found = in_canonical_order(
        root, {"/things/list.md": LIST_THINGS, "/notes/list.md": page("get", "/notes", "list-notes")}
    )
    assert found.superseded == (("list.md", "things-list.md"),)
    assert names(found.folder) == ["notes-list.md", "things-list.md"]


@pytest.mark.parametrize(
    "text",
    [
        LIST_THINGS + "\n\n",
        LIST_THINGS.rstrip("\n"),
        LIST_THINGS.replace("# list-things", "# list-things  "),
        LIST_THINGS.replace("\n", "\r\n"),
    ],
    ids=["lines", "no last line end", "blanks", "line ends of Windows"],
)
def test_white_space_at_an_end_is_no_change(root: Path, text: str) -> None:
    put(root, "list-things.md", LIST_THINGS)
    found = in_canonical_order(root, {"/list-things.md": text})
    assert (found.unchanged, found.changes_pages) == (1, False)
    assert (found.folder / "list-things.md").read_bytes() == LIST_THINGS.encode()


def test_white_space_that_leads_a_line_is_a_change(root: Path) -> None:
    put(root, "list-things.md", LIST_THINGS)
    found = in_canonical_order(root, {"/list-things.md": LIST_THINGS.replace("> What", ">  What")})
    assert found.changed == ("list-things.md",)


def test_a_page_is_kept_byte_for_byte(root: Path) -> None:
    text = LIST_THINGS.replace("\n", "\r\n") + "\n\n"
    found = in_canonical_order(root, {"/list-things.md": text})
    assert (found.folder / "list-things.md").read_bytes() == text.encode()


def test_only_pruning_removes_a_page_that_has_vanished(root: Path) -> None:
    put(root, "create-thing.md", CREATE_THING)
    kept = in_canonical_order(root, {"/list-things.md": LIST_THINGS})
    assert names(kept.folder) == ["create-thing.md", "list-things.md"]
    pruned = in_canonical_order(root, {"/list-things.md": LIST_THINGS}, prune=True)
    assert kept.vanished == pruned.vanished == ("create-thing.md",)
    assert names(pruned.folder) == ["list-things.md"]


def test_every_page_that_can_not_be_understood_is_named_with_its_address(root: Path) -> None:
    with pytest.raises(PipelineError) as caught:
        in_canonical_order(root, {"/a.md": "## OpenAPI\n", "/b.md": LIST_THINGS, "/c.md": "## OpenAPI\n"})
    first, *others = str(caught.value).splitlines()
    assert first == "these pages can't be understood, so nothing has been changed:"
    assert [line.split(":")[0] for line in others] == ["a.md", "c.md"]
    assert others[0].endswith("It came from https://docs.example/a.md")
    assert names(root / "spec/pages") == []
