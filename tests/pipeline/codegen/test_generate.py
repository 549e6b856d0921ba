"""Running the generator: the same bytes each time, and a failure says why."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.codegen.generate import generate
from pipeline.documents import PipelineError
from tests.pipeline.small_documents import SCHEMAS, operation, package_of

ROOT = Path(__file__).parents[3]


def files_of(package: Path) -> dict[str, bytes]:
    """The bytes of a package's files."""
    return {path.relative_to(package).as_posix(): path.read_bytes() for path in package.rglob("*") if path.is_file()}


@pytest.mark.no_cover
def test_generate_makes_the_same_bytes_of_the_same_document(packages: Path, tmp_path: Path) -> None:
    code = (
        "import json, sys; from pathlib import Path; from pipeline.codegen.generate import generate; "
        "from pipeline.codegen.package import build_package; "
        "generate(build_package(json.load(sys.stdin)), Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    expected = {name: content for name, content in files_of(packages / "small_schemas").items() if ".pyc" not in name}
    for seed in ("0", "1", "12345"):
        target = tmp_path / seed
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "scripts")}
        command = [sys.executable, "-c", code, str(ROOT), str(target)]
        subprocess.run(command, input=json.dumps(SCHEMAS), text=True, env=environment, check=True)
        assert files_of(target) == expected


SMALL = package_of({"/things": {"get": operation("get-thing")}})


def test_generate_makes_a_typed_package_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "new" / "package"
    generate(SMALL, ROOT, target)
    assert "py.typed" in files_of(target)
    assert [path.name for path in target.parent.iterdir()] == ["package"]


BAD_TEMPLATES = {
    "a template that fails": "{{ nothing.at.all }}",
    "a template that makes no Python": "def f(:\n",
}


def root_with_template(tmp_path: Path, text: str) -> Path:
    """A repository whose template for the clients is another one."""
    root = tmp_path / "root"
    shutil.copytree(ROOT / "generator-templates", root / "generator-templates")
    shutil.copy(ROOT / "generator-config.yaml", root)
    (root / "generator-templates" / "client.py.jinja").write_text(text)
    return root


@pytest.mark.parametrize("template", BAD_TEMPLATES.values(), ids=BAD_TEMPLATES.keys())
def test_generate_says_that_a_template_is_wrong(template: str, tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"^openapi-python-client failed:\n"):
        generate(SMALL, root_with_template(tmp_path, template), tmp_path / "package")


def test_generate_fails_on_a_warning_of_the_generator(tmp_path: Path) -> None:
    root = root_with_template(tmp_path, "")
    config = "package_name_override: mijnklantportaal_api\npost_hooks: ['no-such-program --now']\n"
    (root / "generator-config.yaml").write_text(config)
    with pytest.raises(PipelineError, match="no-such-program"):
        generate(SMALL, root, tmp_path / "package")
