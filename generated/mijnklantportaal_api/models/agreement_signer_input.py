"""Someone who is asked to sign an agreement."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch
from ..runtime.writing import write_flag, write_text


@attrs.define(kw_only=True, repr=False)
class AgreementSignerInput(Model):
    """Someone who is asked to sign an agreement."""

    __module__ = "mijnklantportaal"

    first_name: str
    """First name of the signer. Example: "John"."""
    last_name: str
    """Last name of the signer. Example: "Doe"."""
    email: str
    """Where the request to sign goes. Example: "john.doe@example.com"."""
    should_identify: bool | None = None
    """Whether the signer must prove their identity. The API's default is not documented."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.first_name = data["firstName"]
            self.last_name = data["lastName"]
            self.email = data["email"]
            self.should_identify = data.get("shouldIdentify")
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "firstName": write_text("first_name", self.first_name),
            "lastName": write_text("last_name", self.last_name),
            "email": write_text("email", self.email),
        }
        if self.should_identify is not None:
            data["shouldIdentify"] = write_flag("should_identify", self.should_identify)
        return data
