"""Names made of words are those of the generator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openapi_python_client import strings

from pipeline.codegen.case_conversion import class_identifier, identifier, pascal_case, snake_case

LIKELY = st.text("aAbBZ019. _-[]/{}é", max_size=12) | st.sampled_from(
    [*strings.RESERVED_WORDS, "class", "_links", "a\\b"]
)


@given(LIKELY | st.text())
def test_words_make_the_names_that_the_generator_makes(name: str) -> None:
    assert snake_case(name) == strings.snake_case(name)
    assert pascal_case(name) == strings.pascal_case(name)
    assert identifier(name) == strings.PythonIdentifier(name, prefix="field_")
    assert class_identifier(name) == strings.ClassName(name, prefix="field_")


@pytest.mark.parametrize(
    ("name", "made"),
    [("1st", ("field_1st", "Field1st")), ("_links", ("field_links", "Links")), ("None", ("none", "None_"))],
)
def test_words_that_python_does_not_take_are_made_valid(name: str, made: tuple[str, str]) -> None:
    assert (identifier(name), class_identifier(name)) == made
