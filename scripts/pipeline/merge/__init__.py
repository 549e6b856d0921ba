"""Step 2: all sources as one document, with a report of where a lesser source contradicts a better one.

sources         the merge itself: which source wins
comparison      where two sources differ, and where they contradict each other
tagging         the tag of an operation whose page shows none, and where the vendor shows that page
"""
