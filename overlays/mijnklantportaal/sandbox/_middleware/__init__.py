"""Middleware around the application: the request log, and faults on demand."""
