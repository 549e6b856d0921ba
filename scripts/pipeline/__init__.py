"""From the vendor's documentation pages to `openapi.yaml` and the generated client package.

The steps, a package each, in the order in which `pipeline.command` runs them:

    read -> merge -> fix -> check -> codegen -> diff

What they hand to each other stands in `documents`, what OpenAPI documents are made of in `openapi`.
"""
