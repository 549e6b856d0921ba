"""Where a file can be downloaded for a short while.

Source: `spec/transcribed/agreements-api.yaml`.
Inferred: required: present in the documented answer.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

import attrs

from ..runtime.model import Model
from ..runtime.reading import mismatch, read_time
from ..runtime.writing import write_text, write_time


@attrs.define(kw_only=True, repr=False)
class ApiCloudfile(Model):
    """Where a file can be downloaded for a short while.

    Source: `spec/transcribed/agreements-api.yaml`.
    Inferred: required: present in the documented answer.
    """

    link: str
    """Address of the file. It needs no token, and may lead to another host. Example:
    "https://example.com/download/abc". (Inferred: host: possibly another one, which must not see the
    token.)
    """
    expires_at: datetime.datetime
    """Until when the address works; five minutes where that is documented. Always with its time zone.
    Example: "2025-04-29T21:00:00+02:00".
    """

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self = cls.__new__(cls)
        try:
            self.link = data["link"]
            self.expires_at = read_time(data["expiresAt"])
        except Exception as error:
            raise mismatch(self, data, error) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "link": write_text("link", self.link),
            "expiresAt": write_time("expires_at", self.expires_at),
        }
        return data
