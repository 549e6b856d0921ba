"""Requests to customers to hand in files."""

from ..runtime.command_descriptions import Command, CommandParameter

COMMANDS = (
    Command(
        "list",
        method="list",
        summary="Page through the file requests.",
        description="List all file requests, completed or not.",
        parameters=(),
        shape="list",
        model="FileRequest",
        example="mijnklantportaal file-requests list",
        is_paged=True,
        documentation="https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/list-file-requests",
    ),
    Command(
        "create",
        method="create",
        summary="Ask a customer, or anyone with the public link, for files.",
        description="Ask for up to ten files. With a customer, the request appears in that customer's portal; without one, the response has a public link that you can share.",
        parameters=(
            CommandParameter(
                "name",
                "name",
                "text",
                help="Title of the request.",
                is_required=True,
            ),
            CommandParameter(
                "requested_files",
                "requested-files",
                "json",
                help="The files to ask for.",
                model="RequestedFileInput",
                is_required=True,
                is_list_of_models=True,
            ),
            CommandParameter(
                "description",
                "description",
                "text",
                help="What the request is about.",
            ),
            CommandParameter(
                "customer_id",
                "customer-id",
                "text",
                help="ID of the customer to ask; left out for a public link.",
            ),
            CommandParameter(
                "directory_id",
                "directory-id",
                "text",
                help="ID of the directory that receives the files.",
            ),
        ),
        shape="object",
        model="FileRequest",
        example="mijnklantportaal file-requests create --name 'Contract renewal' --requested-files '[{\"name\": \"Logo\"}]'",
        documentation="https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/create-file-request",
    ),
    Command(
        "get",
        method="get",
        summary="Read one file request.",
        description="Read a file request, with the IDs of the files handed in so far.",
        parameters=(
            CommandParameter(
                "request_id",
                "request-id",
                "text",
                help="ID of the file request.",
                is_positional=True,
                is_required=True,
            ),
        ),
        shape="object",
        model="FileRequest",
        example="mijnklantportaal file-requests get frq_abc12345678",
        documentation="https://docs.developers.mijnklantportaal.nl/api-reference/file-request-api/get-file-request",
    ),
)
