"""Where a file can be downloaded for a short while."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Self

import attrs

from ..runtime.lenient_reading import keep_extra
from ..runtime.model import Model, WireField, new_object
from ..runtime.reading import parse_time, read_rest, read_text, read_time
from ..runtime.writing import write_text, write_time


@attrs.define(kw_only=True, repr=False, eq=False, getstate_setstate=False)
class DownloadLink(Model):
    """Where a file can be downloaded for a short while.

    Attributes:
        link (str): Address of the file. It needs no token, and may lead to another host. Example:
            "https://example.com/download/abc".
        expires_at (datetime.datetime): Until when the address works; five minutes where that is
            documented. Always has a time zone.
    """

    __module__ = "mijnklantportaal"

    link: str
    """Address of the file. It needs no token, and may lead to another host. Example:
    "https://example.com/download/abc".
    """
    expires_at: datetime.datetime
    """Until when the address works; five minutes where that is documented. Always has a time zone."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        self: Self = new_object(cls)
        try:
            self.link = data["link"] + ""
            self.expires_at = time if (time := parse_time(data["expiresAt"])).tzinfo else read_time(data["expiresAt"])
            if len(data) > 2:
                keep_extra(self, data)
        except Exception as error:
            return read_rest(self, data, error)
        return self

    @staticmethod
    def _wire_fields() -> tuple[WireField, ...]:
        return (
            WireField("link", "link", write_text, read_text),
            WireField("expires_at", "expiresAt", write_time, read_time),
        )


download_link_from_dict: Callable[[Mapping[str, Any]], DownloadLink] = DownloadLink.from_dict
