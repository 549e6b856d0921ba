"""Step 4: whether the repaired document is fit to make a client from."""
