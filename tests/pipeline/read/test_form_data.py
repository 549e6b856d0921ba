import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents import Document
from pipeline.read.form_data import form_values, path_of

SCHEMA: Document = {
    "type": "object",
    "properties": {
        "ok": {"type": "boolean"},
        "count": {"type": ["integer", "null"]},
        "price": {"type": "string"},
        "files": {"type": "array", "items": {"type": "string"}},
        "who": {"type": "object"},
        "any": {},
    },
}


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("ok", "true"), ("count", "2"), ("price", "12.95")], {"ok": True, "count": 2, "price": "12.95"}),
        ([("count", "many")], {"count": "many"}),
        ([("any", "12")], {"any": "12"}),
        ([("files.items", "@a")], {"files": ["@a"]}),
        ([("files", "@a"), ("files", "@b")], {"files": ["@a", "@b"]}),
        ([("files[]", "@a")], {"files": ["@a"]}),
        ([("files", '["a"]')], {"files": ["a"]}),
        ([("who", '{"name": "Jansen"}')], {"who": {"name": "Jansen"}}),
        ([("who.name", "Jansen"), ("who.age", "3")], {"who": {"name": "Jansen", "age": "3"}}),
        ([("new.name", "Jansen")], {"new.name": "Jansen"}),
        (
            [("rows[0][n]", "1"), ("rows[0][m]", "true"), ("rows[1][n]", "2")],
            {"rows": [{"n": "1", "m": True}, {"n": "2"}]},
        ),
        ([("rows[0].n", "1")], {"rows": [{"n": "1"}]}),
        ([("rows[9][n]", "1")], {"rows": [{"n": "1"}]}),
        ([("map[a][b]", "1")], {"map": {"a": {"b": "1"}}}),
    ],
)
def test_form_data_becomes_json_data(pairs: list[tuple[str, str]], expected: Document) -> None:
    assert form_values(SCHEMA, pairs) == expected


def test_form_data_a_dot_is_part_of_an_unknown_name() -> None:
    assert path_of("a.b", {}) == ["a.b"]
    assert path_of("a.b", {"a": {}}) == ["a", "b"]


@given(st.lists(st.tuples(st.text(alphabet="ab0.[]", min_size=1), st.text(alphabet="{}[]1a"))))
def test_form_data_any_names_and_values_are_taken(pairs: list[tuple[str, str]]) -> None:
    assert len(form_values(SCHEMA, pairs)) <= len(pairs)
