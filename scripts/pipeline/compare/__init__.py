"""Step 4: the repaired document beside what was observed. What agrees is marked; what does not gets a proposal.

known (the observations that the document has a place for) -> confirmed (what agrees), and field_proposals and
operation_proposals (how the document can be made to agree) -> comparison (all of it) -> marking (onto the document),
proposals (into a file for maintainers)
"""
