"""The command that maintainers run, on a small repository."""

import shutil
from pathlib import Path

import pytest

from pipeline.documents import DOCUMENTATION, PipelineError, read_yaml
from pipeline.regenerate import find_differences, main, regenerate
from tests.built_once import built_once

ROOT = Path(__file__).parents[2]
PAGE = "spec/pages/get-car.md"
MODEL = "generated/mijnklantportaal_api/models/car.py"

PAGE_TEXT = """# Get a car

> Looks up one car

## OpenAPI

````yaml /openapi.yaml get /cars/{carId}
openapi: 3.1.1
info:
  title: Garage API
  version: v1
servers:
  - url: https://garage.example/v1
tags:
  - name: Cars API
    description: Cars in the garage.
paths:
  /cars/{carId}:
    get:
      tags: [Cars API]
      summary: Get a car
      operationId: get-car
      security: []
      parameters:
        - name: carId
          in: path
          required: true
          schema:
            type: string
      responses:
        '200':
          description: The car
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Car'
components:
  schemas:
    Car:
      type: object
      description: A car
      required: [colour]
      properties:
        colour:
          type: string
          description: Colour of the car
````
"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small repository with one page, and everything built from it."""
    return built_once(tmp_path_factory, "garage", _build)


def _build(root: Path) -> None:
    shutil.copytree(ROOT / "generator-templates", root / "generator-templates")
    shutil.copy(ROOT / "generator-config.yaml", root)
    (root / "spec/fixes").mkdir(parents=True)
    (root / "spec/pages").mkdir()
    (root / PAGE).write_text(PAGE_TEXT, encoding="utf-8")
    regenerate(root)


