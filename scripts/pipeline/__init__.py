"""From the vendor's documentation pages to `openapi.yaml` and the generated client package.

The steps, one module each, in the order in which `pipeline.command` runs them:

    pages, transcribed -> merge -> fixes -> check -> generate, api_map -> report

What they hand to each other stands in `documents`. What a step needs of its own stands in a package beside it:

    openapi         what OpenAPI documents are made of, whatever the step
    page_reading    for pages: the forms that the vendor's pages come in
    merging         for merge: which tag an operation has, and where two sources differ
    client_view     for generate and api_map: how the document looks in Python
    reporting       for report: what users of the client rely on, and what a change of it means
"""
