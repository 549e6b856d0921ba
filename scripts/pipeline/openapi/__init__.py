"""What OpenAPI documents are made of, whatever the step."""
