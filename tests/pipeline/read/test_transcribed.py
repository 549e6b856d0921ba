"""Reading the fragments that are written by hand."""

from pathlib import Path

import pytest

from pipeline.documents import PipelineError, Rank
from pipeline.read.transcribed import read_transcribed

FRAGMENT = "openapi: 3.1.1\npaths:\n  /tickets: {}\n"


def test_transcribed_reads_every_fragment_in_the_order_of_the_names(tmp_path: Path) -> None:
    folder = tmp_path / "spec"
    folder.mkdir()
    for name in ("tickets.yaml", "files.yaml"):
        (folder / name).write_text(FRAGMENT, encoding="utf-8")
    (folder / "notes.txt").write_text("not a fragment", encoding="utf-8")
    sources = read_transcribed(folder, tmp_path)
    assert [source.name for source in sources] == ["spec/files.yaml", "spec/tickets.yaml"]
    assert {source.rank for source in sources} == {Rank.TRANSCRIPTION}
    assert sources[0].document["paths"] == {"/tickets": {}}


def test_transcribed_a_folder_that_does_not_exist_holds_nothing(tmp_path: Path) -> None:
    assert read_transcribed(tmp_path / "spec", tmp_path) == []


@pytest.mark.parametrize("text", ["openapi: 3.1.1\n", "paths: {}\n", "- /tickets\n"])
def test_transcribed_a_file_without_operations_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "tickets.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PipelineError, match=r"^tickets.yaml: a transcription is an OpenAPI fragment with paths"):
        read_transcribed(tmp_path, tmp_path)
