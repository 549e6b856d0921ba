"""Reads `spec/transcribed`: OpenAPI fragments by hand for operations whose page is not in `spec/pages`."""

from pathlib import Path

from pipeline.documents import PipelineError, Problems, Rank, Source, read_yaml
from pipeline.openapi.json_data import is_mapping


def read_transcribed(folder: Path, root: Path) -> list[Source]:
    """Read every fragment in a folder, sorted by name; none where there is no such folder."""
    sources: list[Source] = []
    problems = Problems()
    for path in sorted(folder.glob("*.yaml")):
        name = path.relative_to(root).as_posix()
        with problems.collected():
            document = read_yaml(path)
            if not is_mapping(document) or not (document.get("paths") or document.get("components")):
                raise PipelineError(
                    f"{name}: a transcription is an OpenAPI fragment with paths or components; this has neither"
                )
            sources.append(Source(name, Rank.TRANSCRIPTION, document))
    problems.tell()
    return sources
