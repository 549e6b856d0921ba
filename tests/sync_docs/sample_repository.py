"""A made-up API, its documentation pages, and a repository that follows them."""

import shutil
from pathlib import Path
from typing import Any

from pipeline.documents import format_yaml
from sync_docs.__main__ import main
from tests.sync_docs.sample_site import SampleSite

REPOSITORY = Path(__file__).parents[2]
_THING = {"$ref": "#/components/schemas/Thing"}

FIX = """\
overlay: 1.1.0
info:
  title: Colours
  version: '1'
actions:
  - target: $.components.schemas.Thing.properties.colour
    description: The page does not say what the colour is for.
    x-absent: [description]
    update:
      description: What it is painted in.
"""


def operation(name: str, **extra: Any) -> dict[str, Any]:
    """An operation that returns a thing."""
    success = {"200": {"description": "A thing", "content": {"application/json": {"schema": _THING}}}}
    errors = {status: {"description": "Not now"} for status in ("401", "429")}
    return {
        "tags": ["Things API"],
        "summary": name.replace("-", " ").capitalize(),
        "operationId": name,
        "responses": success | errors,
        **extra,
    }


def page(method: str, path: str, name: str, fields: tuple[str, ...] = ("id", "colour"), **extra: Any) -> str:
    """The Markdown page of an operation; `fields` are those of a thing."""
    document = {
        "openapi": "3.1.1",
        "info": {"title": "Things API", "version": "v1"},
        "servers": [{"url": "https://things.example/v1"}],
        "security": [{"Token": []}],
        "tags": [{"name": "Things API"}, {"name": "Notes API"}],
        "paths": {path: {method: operation(name, **extra)}},
        "components": {
            "schemas": {
                "Thing": {
                    "type": "object",
                    "required": ["id"],
                    "properties": {field: {"type": "string"} for field in fields},
                }
            },
            "securitySchemes": {"Token": {"type": "http", "scheme": "bearer"}},
        },
    }
    block = f"````yaml /openapi.yaml {method} {path}\n{format_yaml(document)}\n````"
    return f"# {name}\n\n> What it does\n\n## OpenAPI\n\n{block}\n"


LIST_THINGS = page("get", "/things", "list-things")
CREATE_THING = page("post", "/things", "create-thing")
LIST_NOTES = page("get", "/notes", "list-notes", tags=["Notes API"])
GUIDE = "# Welcome\n\nRead this first.\n"

TRANSCRIPTION = format_yaml(
    {"openapi": "3.1.1", "paths": {"/notes": {"get": operation("list-notes", tags=["Notes API"])}}}
)


def make_repository(root: Path) -> Path:
    """A repository with the two pages of things, one fix, and the project's own templates; nothing is built yet."""
    for name in ("spec/pages", "spec/fixes", "spec/transcribed"):
        (root / name).mkdir(parents=True)
    shutil.copy(REPOSITORY / "generator-config.yaml", root)
    shutil.copytree(REPOSITORY / "generator-templates", root / "generator-templates")
    (root / "spec/pages/list-things.md").write_text(LIST_THINGS, encoding="utf-8")
    (root / "spec/pages/create-thing.md").write_text(CREATE_THING, encoding="utf-8")
    (root / "spec/fixes/01-colours.yaml").write_text(FIX, encoding="utf-8")
    return root


def add_commands(root: Path) -> None:
    """Let a repository have the commands, as compiled as they are here, where Python is set up and Node is not."""
    shutil.copytree(REPOSITORY / "scripts", root / "scripts")
    (root / "scripts/setup").write_text("#!/bin/sh\ntest $# = 0\n", encoding="utf-8")
    (root / ".venv").symlink_to(REPOSITORY / ".venv")


def contents(root: Path) -> dict[str, bytes]:
    """Everything that following the documentation may change."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("spec", "generated", "openapi.yaml")
        for path in (root / folder, *(root / folder).rglob("*"))
        if path.is_file()
    }


def follow(repository: Path, documentation: SampleSite, *arguments: str) -> int:
    """Run `scripts/sync-docs` in a repository; its exit code."""
    return main(["--from", documentation.address, "--pause", "0", *arguments], repository)
