"""The gate before a new client takes the old one's place: it must work, and what callers lose is said by name.

public_view (what callers see of a package) -> losses (what they see no longer); trial (does it work?) in a process of
its own -> gate (all of it together)
"""
