"""What merging the sources takes.

tagging         the tag of an operation, and where the vendor shows its page
comparison      where two sources differ, and where they contradict each other
"""
