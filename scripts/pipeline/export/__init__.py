"""From the document that the client is made from to the one for everybody, `docs/openapi.yaml`."""
