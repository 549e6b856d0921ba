"""A page for people at `/`: what is in the portal now, the last requests, and buttons to act as a customer."""

from ._routes import page_routes

__all__ = ["page_routes"]
