"""The table of options in docs/policies.md, compared with what the clients take."""

import inspect
from pathlib import Path
from typing import Any

import pytest

from mijnklantportaal import AsyncMijnKlantportaal, MijnKlantportaal, RequestOptions

PAGE = (Path(__file__).parents[2] / "docs" / "policies.md").read_text(encoding="utf-8")


def rows() -> list[list[str]]:
    """The cells of each line of the table."""
    lines = PAGE.partition("## Options\n")[2].partition("\n## ")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]


def options_for(place: str) -> list[str]:
    """The options that can be set in a place, in the order of their names."""
    return sorted(row[0].strip("`") for row in rows() if place in row[1].split(", "))


@pytest.mark.parametrize("kind", [MijnKlantportaal, AsyncMijnKlantportaal])
def test_options_table_has_each_argument_of_a_client(kind: Any) -> None:
    assert options_for("client") == sorted(inspect.signature(kind).parameters)
    assert options_for("`with_options`") == sorted(set(inspect.signature(kind.with_options).parameters) - {"self"})


def test_options_table_has_each_field_of_the_options_of_a_call() -> None:
    assert options_for("call") == sorted(RequestOptions._fields)


def test_options_table_has_the_defaults_of_the_arguments() -> None:
    stated = {row[0].strip("`"): row[3].strip("`") for row in rows()}
    for name, parameter in inspect.signature(MijnKlantportaal).parameters.items():
        if parameter.default is not None:
            assert stated[name].replace('"', "'") == repr(parameter.default)


def test_options_table_has_a_unit_and_a_meaning_for_each() -> None:
    for row in rows():
        assert len(row) == 5
        assert all(row)


def test_options_table_links_to_sections_of_the_page() -> None:
    anchors = {line[3:].lower().replace(" ", "-") for line in PAGE.splitlines() if line.startswith("## ")}
    links = [cell.partition("(#")[2].partition(")")[0] for row in rows() for cell in row if "(#" in cell]
    assert links
    assert set(links) <= anchors
