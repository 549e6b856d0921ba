"""Does a live API conform to `openapi.yaml`? `scripts/contract --base-url` tells, and only reads unless told otherwise.

probes (which calls, with ids seen so far), conformance (a response beside the document) -> examination (all calls by a
client) -> __main__ (the table)

With --observe, responses become the counts of `pipeline.observed`, and these are compared with the document:

reading, writing (calls) -> observing (one run) -> observe_command
shapes, listing -> observations (responses become counts), logs (lines of a log do) -> keeping (files)
`pipeline.observed.differences` (what differs), inferred (what is shown) -> report
"""
