"""The last step before `openapi.yaml` is written: what our sources say in shorthand is said in OpenAPI 3.1."""
