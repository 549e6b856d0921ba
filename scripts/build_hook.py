"""What hatchling does beyond pyproject.toml when it builds the wheel."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DocumentHook(BuildHookInterface[Any]):
    """Puts `openapi.yaml`, which the sandbox serves, into the wheel.

    Not into an editable installation: there the sandbox reads the file where it is; a copy would go out of date.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the document among the files of a wheel that is not editable."""
        if version == "standard":
            build_data["force_include"]["openapi.yaml"] = "mijnklantportaal/openapi.yaml"
