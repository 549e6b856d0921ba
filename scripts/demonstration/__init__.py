"""What `scripts/demo` shows: the client doing the portal's main job on an API of this machine."""
