"""What OpenAPI documents are made of, whatever the step.

vocabulary      words that several steps tell apart
json_data       looking into data whose shape is not known beforehand
references      JSON pointers and `$ref`
walk            every operation, media type, parameter and schema, with its place
canonical_order the one order of keys in which a document is written
formats         what the formats of strings mean
"""
