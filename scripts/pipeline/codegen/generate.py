"""Runs openapi-python-client on a document with our templates."""

import io
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, cast

import jinja2
from jinja2.bccache import Bucket
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from pipeline.codegen.code import literal
from pipeline.codegen.commands import command_modules
from pipeline.codegen.data import Package
from pipeline.codegen.id_prefixes import id_fields_of, prefixes_in, readers_of
from pipeline.codegen.scopes import oauth_of
from pipeline.documents import Document, PipelineError

PACKAGE = "mijnklantportaal_api"
PUBLIC_PACKAGE = "mijnklantportaal"
"""Where people import the models from; they say that they live there."""

# `python -m ruff` would start Python only to start this
_RUFF = str(Path(sys.executable).with_name("ruff"))
# the version of ruff is pinned and its configuration isolated, so that the output is the same bytes everywhere
_OPTIONS = "--isolated --quiet --no-cache --target-version py311 --line-length 120 ."
_FORMATTING = (f"check --fix-only --select F,I,UP {_OPTIONS}", f"format {_OPTIONS}")


class _CompiledTemplates(jinja2.BytecodeCache):
    """Keeps the templates that were compiled, by their text, for all generations of this process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what was kept of a template."""
        if kept := self._kept.get(bucket.key + bucket.checksum):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self._kept[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


_COMPILED_TEMPLATES = _CompiledTemplates()


def generate(package: Package, root: Path, target: Path) -> None:
    """Generate a client package at `target`, which nothing may be at yet; on a failure, it may be half-finished."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _run_generator(package, root, target)
    # the generator insists on these modules
    (target / "client.py").rename(target / "resources.py")
    (target / "errors.py").unlink()
    (target / "types.py").unlink()
    _format(target)
    runtime = root / "generator-templates" / "runtime"
    shutil.copytree(runtime, target / "runtime", ignore=shutil.ignore_patterns("__pycache__"))
    (target / "py.typed").touch()


def _run_generator(package: Package, root: Path, output: Path) -> None:
    config = Config.from_sources(
        ConfigFile.load_from_path(root / "generator-config.yaml"),
        MetaType.NONE,
        document_source=output,  # it is handed over as data
        overwrite=False,
        file_encoding="utf-8",
        output_path=output,
    )
    openapi = GeneratorData.from_dict(_for_generator(package), config=config)
    if isinstance(openapi, GeneratorError):
        raise _failure(openapi)
    project = Project(openapi=openapi, config=config, custom_template_path=root / "generator-templates")
    project.env.bytecode_cache = _COMPILED_TEMPLATES
    shared = cast("dict[str, Any]", project.env.globals)
    shared.update(package=package, public_package=PUBLIC_PACKAGE, literal=literal)
    try:
        with redirect_stdout(io.StringIO()):
            problems = project.build()
    except jinja2.TemplateError as error:
        raise _failure(error) from error
    if problems:
        raise _failure(*problems)
    _write_commands(package, project.env, output / "commands")
    further = {
        "oauth.py": {"oauth": oauth_of(package.document, package.operations)},
        "identifiers.py": {
            "prefixes": prefixes_in(package.document),
            "readers": readers_of(package),
            "fields": id_fields_of(package),
        },
    }
    for name, values in further.items():
        text = project.env.get_template(f"{name}.jinja").render(values)
        (output / name).write_text(text, encoding="utf-8")


def _write_commands(package: Package, environment: jinja2.Environment, folder: Path) -> None:
    folder.mkdir()
    for name, text in command_modules(package, environment).items():
        (folder / name).write_text(text, encoding="utf-8")


def _failure(*problems: object) -> PipelineError:
    told = (f"{p.header} {p.detail or ''}" if isinstance(p, GeneratorError) else str(p) for p in problems)
    return PipelineError("\n".join(["openapi-python-client failed:", *told]))


def _for_generator(package: Package) -> Document:
    """What the generator itself reads: the names of operations and models alone, because the templates print `package`.

    So no kind of body, parameter or schema that it does not know can stop it.
    """
    paths: Document = {
        f"/{number}": {"get": {"operationId": found.operation_id, "tags": [found.resource], "responses": {}}}
        for number, found in enumerate(package.operations)
    }
    schemas = {
        name: {"type": "string", "enum": ["any"]} if model.values else {"type": "object"}
        for name, model in package.models.items()
    }
    reduced = {key: package.document[key] for key in ("openapi", "info")}
    return reduced | {"paths": paths, "components": {"schemas": schemas}}


def _format(package: Path) -> None:
    for arguments in _FORMATTING:
        command = [_RUFF, *arguments.split(" ")]
        finished = subprocess.run(command, cwd=package, capture_output=True, text=True, check=False)
        if finished.returncode:
            raise _failure(finished.stdout + finished.stderr)
