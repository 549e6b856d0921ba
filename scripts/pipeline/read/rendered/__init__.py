"""Reads a page as a browser shows it, copied as text: it has no OpenAPI document, so one is made from its words.

page            the whole: an OpenAPI fragment made of a page's parts
layout          where the parts are: head, code samples, sections
head            method, path, server, title
code_samples    the curl command and the sample responses
security, parameters, request_body, responses
                one part of the operation each

preamble        what is above the fields of a section
fields          the fields of a section, of these lines each:
type_line       - its type and badges: `string<date> | null`, `required`
labels          - its labelled lines: `Example:`, `Available options:`
schema          fields as a schema, completed from the samples
"""
