"""`spec/observed`: what a live API was seen to do. Shapes and counts, never a value.

records (the facts) -> files (reading and writing them), places (which part of the document a fact is about)
"""
