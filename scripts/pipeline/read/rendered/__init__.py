"""Reads a page as a browser shows it, copied as text.

page                    the whole: an OpenAPI fragment of a page's parts
layout                  where the parts stand: head, samples, sections
head                    method, path, server, title
samples                 the curl command and the sample answers
security, parameters,   one part of the operation each
body, answers

preamble                what stands above the fields of a section
fields, types, parts    one field: its name, its type line, its labelled details
schema                  fields as a schema, completed from the samples
"""
