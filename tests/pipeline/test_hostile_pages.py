"""Whatever a page says, and wherever: it changes literals, docstrings and names of what is generated, never code."""

import ast
import functools
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check.document import check
from pipeline.codegen.generate import generate
from pipeline.codegen.package import build_package
from pipeline.documents import Document, PipelineError
from pipeline.merge.sources import merge
from pipeline.read.markdown.page import read_markdown_page
from pipeline.read.page_text import page_of
from tests.nightly import turns
from tests.pipeline.hostile_page import PLACES, hostile_page
from tests.pipeline.injection_payloads import HARMFUL
from tests.pipeline.small_documents import OPERATIONS, SCHEMAS
from tests.pipeline.templates_alone import printed

_CODE = "__import__('os').system('harm')"
_HOSTILE = [
    *HARMFUL,
    _CODE,
    f"1 if {_CODE} else 2",
    f'12.95") or {_CODE} or Decimal("1',
    f"a\f{_CODE}",
    f"a\x0b\x1c\x85\u2029{_CODE}",
    f"\u202e{_CODE}\u2066",
    f"x = {_CODE}",
    f"{{{{ {_CODE} }}}}",
    f"{{%- include {_CODE!r} -%}}",
    f"../../{_CODE}",
    "class",
    "__class__",
    "lambda: 0",
    "ﬁeld",
    "True",
    "x-methods",
    "$ref",
    "self",
    "a" * 199,
    "\\",
    '"',
    '"""',
    "\x00",
    "",
]
_TEXTS = (
    st.sampled_from(_HOSTILE)
    | st.text(max_size=40)
    | st.text(alphabet="\\\"'\n\r\f\x00\u2028\u202e{}[]()#%$;: aB1_", max_size=30)
    | st.tuples(st.text(alphabet="\\\"'\n\r{}#", max_size=6), st.just(_CODE), st.text(max_size=6)).map("".join)
)


class _Shape(ast.NodeTransformer):
    """Replaces literals and names by themselves alone, and drops docstrings."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant(type(node.value).__name__)

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        is_text = isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        return None if is_text else self.generic_visit(node)


_NAMES = {"id", "arg", "attr", "name", "module", "asname"}


def _shape(module: str) -> str:
    """The syntax tree of a module without what a document may change."""
    tree = _Shape().visit(ast.parse(module))
    for node in ast.walk(tree):
        for field in _NAMES.intersection(node._fields):
            if isinstance(getattr(node, field), str):
                setattr(node, field, "name")
    return ast.dump(tree)


def _generated(page: str, *, checked: bool = True) -> list[str]:
    source = read_markdown_page(page_of(page, "page.md"))
    document: Document = merge([source]).document
    if checked:
        check(document)
    return printed(build_package(document))


@functools.cache
def _expected(place: str) -> list[Counter[str]]:
    """The shapes with harmless texts in the place; a pattern may be that of an id, which is checked."""
    words: tuple[str, ...] = ("word", "^word_") if "pattern" in place else ()
    if place == "header":
        words = ("word", "a b")  # the second can't be sent, and is left out
    if place == "status":
        words = ("x-word",)  # which is no response
    pages = [hostile_page(), *(hostile_page(place, word) for word in words)]
    # texts that do not fit the pattern do not matter here
    return [Counter(map(_shape, _generated(page, checked=False))) for page in pages]


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=turns(3, 250))
@given(text=_TEXTS)
def test_hostile_text_of_a_page_never_becomes_code(place: str, text: str) -> None:
    try:
        modules = _generated(hostile_page(place, text))
    except PipelineError as error:
        assert str(error)
        return
    assert Counter(map(_shape, modules)) in _expected(place)


@pytest.mark.parametrize("made", [OPERATIONS, SCHEMAS])
def test_templates_alone_print_what_the_generator_writes(made: Document, tmp_path: Path) -> None:
    package = build_package(made)
    generate(package, Path(__file__).parents[2], tmp_path / "generated" / "package")
    written = [
        path.read_text(encoding="utf-8")
        for path in (tmp_path / "generated" / "package").rglob("*.py")
        if "runtime" not in path.parts and path.parent.name != "api"
    ]
    count = Counter(map(_shape_without_imports, printed(package)))
    assert count == Counter(map(_shape_without_imports, written))


def _shape_without_imports(module: str) -> str:
    """The formatter joins and sorts imports, and drops those that are not needed."""
    tree = ast.parse(module)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            kept = [part for part in body if not isinstance(part, ast.Import | ast.ImportFrom)]
            node.body = kept or [ast.Pass()]  # type: ignore[attr-defined]
    return _shape(ast.unparse(ast.fix_missing_locations(tree)))
