"""Reads a page in the documentation tool's Markdown form, which holds an OpenAPI document in a fenced block.

page            the whole: the block's document, checked against its info string
fenced_block    the fenced blocks of a page, and the JSON data in them
older_form      the block before the tool wrote OpenAPI into it, converted
"""
