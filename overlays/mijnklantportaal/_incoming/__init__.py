"""What the portal sends to you: webhooks, requests for dynamic pages, and forms.

    errors, messages, access -> endpoint -> asgi, wsgi
    identifiers -> webhook_events, signatures, duplicates -> webhooks
    html -> pages, forms

An endpoint is a generator without I/O that yields what may block: looking for duplicates, and your own function. The
drivers in `endpoint` call that at once, or in the event loop and its threads.
"""
