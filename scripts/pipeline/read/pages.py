"""Every documentation page in a folder as a one-operation OpenAPI fragment, and OpenAPI files as they are."""

import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.documents import PipelineError, Problems, Source, format_yaml
from pipeline.read.fenced_block import blocks_of
from pipeline.read.markdown.page import describes_operation, is_markdown_page, read_markdown_page
from pipeline.read.openapi_file import SUFFIXES, read_openapi_file, refuse_other_servers
from pipeline.read.openapi_version import is_accepted, problem_of, remedy_for
from pipeline.read.page_text import FETCH_AGAIN, load_page, page_of, refuse_long_lines
from pipeline.read.rendered.page import read_rendered_page
from pipeline.terminal import tell

_SUFFIXES = (".md", ".txt", *SUFFIXES)


def read_pages(folder: Path, root: Path) -> list[Source]:
    """Read every page of the folder, in the order of their names; sources are named relative to `root`."""
    sources: list[Source] = []
    if not folder.is_dir():
        raise PipelineError(f"{folder.relative_to(root).as_posix()}: this folder of pages doesn't exist. Create it.")
    problems = Problems()
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = path.relative_to(root).as_posix()
        with problems.collected():
            if not path.is_file() or path.suffix not in _SUFFIXES or path.stem.lower() == "readme":
                wanted = "Only *.md and *.txt pages and OpenAPI files belong here: move it away."
                raise PipelineError(f"{name}: this is not a page. {wanted}")
            source = read_page(path, name)
            if not is_accepted(source.document):
                remedy = remedy_for(source.document, "")
                raise PipelineError(f"{name}: {problem_of(source.document)}. {remedy}.")
            sources.append(source)
    problems.tell()
    refuse_other_servers(sources)
    return sources


def read_page(path: Path, name: str) -> Source:
    """Read one page, Markdown or rendered as its content says, or an OpenAPI file; messages call it `name`."""
    if path.suffix in SUFFIXES:
        return read_openapi_file(path, name)
    page = load_page(path, name)
    try:
        if is_markdown_page(page):
            # an example on one line is common, and a block is parsed, not searched
            refuse_long_lines(page, {line.number for block in blocks_of(page) for line in block.lines})
            return read_markdown_page(page)
        refuse_long_lines(page)
        return read_rendered_page(page)
    except RecursionError as error:
        raise page.error(1, "something on this page is nested too deeply", FETCH_AGAIN) from error


def is_api_page(content: bytes, name: str) -> bool:
    """Whether a page in Markdown describes an operation; the vendor's other pages are guides."""
    return describes_operation(page_of(content.decode("utf-8", errors="replace"), name))


def main(arguments: Sequence[str]) -> int:
    """Print the fragment of each page given, its notes on standard error; 1 where one fails."""
    if not arguments:
        print("usage: read-page PAGE...", file=sys.stderr)
        return 2
    try:
        for argument in arguments:
            source = read_page(Path(argument), argument)
            tell(f"# {source.name}\n{format_yaml(source.document)}".rstrip("\n"))
            for note in source.notes:
                tell(f"{source.name}: {note}", sys.stderr)
    except PipelineError as error:
        tell(str(error), sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
