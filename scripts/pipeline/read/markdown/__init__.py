"""Reads a page in the documentation tool's Markdown form, which holds an OpenAPI document in a fenced block."""
