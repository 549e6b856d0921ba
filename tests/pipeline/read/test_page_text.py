from pathlib import Path

import pytest

from pipeline.documents import PipelineError
from pipeline.read.page_text import following, load_page, page_of


def test_page_text_lines_are_counted_from_one_whatever_ends_them() -> None:
    page = page_of("\ufeffa\r\nb\rc\n\u200bd ", "p.txt")
    assert [(line.number, line.text) for line in page.lines] == [(1, "a"), (2, "b"), (3, "c"), (4, "d")]
    assert page.lines[3].raw == "\u200bd "


def test_page_text_a_note_names_its_line_and_is_kept_once() -> None:
    page = page_of("", "p.txt")
    page.note(3, "something is odd.")
    page.note(3, "something is odd.")
    page.note(None, "something is missing.")
    assert page.notes == ["Line 3: something is odd.", "Something is missing."]


def test_page_text_an_error_names_page_line_and_remedy() -> None:
    error = page_of("", "p.txt").error(7, "nothing here", "Write something")
    assert str(error) == "p.txt:7: nothing here. Write something."


def test_page_text_the_next_line_with_text_is_found() -> None:
    lines = page_of("a\n\n \nb\n", "p.txt").lines
    assert following(lines, 1) == 3
    assert following(lines, 4) is None
    assert page_of("a\n\nb\n\n", "p.txt").last_line == 3
    assert page_of("", "p.txt").last_line == 0


def test_page_text_a_page_that_is_not_utf8_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "p.txt"
    path.write_bytes(b"fine\n\xff\n")
    with pytest.raises(PipelineError, match=r"^pages/p\.txt:2: this is not text in UTF-8"):
        load_page(path, "pages/p.txt")


def test_page_text_a_page_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"^pages/p\.txt: the page can't be opened"):
        load_page(tmp_path / "p.txt", "pages/p.txt")
