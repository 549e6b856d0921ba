"""Step 2: all sources as one document, with a report of where a lesser source contradicts a better one."""
