"""What OpenAPI documents are made of, whatever the step.

vocabulary      words that several steps tell apart
json_data       looking into data whose shape is not known beforehand
references      JSON pointers and `$ref`
walk            every operation, media type, parameter and schema, with its place
arrangement     the one order in which a document is written
overlay         what an action of an OpenAPI Overlay does to a document
formats         what the formats of texts mean
"""
