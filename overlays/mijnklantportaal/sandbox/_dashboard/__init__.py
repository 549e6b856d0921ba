"""The dashboard at `/`: the portal's objects, the latest requests, and buttons to act as a customer."""

from ._routes import dashboard_routes

__all__ = ["dashboard_routes"]
