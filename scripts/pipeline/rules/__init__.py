"""Between reading and merging: the rules in `spec/rules`, applied to what each page says, whichever page it is.

A fix repairs what is known to be wrong, and fails where it finds nothing. A rule says how the vendor writes, and what
that means; it may find nothing today.

rules           reads the rules
places          the schemas of a page, with the name and the description that each has there
conditions      which schemas a rule is for
changes         what a rule does to a schema; the changes that data can't describe are in:
null_as_type    - `nullable` as a type
page_envelope   - what surrounds the objects of a list
choices         - the values that a description lists
apply           all rules on all pages, and the report
"""
