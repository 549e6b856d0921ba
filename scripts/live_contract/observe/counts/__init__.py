"""What is kept of responses: words (what may be named) -> shapes, listing -> observations; logs does it for a log."""
