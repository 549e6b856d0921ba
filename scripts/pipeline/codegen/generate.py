"""Runs openapi-python-client on a document with our templates and swaps the result in."""

import copy
import io
import shutil
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, cast

import jinja2
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from pipeline.codegen.code import literal
from pipeline.codegen.data import Package
from pipeline.codegen.names import class_name, resource_name
from pipeline.documents import Document, PipelineError
from pipeline.openapi.json_data import is_list, is_mapping, types_of
from pipeline.openapi.walk import operations

PACKAGE = "mijnklantportaal_api"
PUBLIC_PACKAGE = "mijnklantportaal"
"""Where people import the models from; they say that they live there."""

# the version of ruff is pinned and its configuration isolated, so that the output is the same bytes everywhere
_RUFF = "--isolated --quiet --no-cache --target-version py311 --line-length 120 ."
_FORMATTING = (f"check --fix-only --select F,I,UP {_RUFF}", f"format {_RUFF}")


def generate(package: Package, root: Path, target: Path) -> None:
    """Generate a client package at `target`; on a failure the old package stays."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # beside the folder, not in it: a run that is killed leaves nothing that looks generated
    with tempfile.TemporaryDirectory(dir=target.parent.parent, prefix=".generating-") as scratch:
        fresh = Path(scratch) / PACKAGE
        _run_generator(package, root, fresh)
        # the generator insists on these modules
        (fresh / "client.py").rename(fresh / "resources.py")
        (fresh / "errors.py").unlink()
        (fresh / "types.py").unlink()
        _format(fresh)
        runtime = root / "generator-templates" / "runtime"
        shutil.copytree(runtime, fresh / "runtime", ignore=shutil.ignore_patterns("__pycache__"))
        (fresh / "py.typed").touch()
        _swap(fresh, target, Path(scratch) / "previous")


def _run_generator(package: Package, root: Path, output: Path) -> None:
    config = Config.from_sources(
        ConfigFile.load_from_path(root / "generator-config.yaml"),
        MetaType.NONE,
        document_source=output,  # it is handed over as data
        file_encoding="utf-8",
        overwrite=True,
        output_path=output,
    )
    openapi = GeneratorData.from_dict(_for_generator(package), config=config)
    if isinstance(openapi, GeneratorError):
        raise _failure(openapi)
    project = Project(openapi=openapi, config=config, custom_template_path=root / "generator-templates")
    shared = cast("dict[str, Any]", project.env.globals)
    shared.update(package=package, public_package=PUBLIC_PACKAGE, literal=literal)
    try:
        with redirect_stdout(io.StringIO()):
            problems = project.build()
    except jinja2.TemplateError as error:
        raise _failure(error) from error
    if problems:
        raise _failure(*problems)


def _failure(*problems: object) -> PipelineError:
    told = (f"{p.header} {p.detail or ''}" if isinstance(p, GeneratorError) else str(p) for p in problems)
    return PipelineError("\n".join(["openapi-python-client failed:", *told]))


def _for_generator(package: Package) -> Document:
    """What the generator itself reads: operations under the names of their resources, without failures."""
    reduced = copy.deepcopy(package.document)
    tags = {tag["name"]: resource_name(tag) for tag in reduced["tags"]}
    for _, _, operation in operations(reduced):
        operation["tags"] = [tags[name] for name in operation["tags"][:1]]
        responses = operation["responses"].items()
        operation["responses"] = {code: _with_json_alone(body) for code, body in responses if code.startswith("2")}
    schemas = reduced["components"]["schemas"]
    used: Document = {name: schema if class_name(name) in package.models else {} for name, schema in schemas.items()}
    without_mappings: Document = _without_mappings(reduced | {"components": {"schemas": used}})
    return without_mappings


def _with_json_alone(response: Document) -> Document:
    """The response without the media types that the generator can't read; our templates take their bytes."""
    content = {name: body for name, body in response.get("content", {}).items() if name == "application/json"}
    return {"description": response.get("description", ""), "content": content}


def _without_mappings(part: Any) -> Any:
    """The same with mappings of unknown names as anything: the generator would write a class for each."""
    if is_mapping(part):
        if types_of(part) == ["object"] and "properties" not in part:
            return {}
        return {key: _without_mappings(value) for key, value in part.items()}
    return [_without_mappings(item) for item in part] if is_list(part) else part


def _format(package: Path) -> None:
    for arguments in _FORMATTING:
        command = [sys.executable, "-m", "ruff", *arguments.split(" ")]
        finished = subprocess.run(command, cwd=package, capture_output=True, text=True, check=False)
        if finished.returncode:
            raise _failure(finished.stdout + finished.stderr)


def _swap(fresh: Path, target: Path, previous: Path) -> None:
    if target.exists():
        target.rename(previous)
    try:
        fresh.rename(target)
    except OSError:
        if previous.exists():
            previous.rename(target)
        raise
