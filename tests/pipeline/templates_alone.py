"""What our templates print for a package, without the generator around them and without formatting: in milliseconds."""

import functools
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader

from pipeline.codegen.code import literal
from pipeline.codegen.commands import command_modules
from pipeline.codegen.data import Package
from pipeline.codegen.id_prefixes import id_fields_of, prefixes_in, readers_of
from pipeline.codegen.scopes import oauth_of

_TEMPLATES = Path(__file__).parents[2] / "generator-templates"


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.loopcontrols"],
        autoescape=False,  # noqa: S701 - it prints Python
    )


def printed(package: Package) -> list[str]:
    """The modules of a package as text, apart from the runtime."""
    environment = _environment()

    def fill(template: str, **names: object) -> str:
        globals_of_generator = {"package": package, "public_package": "public", "literal": literal}
        return environment.get_template(template).render(**globals_of_generator, **names)

    modules = [fill(f"{name}.py.jinja") for name in ("client", "models_init", "package_init")]
    for name, model in package.models.items():
        named = SimpleNamespace(class_info=SimpleNamespace(name=name))
        modules.append(fill("str_enum.py.jinja", enum=named) if model.values else fill("model.py.jinja", model=named))
    for attribute, resource in package.resources.items():
        modules.append(fill("endpoint_init.py.jinja", endpoint_collection=SimpleNamespace(tag=attribute)))
        modules += [
            fill("endpoint_module.py.jinja", endpoint=SimpleNamespace(tags=[attribute], name=name))
            for name in resource.operations
        ]
    modules.append(fill("oauth.py.jinja", oauth=oauth_of(package.document, package.operations)))
    readers = readers_of(package)
    fields = id_fields_of(package)
    prefixes = prefixes_in(package.document)
    modules.append(fill("identifiers.py.jinja", prefixes=prefixes, readers=readers, fields=fields))
    return [*modules, *command_modules(package, environment).values()]
