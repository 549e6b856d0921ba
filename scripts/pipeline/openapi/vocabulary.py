"""The words of OpenAPI that more than one step has to tell apart."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The methods an OpenAPI path item may have."""

PROSE = frozenset({"description", "summary", "title", "example", "examples"})
"""What tells people something and changes no program."""
