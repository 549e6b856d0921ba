"""Does a live API conform to `openapi.yaml`? `scripts/contract --base-url` tells, and only reads unless told otherwise.

probes (which calls, with ids seen so far), conformance (a response beside the document) -> examination (all calls by a
client) -> __main__ (the table)

permission asks before anything is made; `observe` is what --observe does.
"""
