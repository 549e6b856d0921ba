"""What the report of changes takes.

inventory       what users of a document rely on, laid out flat
semantics       which step of semantic versioning a change asks for
"""
