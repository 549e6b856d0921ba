"""Does a live API conform to `openapi.yaml`? `scripts/contract --base-url` tells, and only reads unless told otherwise.

permission asks before anything is made; `observe` is what --observe does. `pipeline.examine` makes the calls.
"""
