"""What is kept of responses: safe_names (which names) -> shapes, listing -> observations; logs does it for a log."""
