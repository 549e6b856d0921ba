"""Files shared with customers."""

from ..runtime.command_descriptions import Command, CommandParameter

COMMANDS = (
    Command(
        "list",
        method="list",
        summary="Page through the file shares.",
        description="Each has what it contains; a single one can't be read.",
        parameters=(),
        shape="list",
        model="FileShare",
        example="mijnklantportaal file-shares list",
        is_read=True,
        is_paged=True,
        documentation="https://docs.developers.mijnklantportaal.nl/api-reference/file-share-api/list-file-shares",
    ),
    Command(
        "create",
        method="create",
        summary="Share files and directories with a customer or publicly.",
        description="They must be in the portal already. Without a customer the response has a public link, and whoever has it can read what is shared.",
        parameters=(
            CommandParameter(
                "content",
                "content",
                "text",
                help="IDs of the files and directories to share.",
                is_required=True,
                is_list=True,
            ),
            CommandParameter(
                "customer_id",
                "customer-id",
                "text",
                help="ID of the customer to share with; left out for a public link.",
            ),
        ),
        shape="object",
        model="FileShare",
        example="mijnklantportaal file-shares create --content fsd_abc12345678",
        documentation="https://docs.developers.mijnklantportaal.nl/api-reference/file-share-api/create-file-share",
    ),
)
