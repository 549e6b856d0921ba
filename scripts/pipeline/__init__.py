"""From the vendor's documentation pages to `openapi.yaml` and the generated client package.

The steps, a package each, in the order in which `regenerate` runs them:

    read -> rules -> merge -> fix -> check -> compare -> finish -> codegen -> export -> gate -> diff

`documents` holds what they hand to each other, `openapi` what OpenAPI documents are made of. `examine` makes every call
of a client, for the gate and for `scripts/contract`.
"""
