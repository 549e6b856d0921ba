"""Step 1: each source as an OpenAPI fragment, with notes on what its reading lost or inferred.

pages           every page of `spec/pages`, read by the form that it has
markdown        a page in the documentation tool's Markdown form
rendered        a page as a browser shows it, copied as text
transcribed     the fragments in `spec/transcribed`, written by hand

page_text       a page as numbered lines, with the notes that its reading leaves behind
naming          operationIds and schema names that pages leave out
curl, form_data what a curl sample says of the request
sample_schema   the schema of a sample value
"""
