"""The document as Python: everything that the templates of the client print.

view                the whole, keyed by the names that the generator uses
inline_schemas      gives every object and enumeration a name
names               how things are called in Python
python_types        what a value's type is, how it is read and how it is written
model_view          the class of a schema
operation_view      the functions and methods of an operation
operation_texts     their signatures and docstrings
docstrings          what a part of the document means, in words
sample_code         the example of a call
imports             what a piece of code must import
"""
