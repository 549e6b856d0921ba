"""`scripts/adopt` as a whole: it shows what pages say before anything is written, and writes all of it or nothing."""

import json
import shutil
from pathlib import Path

import pytest

from pipeline.adopt.adopt import main
from pipeline.documents import DOCUMENTATION, read_yaml
from pipeline.regenerate import find_differences, regenerate
from tests.built_once import built_once
from tests.sync_docs.sample_repository import LIST_NOTES, LIST_THINGS, TRANSCRIPTION, contents, make_repository

NOTES = "spec/transcribed/notes.yaml"


@pytest.fixture
def repository(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that knows the notes without a page, with everything built."""

    def build(folder: Path) -> None:
        make_repository(folder)
        (folder / NOTES).write_text(TRANSCRIPTION, encoding="utf-8")
        regenerate(folder)

    return Path(shutil.copytree(built_once(tmp_path_factory, "things-and-notes", build), tmp_path / "repository"))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "list-notes.md").write_text(LIST_NOTES, encoding="utf-8")
    return tmp_path / "list-notes.md"


def test_adopt_shows_every_fact_and_writes_nothing(
    repository: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(repository)
    assert main([str(page)], repository) == 0
    report = capsys.readouterr().out
    assert "spec/pages/list-notes.md: confirms " in report
    assert "  confirms     /paths/~1notes/get: " in report
    assert f"taken out of {NOTES}: " in report
    assert report.endswith("Nothing was written; --write does it.\n")
    assert contents(repository) == before


def test_adopt_writes_all_of_it_and_a_second_time_changes_nothing(
    repository: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--write", str(page)], repository) == 0
    assert (repository / "spec/pages/list-notes.md").read_text(encoding="utf-8") == LIST_NOTES
    assert not (repository / NOTES).exists()
    operation = read_yaml(repository / "openapi.yaml")["paths"]["/notes"]["get"]
    assert operation["x-source"] == f"{DOCUMENTATION}/api-reference/notes-api/list-notes"
    assert "x-transcribed" not in operation
    assert find_differences(repository) == []
    after = contents(repository)
    capsys.readouterr()
    assert main(["--write", str(page)], repository) == 0
    assert "Nothing changed." in capsys.readouterr().out
    assert contents(repository) == after


@pytest.mark.parametrize("moves", [0, 1])
def test_adopt_that_is_killed_while_it_writes_is_completed_by_the_next_run(
    repository: Path, page: Path, moves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill leaves what an exception leaves here, but for the scratch folder."""
    replace, left = Path.replace, iter(range(moves))

    def replace_some(path: Path, target: Path) -> Path:
        if ".adopting" not in target.parts:
            next(left)
        return replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace_some)
        with pytest.raises(StopIteration):
            main(["--write", str(page)], repository)
    # the page is there before anything that it says has left the transcription
    assert (repository / "spec/pages/list-notes.md").exists() == (moves > 0)
    assert (repository / NOTES).exists()
    (repository / ".adopting/generated").mkdir(parents=True)
    assert main(["--write", str(page)], repository) == 0
    assert not (repository / NOTES).exists()
    assert not (repository / ".adopting").exists()
    assert find_differences(repository) == []


HOSTILE = "\x1b]8;;http://a.example\x07b\x1b[2J\x9b31m\u202ec\u2066\u200b\x00\x08\r\n- removed operation d"


@pytest.mark.parametrize("server", ["https://things.example/v1", HOSTILE], ids=["adopted", "refused"])
def test_adopt_writes_nothing_that_a_terminal_obeys_and_no_line_of_a_page(
    repository: Path, page: Path, server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = json.dumps(HOSTILE)
    changes = {
        "summary: List notes": f"summary: {text}\n      description: {text}",
        "- Notes API\n": f"- Notes API\n      parameters: [{{name: {text}, in: query, schema: {{type: string}}}}]\n",
        "https://things.example/v1": json.dumps(server),
        "colour:\n          type: string": f"colour:\n          type: string\n          enum: [{text}, e]",
        "id:\n          type: string": f"id:\n          type: string\n          format: {text}",
    }
    hostile = LIST_NOTES
    for old, new in changes.items():
        assert old in hostile
        hostile = hostile.replace(old, new, 1)
    page.write_text(hostile, encoding="utf-8")
    assert main([str(page)], repository) == (server == HOSTILE)
    printed = "".join(capsys.readouterr())
    assert "x1b]8;;http://a.example" in printed
    assert all(character.isprintable() or character == "\n" for character in printed)
    lines = [line.strip() for line in printed.splitlines()]
    assert [line for line in lines if line.startswith("- removed operation d")] == []


def test_adopt_puts_a_page_in_the_place_of_one_of_another_name(repository: Path, tmp_path: Path) -> None:
    newer = tmp_path / "all-things.md"
    newer.write_text(LIST_THINGS.replace("List things", "List all things"), encoding="utf-8")
    assert main(["--write", str(newer)], repository) == 0
    assert {path.name for path in (repository / "spec/pages").iterdir()} == {"all-things.md", "create-thing.md"}


def test_adopt_puts_a_page_of_several_operations_in_the_place_of_all_their_pages(
    repository: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "things.md"
    create = (repository / "spec/pages/create-thing.md").read_text(encoding="utf-8")
    whole.write_text(f"{LIST_THINGS}\n\n{create}", encoding="utf-8")
    assert main(["--write", str(whole)], repository) == 0
    assert {path.name for path in (repository / "spec/pages").iterdir()} == {"things.md"}
    assert find_differences(repository) == []


def test_adopt_shows_both_sides_of_a_contradiction(
    repository: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert TRANSCRIPTION.count("Notes API") == 1
    (repository / NOTES).write_text(TRANSCRIPTION.replace("Notes API", "Things API"), encoding="utf-8")
    main([str(page)], repository)
    assert f"tags: ['Notes API'], {NOTES} says ['Things API']" in capsys.readouterr().out


def test_adopt_names_every_page_that_can_not_be_read(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(repository)
    pages = [tmp_path / "one.md", tmp_path / "other.txt", tmp_path / "missing.md"]
    for page in pages[:2]:
        page.write_text("Nothing about an operation.", encoding="utf-8")
    assert main(["--write", *map(str, pages[:2])], repository) == 1
    error = capsys.readouterr().err
    assert all(name in error for name in ("scripts/adopt: ", "one.md", "other.txt"))
    assert main([str(pages[2])], repository) == 1
    assert "missing.md" in capsys.readouterr().err
    assert contents(repository) == before
