"""Bodies that are not JSON: forms and files."""

from __future__ import annotations

from contextlib import ExitStack
from urllib.parse import urlencode

from .flow import Flow, Spool
from .http import FormPart
from .operation import Operation, form_parts, form_text
from .raw_content import RawContent
from .uploads import Upload, file_part

_ENCODED_FORM = "application/x-www-form-urlencoded"


def form_of(operation: Operation[object], files: ExitStack) -> Flow[list[tuple[str, FormPart]]]:
    """The parts of a body as multipart/form-data. `files` closes what they open."""
    form: list[tuple[str, FormPart]] = []
    for name, part in form_parts(operation.form or {}):
        if isinstance(part, Upload):
            upload = yield Spool(name, part, files)
            form.append((name, file_part(name, upload, files)))
        else:
            form.append((name, (None, form_text(part).encode(), None)))
    return form


def raw_content_of(operation: Operation[object], files: ExitStack) -> Flow[RawContent | None]:
    """A body that is sent as it is: a file, or a form as application/x-www-form-urlencoded."""
    if operation.content is not None:
        upload = yield Spool("body", operation.content, files)
        _, body, media_type = file_part("body", upload, files)
        return body, str(media_type)
    if operation.encoded_form is not None:
        fields = [(name, form_text(part)) for name, part in form_parts(operation.encoded_form)]
        return urlencode(fields).encode(), _ENCODED_FORM
    return None
