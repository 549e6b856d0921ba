"""The direction of imports: no two packages or modules need each other, be it in a function or for types alone."""

from pathlib import Path

import grimp
import pytest

REPOSITORY = Path(__file__).parents[2]
_LIBRARY = ("mijnklantportaal", "mijnklantportaal_api")
_COMMANDS = {folder.parent.name for folder in (REPOSITORY / "scripts").glob("*/__init__.py")} - {"pipeline"}
_CIRCULAR = {"mijnklantportaal_api.models"}
"""A model may hold another one that holds it, if the API's objects do."""


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph(*_LIBRARY, "pipeline", *_COMMANDS, cache_dir=None)


def test_imports_of_no_two_parts_of_a_package_lead_in_a_circle(imports: grimp.ImportGraph) -> None:
    packages = {module for module in imports.modules if imports.find_children(module)} - _CIRCULAR
    assert len(packages) > 50
    assert {package: found for package in packages if (found := imports.nominate_cycle_breakers(package))} == {}


def test_imports_of_a_module_never_lead_to_the_package_that_holds_it(imports: grimp.ImportGraph) -> None:
    """Such a circle shows in no pair of its parts. The plugin for pytest uses the client as its users do."""
    found = {
        (module, imported)
        for module in imports.modules
        for imported in imports.find_modules_directly_imported_by(module)
        if module.startswith(f"{imported}.")
    }
    assert found == {("mijnklantportaal.pytest_plugin", "mijnklantportaal")}


def test_imports_lead_from_commands_to_the_pipeline_to_the_client_to_what_is_generated(
    imports: grimp.ImportGraph,
) -> None:
    commands = grimp.Layer(*_COMMANDS, independent=False)
    assert imports.find_illegal_dependencies_for_layers((commands, "pipeline", *_LIBRARY)) == set()
