import pytest

from pipeline.documents import PipelineError
from pipeline.read.fenced_block import blocks_of, parse_block
from pipeline.read.page_text import page_of


def test_fenced_block_is_found_with_its_info_string() -> None:
    page = page_of("```bash\n```yaml get /b\n```\n\n~~~~ yaml spec.yaml POST /a\na: 1\n```\n~~~~\n", "p.md")
    first, second = blocks_of(page)
    assert (first.language, first.method, first.text) == ("", None, "```yaml get /b")
    assert (second.language, second.method, second.path) == ("yaml", "post", "/a")
    assert second.text == "a: 1\n```"


def test_fenced_block_with_a_longer_fence_holds_shorter_ones() -> None:
    (block,) = blocks_of(page_of("````yaml get /a\ntext: |-\n  ```\n  code\n  ```\n````\n", "p.md"))
    assert len(block.lines) == 4
    assert block.closed


def test_fenced_block_that_is_never_closed_says_so() -> None:
    (block,) = blocks_of(page_of("````yaml get /a\na: 1\n```", "p.md"))
    assert not block.closed


def test_fenced_block_is_not_opened_by_code_in_a_line() -> None:
    assert not list(blocks_of(page_of("```yaml get /a``` is how it looks\n", "p.md")))


def test_fenced_block_keys_become_text() -> None:
    page = page_of("```yaml get /a\n200: a\ntrue: b\nnull: c\n1.5: d\n```\n", "p.md")
    assert parse_block(page, next(blocks_of(page)), "Mend it") == {
        "200": "a",
        "true": "b",
        "null": "c",
        "1.5": "d",
    }


@pytest.mark.parametrize(
    ("content", "line"),
    [("a: [", 2), ("a: 1\na: 2", 3), ("- a", 2), ("a: !!timestamp 2024-04-29", 2), ("a: !x 1", 2)],
)
def test_fenced_block_other_content_is_an_error_with_its_line(content: str, line: int) -> None:
    page = page_of(f"```yaml get /a\n{content}\n```\n", "p.md")
    with pytest.raises(PipelineError, match=rf"^p\.md:{line}: .* Mend it\.$"):
        parse_block(page, next(blocks_of(page)), "Mend it")
