"""Files and directories in the portal."""

from ..runtime.command_descriptions import Command, CommandParameter

COMMANDS = (
    Command(
        "upload",
        method="upload",
        summary="Upload a file.",
        description="One operation does both, and the kind of body decides: a multipart body uploads a file, a JSON body creates a directory. Keep the ID of the response: nothing lists files or what a directory contains.",
        parameters=(
            CommandParameter(
                "file",
                "file",
                "file",
                help="The file.",
                is_required=True,
            ),
            CommandParameter(
                "directory",
                "directory",
                "text",
                help="ID of the directory to put it in.",
            ),
        ),
        shape="object",
        model="FileOrDirectory",
        example="mijnklantportaal files upload --file document.pdf",
        documentation="https://docs.developers.mijnklantportaal.nl/api-reference/files-api/uploading-a-file-or-creating-a-directory",
    ),
    Command(
        "create-directory",
        method="create_directory",
        summary="Create a directory.",
        description="One operation does both, and the kind of body decides: a multipart body uploads a file, a JSON body creates a directory. Keep the ID of the response: nothing lists files or what a directory contains.",
        parameters=(
            CommandParameter(
                "name",
                "name",
                "text",
                help="Name of the directory.",
                is_required=True,
            ),
            CommandParameter(
                "directory",
                "directory",
                "text",
                help="ID of the directory to put it in.",
            ),
        ),
        shape="object",
        model="FileOrDirectory",
        example="mijnklantportaal files create-directory --name Contracts",
        documentation="https://docs.developers.mijnklantportaal.nl/api-reference/files-api/uploading-a-file-or-creating-a-directory",
    ),
    Command(
        "download",
        method="download",
        summary="Get a download link valid for 5 minutes.",
        description="Whoever has the link needs no token.",
        parameters=(
            CommandParameter(
                "file_id",
                "file-id",
                "text",
                help="ID of the file.",
                is_positional=True,
                is_required=True,
            ),
        ),
        shape="link",
        model="DownloadLink",
        example="mijnklantportaal files download fsf_abc12345678",
        is_read=True,
        documentation="https://docs.developers.mijnklantportaal.nl/api-reference/files-api/download-file",
    ),
    Command(
        "get",
        method="get",
        summary="Read the data of one file or directory.",
        description="Name, size and media type, but not the content: a file's content comes from its download link.",
        parameters=(
            CommandParameter(
                "file_or_dir_id",
                "file-or-dir-id",
                "text",
                help="ID of the file (`fsf_`) or directory (`fsd_`).",
                is_positional=True,
                is_required=True,
            ),
        ),
        shape="object",
        model="FileOrDirectory",
        example="mijnklantportaal files get fsf_abc12345678",
        is_read=True,
        documentation="https://docs.developers.mijnklantportaal.nl/api-reference/files-api/get-file-or-directory",
    ),
)
