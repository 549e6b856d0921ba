"""From the document to Python: everything that the templates of the client print.

package             the whole: resources, operations and models, each under its name
data                the classes that all of it is made of
inline_schemas      gives every object and enumeration a name
schemas             looks into named schemas
names               how things are called in Python
case_conversion     any name in snake_case and PascalCase
code                pieces of code that carry their imports: the one door from the document to Python
python_types        what a value's type is, how it is read and how it is written
models              the class of a schema
operations          the functions and methods of an operation
method_docs         their docstrings
docstrings          what a part of the document means, in words
sample_code         the example of a call
generate            runs the generator and formats what it wrote
api_docs            the pages of docs/api, with what everything is known from
"""
