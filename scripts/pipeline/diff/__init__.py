"""Step 6: what changed since the committed document, and which version step that asks for.

report          the changes as a list, the gravest first
inventory       what users of a document rely on, laid out flat
semantics       which step of semantic versioning a change asks for
"""
