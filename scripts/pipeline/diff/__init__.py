"""Step 6: what changed since the committed document, and which version step that asks for."""
