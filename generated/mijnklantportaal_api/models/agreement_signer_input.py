"""Someone who is asked to sign an agreement."""

from collections.abc import Callable, Mapping
from typing import Any, NotRequired, Self, TypedDict

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import read_flag, read_rest, read_text
from ..runtime.writing import write_flag, write_text


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class AgreementSignerInput(Model):
    """Someone who is asked to sign an agreement.

    Attributes:
        first_name (str): First name of the signer. Example: "John".
        last_name (str): Last name of the signer. Example: "Doe".
        email (str): Where the request to sign goes. Example: "john.doe@example.com".
        should_identify (bool | None): Whether the signer must prove their identity. The API's default
            is not documented.
    """

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
        self: Self = new_object(cls)
        try:
            self.first_name = data["firstName"] + ""
            self.last_name = data["lastName"] + ""
            self.email = data["email"] + ""
            self.should_identify = None if (value := data.get("shouldIdentify")) is None else read_flag(value)
            if len(data) > 3 + ("shouldIdentify" in data):
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("first_name", "firstName", write_text, read_text),
            WireField("last_name", "lastName", write_text, read_text),
            WireField("email", "email", write_text, read_text),
            WireField("should_identify", "shouldIdentify", write_flag, read_flag, default=None),
        )


class AgreementSignerInputDict(TypedDict):
    """A dictionary that requests take in place of `AgreementSignerInput`, which describes its keys."""

    first_name: str
    last_name: str
    email: str
    should_identify: NotRequired[bool | None]


AgreementSignerInputDict.__module__ = "mijnklantportaal"

agreement_signer_input_from_dict: Callable[[Mapping[str, Any]], AgreementSignerInput] = AgreementSignerInput.from_dict
