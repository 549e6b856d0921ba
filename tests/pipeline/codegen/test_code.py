"""Pieces of code: what they import, and that nothing else becomes one."""

import ast
import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mijnklantportaal_api.runtime import reading, unions, uploads, writing
from pipeline.codegen.code import Call, Code, Import, arguments, code, identifier, joined, literal, name
from pipeline.documents import PipelineError
from tests.pipeline.injection_payloads import HARMFUL
from tests.pipeline.json_values import VALUES

DATE = name("datetime.date", "datetime")
DECIMAL = name("Decimal", "decimal")
THING = name("Thing", ".models.thing")


def test_code_imports_what_its_parts_import() -> None:
    both = code("{} | {}", DECIMAL, THING)
    assert str(both) == "Decimal | Thing"
    assert both.imports == {Import("decimal", "Decimal"), Import(".models.thing", "Thing")}
    assert joined(", ", [both, DATE]).imports == both.imports | {Import("datetime")}
    assert str(arguments([DATE])) == "(datetime.date,)"


def test_code_of_a_call_has_what_is_given_before_and_after() -> None:
    call = Call(DECIMAL, (Code("a"),), (THING,))
    assert str(call.of(Code("b"), Code("c"))) == "Decimal(a, b, c, Thing)"
    assert call.of(Code("b")).imports == DECIMAL.imports | THING.imports


@pytest.mark.parametrize(
    ("wanted", "statement"),
    [
        (Import("datetime"), "import datetime"),
        (Import("decimal", "Decimal"), "from decimal import Decimal"),
        (Import(".models.thing", "Thing"), "from ...models.thing import Thing"),
    ],
)
def test_import_is_written_for_the_place_of_its_module(wanted: Import, statement: str) -> None:
    assert wanted.statement("..") == statement


@given(st.text() | st.integers() | st.booleans() | st.sampled_from(HARMFUL))
def test_injection_a_value_is_only_ever_a_literal(value: object) -> None:
    assert ast.literal_eval(str(literal(value))) == value


class _Harm(str):
    def __repr__(self) -> str:
        return "raise_harm()"


@given(VALUES)
def test_injection_a_value_of_values_is_only_ever_a_literal(value: object) -> None:
    assert ast.literal_eval(str(literal(value))) == value


def test_injection_a_literal_is_of_the_type_itself() -> None:
    assert str(literal([_Harm("a"), {_Harm("b"): datetime.date(2026, 1, 2)}])) == (
        "['a', {'b': datetime.date(2026, 1, 2)}]"
    )


@pytest.mark.parametrize("value", [float("inf"), float("nan"), b"a", {1}, (1,), object(), Path(), [float("-inf")]])
def test_injection_what_is_no_json_has_no_literal(value: object) -> None:
    with pytest.raises(PipelineError, match="has no literal in Python"):
        literal(value)


@pytest.mark.parametrize("text", ["é", "ﬁeld", "class", "None", "a" * 201])
def test_injection_only_a_name_that_python_keeps_as_it_is_is_an_identifier(text: str) -> None:
    with pytest.raises(PipelineError, match="can't be a name in Python"):
        identifier(text)


@pytest.mark.parametrize("text", [*HARMFUL, "", "a b", "a.", "1a", "a-b", "a()"])
def test_injection_only_an_identifier_is_a_name(text: str) -> None:
    with pytest.raises(PipelineError, match="can't be a name in Python"):
        name(text)


def test_runtime_has_every_reader_and_writer_that_codegen_names_and_no_other() -> None:
    codegen = Path(__file__).parents[3] / "scripts" / "pipeline" / "codegen"
    texts = {
        node.value
        for path in codegen.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    named = {text for text in texts if text.isidentifier() and text.startswith(("read_", "write_", "check_"))}
    functions = {
        function
        for module in (reading, unions, uploads, writing)
        for function in vars(module)
        if function.startswith(("read_", "write_", "check_"))
    }
    # not for single values
    imported = {"check_function", "check_name", "check_names"}
    assert functions - named - imported == {"read_json", "read_rest", "read_what_fits"}
    assert named - functions == set()
