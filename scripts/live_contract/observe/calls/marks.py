"""Marks what a contract test makes as its own, so that it reaches nobody, and nothing goes to a third party."""

from typing import Any

import attrs

from mijnklantportaal_api.runtime.operation import Operation as Call
from mijnklantportaal_api.runtime.uploads import Upload
from pipeline.openapi.json_data import is_list, is_mapping

MARK = "contract test"
_TEXTS = ("name", "description", "message", "title", "text", "number", "label")
ADDRESSES = {
    "email": "contract-test@example.com",  # a domain that takes no mail
    "url": "https://contract-test.invalid/",  # a name that nobody can have
}


def marked(call: Call[object], moment: str) -> Call[object]:
    """The call with texts of ours where people read them; `moment` keeps numbers apart that must be unique."""
    return call._replace(json=_marked(call.json, "", moment), form=_marked(call.form, "", moment))


def _marked(value: Any, name: str, moment: str) -> Any:
    if is_mapping(value):
        return {key: _marked(part, key, moment) for key, part in value.items()}
    if is_list(value):
        return [_marked(part, name, moment) for part in value]
    if isinstance(value, Upload):
        return attrs.evolve(value, file_name=f"{MARK} {value.file_name or 'file'}")
    if name.lower().endswith("notification"):
        return False
    return _text(value, name.lower(), moment) if isinstance(value, str) else value


def _text(text: str, name: str, moment: str) -> str:
    for ending, address in ADDRESSES.items():
        if name.endswith(ending):
            return address
    if name.endswith("number"):
        return f"{MARK} {moment}"
    return MARK if name.endswith(_TEXTS) else text
