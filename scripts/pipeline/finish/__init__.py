"""The last step before `openapi.yaml` is written: what the sources say for us becomes what the document says to anybody."""
