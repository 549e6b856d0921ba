"""Running the generator: the same bytes each time, and a failure changes nothing."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.codegen.generate import PACKAGE, generate
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


def test_generate_replaces_the_package_and_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "new" / "package"
    generate(SMALL, ROOT, target)
    first = files_of(target)
    (target / "own.py").touch()
    generate(SMALL, ROOT, target)
    assert files_of(target) == first
    assert "py.typed" in first
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
def test_generate_keeps_the_old_package_when_it_fails(template: str, tmp_path: Path) -> None:
    target = tmp_path / "package"
    generate(SMALL, ROOT, target)
    before = files_of(target)
    with pytest.raises(PipelineError, match=r"^openapi-python-client failed:\n"):
        generate(SMALL, root_with_template(tmp_path, template), target)
    assert files_of(target) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["package", "root"]


def test_generate_keeps_the_old_package_when_the_document_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "package"
    generate(SMALL, ROOT, target)
    before = files_of(target)
    refused = {"/things": {"get": operation("get-thing", tags=["Other"])}}
    with pytest.raises(PipelineError, match=r"GET /things: operation get-thing needs a tag"):
        generate(package_of(refused), ROOT, target)
    assert files_of(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


def test_generate_fails_on_a_warning_of_the_generator(tmp_path: Path) -> None:
    root = root_with_template(tmp_path, "")
    config = "package_name_override: mijnklantportaal_api\npost_hooks: ['no-such-program --now']\n"
    (root / "generator-config.yaml").write_text(config)
    with pytest.raises(PipelineError, match="no-such-program"):
        generate(SMALL, root, tmp_path / "package")
    assert not (tmp_path / "package").exists()


def test_generate_puts_the_old_package_back_when_the_swap_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "package"
    generate(SMALL, ROOT, target)
    before = files_of(target)
    rename = Path.rename

    def rename_but_the_fresh_one(self: Path, other: Path) -> Path:
        if self.name == PACKAGE:
            raise PermissionError("the disk says no")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", rename_but_the_fresh_one)
    with pytest.raises(PermissionError):
        generate(SMALL, ROOT, target)
    assert files_of(target) == before
