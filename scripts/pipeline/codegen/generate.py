"""Runs openapi-python-client on the view of a document and swaps the result in."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline.codegen.view import build_view
from pipeline.documents import Document, PipelineError

PACKAGE = "mijnklantportaal_api"


def generate(document: Document, root: Path, target: Path) -> None:
    """Generate the client package of a repaired document at `target`; on a failure the old package stays.

    Args:
        document: the repaired OpenAPI document
        root: the repository, which holds the generator's configuration and templates
        target: the package's folder

    Raises:
        PipelineError: the generator failed or warned; the message holds what it said.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    # beside the folder, not in it: a run that is killed leaves nothing that looks generated
    with tempfile.TemporaryDirectory(dir=target.parent.parent, prefix=".generating-") as scratch:
        fresh = Path(scratch) / PACKAGE
        _run_generator(build_view(document), root, Path(scratch) / "view.json", fresh)
        _add_runtime(root / "generator-templates" / "runtime", fresh)
        (fresh / "py.typed").touch()
        _swap(fresh, target, Path(scratch) / "previous")


def _run_generator(view: Document, root: Path, view_file: Path, output: Path) -> None:
    view_file.write_text(json.dumps(view, ensure_ascii=False), encoding="utf-8")
    tools = Path(sys.executable).parent
    command = [
        *(sys.executable, "-m", "openapi_python_client", "generate", "--fail-on-warning"),
        *("--meta", "none", "--overwrite"),
        *("--path", str(view_file), "--output-path", str(output)),
        *("--config", str(root / "generator-config.yaml")),
        *("--custom-template-path", str(root / "generator-templates")),
    ]
    environment = os.environ | {"PATH": os.pathsep.join((str(tools), os.environ.get("PATH", "")))}
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if finished.returncode:
        raise PipelineError(f"openapi-python-client failed:\n{finished.stdout}{finished.stderr}")


def _add_runtime(runtime: Path, package: Path) -> None:
    """Copy the plain modules, and drop or rename what the generator insists on writing."""
    shutil.copytree(runtime, package / "runtime", ignore=shutil.ignore_patterns("__pycache__"))
    (package / "client.py").rename(package / "resources.py")
    for name in ("errors.py", "types.py"):
        (package / name).unlink()


def _swap(fresh: Path, target: Path, previous: Path) -> None:
    """Put the fresh package in the old one's place by two renames within one folder."""
    if target.exists():
        target.rename(previous)
    try:
        fresh.rename(target)
    except OSError:
        if previous.exists():
            previous.rename(target)
        raise
