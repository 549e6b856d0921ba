"""Step 1: each source as an OpenAPI fragment, with notes on what its reading lost or inferred."""
