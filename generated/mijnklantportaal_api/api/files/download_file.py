"""Get a download link valid for 5 minutes. `GET /files/{fileId}/download`"""

from __future__ import annotations

from ...models.api_cloudfile import ApiCloudfile
from ...runtime.operation import Operation, path_segment
from ...runtime.reading import read_with
from ...runtime.writing import write_text


def operation(file_id: str) -> Operation[ApiCloudfile]:
    """Get a download link valid for 5 minutes.

    Get an address from which the file can be downloaded for five minutes. The answer is JSON and not
    the file; the token is not to be sent to the address in it.

    Args:
        file_id: ID of the file. Starts with `fsf_`. Example: "fsf_abc12345678".

    Documentation: https://docs.developers.mijnklantportaal.nl/api-reference/files-api/download-file
    Source: `spec/transcribed/files-api.yaml`.
    """
    return Operation(
        name="download-file",
        method="GET",
        path=f"/files/{path_segment(write_text('file_id', file_id, 'fsf_'))}/download",
        read=read_with(ApiCloudfile.from_dict),
    )
