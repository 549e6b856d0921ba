"""From the vendor's documentation pages to `openapi.yaml` and the generated client package.

The steps, one module each, in the order in which `pipeline.command` runs them:

    pages -> merge -> fixes -> check -> generate -> report
"""
