"""Documents whose texts would do harm if they ever became code."""

from tests.pipeline.small_documents import (
    Document,
    an_object,
    document,
    json_content,
    operation,
    parameter,
    ref,
)

# Each text would do harm if it ever became code: as a docstring, a text, a template or a line of its own.
HARMFUL = [
    '"""; raise SystemExit("harm") #',
    "'''; raise SystemExit('harm') #",
    '"; raise SystemExit("harm") #',
    "'; raise SystemExit('harm') #",
    '\\"""; raise SystemExit("harm") #',
    "{raise_harm()} {{ 7 * 7 }} {% for x in y %}",
    "two\nraise SystemExit('harm')",
    "two\rraise SystemExit('harm')",
    "two\u2028raise SystemExit('harm')",
    "\\N{BULLET} \\x \\",
    "nul\x00 bell\x07 bidi\u202e",
]


def harmful_document(text: str) -> Document:
    """A document that has a text wherever a text may be."""
    texts: Document = {"description": text, "x-inferred": text, "x-source": text}
    field: Document = {"type": "string", "example": text, **texts}
    choice: Document = {"type": "string", "enum": [text], **texts}
    listing = operation(f"list {text}", parameter(text, schema=field), parameter(f"X {text}", "header", field))
    sending = operation(f"send {text}", body=json_content(ref(f"Sent {text}")), response=ref("Harm"))
    for number, described in enumerate((listing, sending)):
        described |= texts | {"summary": text, "x-method": f"method{number}", "x-inferred": {text: text}}
        described["responses"]["200"]["description"] = text
        described["responses"]["404"] = {"description": text}
    fields = an_object([text], **{text: field, f"b{text}": field, "choice": choice}) | texts
    made = document({"/things": {"get": listing, "post": sending}}, Harm=fields, **{f"Sent {text}": fields})
    made["info"]["title"] = text
    made["tags"][0] |= {"description": text}
    return made
