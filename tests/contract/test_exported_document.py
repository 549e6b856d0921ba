"""`docs/openapi.yaml` as other people's programs read it: a validator, two linters, and two generators."""

import json
import subprocess
import sys
import warnings
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from datamodel_code_generator import InputFileType, PythonVersion, generate
from datamodel_code_generator.enums import DataModelType
from openapi_spec_validator import validate
from pydantic import BaseModel, RootModel, ValidationError

from pipeline.documents import read_yaml
from tests.built_once import built_once
from tests.nightly import IS_NIGHTLY

REPOSITORY = Path(__file__).parents[2]
DOCUMENT = REPOSITORY / "docs/openapi.yaml"
NODE = str(REPOSITORY / "scripts/node")

SIGN_UP = "/customer-subscription-packages/{packageId}/sign-up/"

# The vendor's own facts.
LACKS_OF_REDOCLY = [
    ("info-license", "#/info"),  # it grants none
    ("no-path-trailing-slash", f"#/paths/{SIGN_UP.replace('/', '~1')}"),  # it tells two operations apart by the slash
]
LACKS_OF_SPECTRAL = [
    "info-contact: info",  # it names nobody
    f"path-keys-no-trailing-slash: paths {SIGN_UP}",
]


def run(folder: Path, *command: str) -> str:
    """What a program of `node_modules` prints in a folder."""
    done = subprocess.run([NODE, *command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the readers written in JavaScript find."""

    def read(folder: Path) -> None:
        thorough = ["--thorough"] if IS_NIGHTLY else []
        found = run(REPOSITORY, "--", "tests/contract/readers.mjs", str(DOCUMENT), *thorough)
        (folder / "findings.json").write_text(found, encoding="utf-8")

    folder = built_once(tmp_path_factory, "readers", read)
    found: dict[str, list[str]] = json.loads((folder / "findings.json").read_bytes())
    return found


def test_exported_document_is_valid() -> None:
    validate(read_yaml(DOCUMENT))


def test_exported_document_has_no_finding_of_redocly_but_what_the_vendor_lacks() -> None:
    # where no redocly.yaml is
    command = ["redocly", "lint", "--extends", "recommended-strict", "--format", "json", DOCUMENT.name]
    problems = json.loads(run(DOCUMENT.parent, *command))["problems"]
    assert [(one["ruleId"], one["location"][0]["pointer"]) for one in problems] == LACKS_OF_REDOCLY


def test_exported_document_has_no_finding_of_spectral_but_what_the_vendor_lacks(findings: dict[str, list[str]]) -> None:
    assert findings["spectral"] == LACKS_OF_SPECTRAL


def test_exported_document_gives_types_that_strict_typescript_accepts(findings: dict[str, list[str]]) -> None:
    assert findings["typescript"] == []


def models(file: Path) -> ModuleType:
    """The models that datamodel-code-generator makes, written to a file."""
    with warnings.catch_warnings():
        # a pattern beside a Decimal
        warnings.simplefilter("ignore")
        generate(
            DOCUMENT,
            input_file_type=InputFileType.OpenAPI,
            output=file,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            formatters=[],
            # pydantic needs one more package for addresses
            type_mappings=["string+email=string"],
        )
    spec = spec_from_file_location(file.stem, file)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[file.stem] = module
    spec.loader.exec_module(module)
    return module


def examples(module: ModuleType) -> list[tuple[type[BaseModel], str, Any]]:
    """Every example in the models, with its model and field."""
    classes = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return [
        (kind, name, example)
        for kind in classes
        for name, field in kind.model_fields.items()
        for example in field.examples or []
    ]


def read(kind: type[BaseModel], name: str, value: Any) -> None:
    """Let a model read one field, or all that it is if it has none."""
    if issubclass(kind, RootModel):
        kind.model_validate(value)
    else:
        kind.__pydantic_validator__.validate_assignment(kind.model_construct(), name, value)


def test_exported_document_gives_pydantic_models_that_read_every_example(tmp_path: Path) -> None:
    module = models(tmp_path / "portal_models.py")
    found = examples(module)
    assert len(found) > 300
    for kind, name, example in found:
        read(kind, name, example)
    with pytest.raises(ValidationError):
        read(module.CustomerOffer, "issuedAt", "29-04-2024")