@pytest.fixture
def repository(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built repository to change, which the command works on."""
    root = tmp_path / "repository"
    shutil.copytree(built, root)
    monkeypatch.setattr("pipeline.regenerate.ROOT", root)
    return root


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def state_of(root: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with the time of its last change and its bytes."""
    return {
        path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.mark.no_cover
def test_regenerate_check_finds_no_difference_in_what_is_committed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--check"]) == 0
    assert capsys.readouterr() == ("", "")


def test_regenerate_check_writes_nothing(repository: Path) -> None:
    replace(repository / MODEL, "import", "import ")
    before = state_of(repository)
    folders = sorted(repository.rglob("*/"))
    assert main(["--check"]) == 1
    assert state_of(repository) == before
    assert sorted(repository.rglob("*/")) == folders


def test_regenerate_a_file_edited_by_hand_is_named_with_the_remedy(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (repository / MODEL).open("a") as file:
        file.write("# by hand\n")
    assert main(["--check"]) == 1
    assert capsys.readouterr() == (
        "",
        f"{MODEL}: differs from what would be built\n"
        "Change the page, the fix or the template instead, then run scripts/regenerate.\n",
    )


def test_regenerate_a_document_edited_by_hand_is_named(repository: Path) -> None:
    replace(repository / "openapi.yaml", "openapi: 3.1.1", "openapi: 3.1.0")
    assert find_differences(repository) == ["openapi.yaml: differs from what would be built"]


FIX = """overlay: 1.1.0
info: {title: Colours, version: '1'}
actions:
  - target: $.components.schemas.Car.properties.colour
    description: A colour is said in one word.
    x-absent: [maxLength]
    update: {maxLength: 20}
"""


def test_regenerate_a_fix_that_came_or_went_is_named(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fix = repository / "spec/fixes/01-colours.yaml"
    fix.write_text(FIX, encoding="utf-8")
    assert main(["--check"]) == 1
    assert "spec/fixes/01-colours.yaml: openapi.yaml was built without this fix" in capsys.readouterr().err
    assert main([]) == 0
    assert main(["--check"]) == 0
    fix.unlink()
    capsys.readouterr()
    assert main(["--check"]) == 1
    said = capsys.readouterr().err
    assert "spec/fixes/01-colours.yaml: openapi.yaml was built with this fix, and it is gone" in said


def test_regenerate_a_fix_that_is_gone_is_named_even_where_its_absence_stops_the_run(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fix = repository / "spec/fixes/01-colours.yaml"
    fix.write_text(FIX, encoding="utf-8")
    (repository / "spec/fixes/02-needs-it.yaml").write_text(
        FIX.replace("maxLength: 20", "maxLength: 30").replace("x-absent: [maxLength]", "x-expect: {maxLength: 20}"),
        encoding="utf-8",
    )
    assert main([]) == 0
    fix.unlink()
    capsys.readouterr()
    assert main(["--check"]) == 1
    said = capsys.readouterr().err
    assert "02-needs-it.yaml" in said
    assert "spec/fixes/01-colours.yaml: openapi.yaml was built with this fix, and it is gone" in said


def test_regenerate_files_that_nothing_builds_and_missing_ones_are_named(repository: Path) -> None:
    (repository / "generated/mijnklantportaal_api/own.py").touch()
    (repository / MODEL).unlink()
    (repository / "openapi.yaml").unlink()
    assert find_differences(repository) == [
        f"{MODEL}: missing",
        "openapi.yaml: missing",
        "generated/mijnklantportaal_api/own.py: nothing builds this file",
    ]


def test_regenerate_compiled_files_do_not_count(repository: Path) -> None:
    cache = repository / "generated/mijnklantportaal_api/__pycache__"
    cache.mkdir()
    (cache / "client.cpython-311.pyc").touch()
    assert find_differences(repository) == []


def test_regenerate_a_changed_page_is_followed_everywhere(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(repository / PAGE, "Colour of the car", "Colour of the bodywork")
    assert find_differences(repository) == [
        f"{name}: differs from what would be built"
        for name in (
            "docs/openapi.yaml",
            MODEL,
            "openapi.yaml",
        )
    ]
    assert main([]) == 0
    assert "Version step: **patch**" in capsys.readouterr().out
    schemas = read_yaml(repository / "openapi.yaml")["components"]["schemas"]
    assert schemas["Car"]["properties"]["colour"]["description"] == "Colour of the bodywork"
    assert "Colour of the bodywork" in (repository / MODEL).read_text(encoding="utf-8")
    assert main(["--check"]) == 0


def test_regenerate_an_operation_that_can_no_longer_be_generated_is_left_out_by_name(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = repository / "spec/pages/list-cars.md"
    shutil.copy(repository / PAGE, page)
    for old, new in (
        ("/cars/{carId}", "/cars"),
        ("get-car", "list-cars"),
        ("carId\n          in: path", "a\n          in: query"),
    ):
        replace(page, old, new)
    assert main([]) == 0
    assert "- added operation list-cars (GET /cars)" in capsys.readouterr().out
    replace(page, "in: query", "in: cookie")
    assert main([]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"left out: GET /cars ({DOCUMENTATION}/api-reference/cars-api/list-cars): a: ")
    assert "- removed operation list-cars (GET /cars)" in told
    assert "Version step: **major**" in told
    assert "cookie" in read_yaml(repository / "openapi.yaml")["paths"]["/cars"]["get"]["x-left-out"]
    assert "## Left out" in (repository / "docs/api/README.md").read_text(encoding="utf-8")
    assert (repository / "generated/mijnklantportaal_api/api/cars/get_car.py").exists()
    assert not (repository / "generated/mijnklantportaal_api/api/cars/list_cars.py").exists()
    assert main([]) == 0
    assert "Nothing changed." in capsys.readouterr().out
    assert main(["--check"]) == 0


OBSERVED = """format: 1
operations:
  get-car:
    call: GET /cars/{carId}
    seen_on: '2026-11-26'
    responses:
      '200':
        seen: 40
        media_types: {application/json: 40}
        places:
          '': {seen: 40, types: {object: 40}}
          /colour: {seen: 30, missing: 10, types: {string: 30}}
"""


def test_regenerate_proposes_to_follow_the_api_and_changes_the_client_only_when_the_fix_is_moved(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (repository / MODEL).read_bytes()
    (repository / "spec/observed").mkdir()
    (repository / "spec/observed/cars.yaml").write_text(OBSERVED, encoding="utf-8")
    assert main([]) == 0
    told = capsys.readouterr().out
    assert f"the API contradicts Car.colour: required: {PAGE} says required; the API: missing in 10 of 40" in told
    proposed = repository / "spec/proposed/01-observed.yaml"
    assert "spec/proposed/01-observed.yaml has fixes that follow the API; move it to spec/fixes" in told
    assert (repository / MODEL).read_bytes() == before
    assert read_yaml(repository / "openapi.yaml")["components"]["schemas"]["Car"]["required"] == ["colour"]
    assert main(["--check"]) == 0

    proposed.rename(repository / "spec/fixes/01-observed.yaml")
    assert main([]) == 0
    told = capsys.readouterr().out
    assert "contradicts" not in told
    assert "- Car.colour: str -> str | None = None" in told
    assert not proposed.exists()
    colour = read_yaml(repository / "openapi.yaml")["components"]["schemas"]["Car"]["properties"]["colour"]
    assert colour["x-observed"] == {"optional": "missing from 10 of 40 objects, until 2026-11-26"}
    assert main(["--check"]) == 0


def test_regenerate_repairs_what_was_edited_by_hand(repository: Path, built: Path) -> None:
    replace(repository / "openapi.yaml", "openapi: 3.1.1", "openapi: 3.1.0")
    (repository / MODEL).write_text("by hand")
    (repository / "generated/mijnklantportaal_api/own.py").touch()
    regenerate(repository)
    assert {name: content for name, (_, content) in state_of(repository).items()} == {
        name: content for name, (_, content) in state_of(built).items()
    }


@pytest.mark.parametrize("arguments", [[], ["--check"]], ids=["build", "check"])
def test_regenerate_a_page_that_cannot_be_read_is_named_and_nothing_changes(
    arguments: list[str], repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / PAGE).write_text("This is not a page.\n")
    before = state_of(repository)
    assert main(arguments) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("scripts/regenerate: ")
    assert PAGE in printed.err
    assert state_of(repository) == before


@pytest.mark.parametrize("step", ["merge", "build_package"])
def test_regenerate_schemas_that_hold_each_other_too_deeply_are_named_and_nothing_changes(
    repository: Path, step: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def endless(_: object) -> None:
        endless(_)

    before = state_of(repository)
    monkeypatch.setattr(f"pipeline.regenerate.{step}", endless)
    assert main([]) == 1
    assert "the schemas of the pages hold each other too deeply" in capsys.readouterr().err
    assert state_of(repository) == before


def test_regenerate_a_template_that_fails_changes_nothing(repository: Path) -> None:
    (repository / "generator-templates/model.py.jinja").write_text("{{ nothing.at.all }}")
    replace(repository / PAGE, "Colour of the car", "Colour of the bodywork")
    before = state_of(repository)
    with pytest.raises(PipelineError, match=r"^openapi-python-client failed:"):
        regenerate(repository)
    assert state_of(repository) == before


def test_regenerate_an_unknown_argument_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--chekc"])
    assert "unrecognized arguments: --chekc" in capsys.readouterr().err
