"""Does a live API keep to `openapi.yaml`? `scripts/contract --base-url` asks, and only reads unless told otherwise.

probes (which calls, with ids seen so far) -> agreement (an answer beside the document) -> __main__ (the table)
"""
