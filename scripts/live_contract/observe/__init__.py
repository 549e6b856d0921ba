"""`scripts/contract --observe`: responses become the counts of `pipeline.observed`, and these are compared.

counts (what is kept of responses and of logs) -> calls (what is read and written) -> run (one run) -> reporting (what
it showed) -> command; observation_writer writes the files
"""
