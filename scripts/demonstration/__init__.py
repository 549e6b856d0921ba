"""What `scripts/demo` shows: the client doing the portal's main job with an API on this machine."""
