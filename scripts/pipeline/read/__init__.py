"""Makes an OpenAPI fragment of a documentation page, whichever of its forms the page has.

page_text       a page as numbered lines, with the notes that its reading leaves behind
markdown_page   the Markdown form, which holds an OpenAPI document in a fenced block
fenced_block    finds and parses that block
older_markdown  the same form before the vendor wrote OpenAPI into it
rendered        the page as a browser shows it, without an OpenAPI document

page_names      names that pages leave out
curl, form      what a curl sample says of the request
samples         what a sample value says of its schema
"""
