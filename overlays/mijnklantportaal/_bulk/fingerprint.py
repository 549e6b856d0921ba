"""What identifies a write: a hash of what it sends, the same in every process."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections import OrderedDict
from collections.abc import AsyncIterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from mijnklantportaal_api.runtime.natural_keys import sent_values
from mijnklantportaal_api.runtime.type_guards import is_list, is_mapping
from mijnklantportaal_api.runtime.uploads import Upload, file_part

from .._ensure.matching import key_asked
from .recorder import Recording

_PIECE = 1 << 20
_MAX_REMEMBERED = 1000


def natural_key_of(recording: Recording) -> str | None:
    """A hash of what identifies the object that an `ensure` method writes; None for other methods."""
    if recording.ensure is None:
        return None
    key = recording.ensure.key
    asked = key_asked(key, sent_values(recording.ensure.create))
    return hashlib.sha256(json.dumps([key.read_list(1).path, *asked]).encode()).hexdigest()


class Fingerprints:
    """Makes fingerprints of writes; a file that is sent often is read once, as long as it does not change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hashes: OrderedDict[tuple[str, int, int], str] = OrderedDict()

    def of(self, method: str, recording: Recording) -> str:
        """The fingerprint of a call.

        Raises:
            ValueError, TypeError, OSError: a file can't be read, or only once.
        """
        operation, options = recording.operation, recording.options
        sent = {
            "method": method,
            "path": operation.path,
            "query": [list(item) for item in operation.query],
            "json": operation.json,
            "form": operation.form,
            "encoded_form": operation.encoded_form,
            "content": operation.content,
            "extra_query": options.extra_query,
            "extra_body": options.extra_body,
        }
        given = {name: self._plain(name, value) for name, value in sent.items() if value}
        text = json.dumps(given, sort_keys=True, separators=(",", ":"), default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def _plain(self, name: str, value: object) -> Any:
        if isinstance(value, Upload):
            return [value.file_name, value.content_type, self._hash_of(name, value)]
        if is_mapping(value):
            return {key: self._plain(key, item) for key, item in value.items()}
        if is_list(value):
            return [self._plain(name, item) for item in value]
        return value

    def _hash_of(self, name: str, upload: Upload) -> str:
        content = upload.content
        if not isinstance(content, os.PathLike):
            return _hash_of_content(name, upload)
        state = Path(content).stat()
        key = (os.fspath(content), state.st_size, state.st_mtime_ns)
        with self._lock:
            known = self._hashes.get(key)
        if known is None:
            known = _hash_of_content(name, upload)
            with self._lock:
                self._hashes[key] = known
                if len(self._hashes) > _MAX_REMEMBERED:
                    self._hashes.popitem(last=False)
        return known


def _hash_of_content(name: str, upload: Upload) -> str:
    content: Any = upload.content
    is_stream = hasattr(content, "read") and not (hasattr(content, "seekable") and content.seekable())
    if is_stream or isinstance(content, AsyncIterable):
        raise ValueError(
            f"{name}: a bulk run reads a file twice, and this one can be read only once; pass a path, bytes or a file "
            "on the disk"
        )
    digest = hashlib.sha256()
    with ExitStack() as files:
        _, opened, _ = file_part(name, Upload(content=content, content_type=upload.content_type), files)
        if isinstance(opened, bytes):
            digest.update(opened)
        else:
            opened.seek(0)
            while piece := opened.read(_PIECE):
                digest.update(piece)
    return digest.hexdigest()
