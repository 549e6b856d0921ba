"""Messages of the command line in Dutch."""

import gettext
import importlib
import io
import re
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.command_line.conftest import Run

COMMANDS = Path(__file__).parents[2] / "overlays/mijnklantportaal/_commands"
CATALOGUE = COMMANDS / "locale/nl/LC_MESSAGES/mijnklantportaal.po"
_PLACE = re.compile(r"\{[^{}]*\}")


def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="nl")


def messages_in_code() -> set[str]:
    """The first form of each message that the code has."""
    method = [("**.py", "message_extractor:extract")]
    folders = (COMMANDS, COMMANDS.parent / "_profiles", COMMANDS.parent / "_tables")
    found = [message for folder in folders for _, _, message, _, _ in extract_from_dir(folder, method)]
    return {message if isinstance(message, str) else message[0] for message in found}


def test_translation_is_there_for_every_message_and_for_no_other() -> None:
    translated = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue() if message.id}
    assert len(translated) > 100
    assert translated == messages_in_code()


def test_messages_are_found_whatever_stands_beside_them() -> None:
    extract: Any = importlib.import_module("message_extractor").extract
    code = b'problems.add(place, N_("one thing") if few else N_("two things"), "its remedy", of=len(rows))'
    found = {messages for _, _, messages, _ in extract(io.BytesIO(code), ["N_"], [], {})}
    assert found == {"one thing", "two things", "its remedy"}


def forms(found: object) -> list[str]:
    """The singular and the plural of a message, or its only form."""
    return [found] if isinstance(found, str) else [str(form) for form in found] if isinstance(found, tuple) else []


def test_translation_has_what_its_message_has() -> None:
    for message in catalogue():
        for english, dutch in zip(forms(message.id or ()), forms(message.string), strict=bool(message.id)):
            assert dutch, english
            assert sorted(_PLACE.findall(english)) == sorted(_PLACE.findall(dutch))
            assert english.startswith("--") == dutch.startswith("--")


def test_translation_in_use_is_that_of_the_text() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue())
    compiled.seek(0)
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        in_use, text = (vars(gettext.GNUTranslations(each))["_catalog"] for each in (file, compiled))
    assert {**in_use, "": ""} == {**text, "": ""}, "run scripts/translate"  # the header names the version of Babel


def test_translation_has_a_language_that_the_package_says_it_speaks() -> None:
    languages = [Locale(folder.name).english_name for folder in (COMMANDS / "locale").iterdir()]
    said = tomllib.loads((COMMANDS.parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]["classifiers"]
    assert languages
    assert {f"Natural Language :: {language}" for language in languages} <= set(said)


@pytest.mark.skipif(version("click") < "8.4", reason="older ones have other messages, which stay in English")
def test_translation_of_catalogue_messages_is_of_messages_that_others_have() -> None:
    folders = (Path(click.__file__).parent, COMMANDS.parent / "_tables")
    sources = "".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.glob("*.py"))
    importlib.import_module("mijnklantportaal._commands.catalogue_messages")  # it does nothing, and can be loaded
    own = (COMMANDS / "catalogue_messages.py").read_text(encoding="utf-8")
    for text in re.findall(r'"((?:[^"\\]|\\.)+)"', own.partition("import ngettext")[2]):
        assert f'"{text}"' in sources, text


@pytest.mark.parametrize("language", ["nl_NL.UTF-8", "nl_BE.UTF-8"])
def test_language_is_that_of_the_locale(run: Run, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("LANG", language)
    assert run("nonsense").err.startswith("mijnklantportaal: fout: er is geen opdracht 'nonsense'")
    assert "Gebruik: mijnklantportaal customers list" in run("customers", "list", "--help").out
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert run("nonsense").err.startswith("mijnklantportaal: error: there is no command 'nonsense'")


def test_language_of_a_program_that_only_imports_the_client_stays_as_it_is() -> None:
    import mijnklantportaal._commands.program

    assert mijnklantportaal._commands.program
    assert gettext.textdomain() == "messages"
