"""The dashboard at `/`: what is in the portal, the requests, faults, and what a customer can do.

    _routes -> a module for each kind of page -> _site -> _object_lists -> _actions, _states, _kinds
                                              -> _exchanges -> _bodies -> _masking

Pages are rendered on the server from `templates`; `assets` has their looks, and scripts that they work without, too.
"""

from ._routes import dashboard_routes
from ._site import Site

__all__ = ["Site", "dashboard_routes"]
