"""One path under one name: sources may call its parameters differently, and the names are those of arguments."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.documents import Document
from pipeline.openapi.vocabulary import METHODS

_PARAMETER = re.compile(r"\{([^{}]*)\}")


def paths_as_known(paths: Mapping[str, Document], known: Iterable[str]) -> Iterator[tuple[str, Document]]:
    """Yield each path item under the path's known name, its path parameters renamed by their order."""
    templates = {_PARAMETER.sub("{}", path): path for path in known}
    for path, item in paths.items():
        name = templates.setdefault(_PARAMETER.sub("{}", path), path)
        if name == path:
            yield path, item
        else:
            names = dict(zip(_PARAMETER.findall(path), _PARAMETER.findall(name), strict=True))
            yield name, {key: _renamed(value, names) if key in METHODS else value for key, value in item.items()}


def _renamed(operation: Document, names: Mapping[str, str]) -> Document:
    parameters: list[Any] = [
        {**parameter, "name": names.get(parameter["name"], parameter["name"])}
        if parameter.get("in") == "path"
        else parameter
        for parameter in operation.get("parameters", [])
    ]
    return {**operation, **({"parameters": parameters} if parameters else {})}
