"""`spec/observed`: what a live API was seen to do. Shapes and counts, never a value.

records (the facts) -> files (reading and writing them), places (which part of the document a fact is about)
-> sightings (counts by schema) -> differences (what the document, or what is taken for granted, says otherwise)
"""
