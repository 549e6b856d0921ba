"""Arguments of generated functions: parameters, fields of bodies, and bodies as a whole."""

from collections.abc import Container

from pipeline.codegen.code import NONE, Code, literal, name
from pipeline.codegen.data import Argument
from pipeline.codegen.models import with_default
from pipeline.codegen.names import attribute_name
from pipeline.codegen.python_types import PythonType
from pipeline.codegen.sample_code import sample_value
from pipeline.codegen.schemas import described
from pipeline.documents import Document

OWN_NAMES = ("options", "created_since", "limit", "prefetch", "operation", "request")
"""What generated functions and methods call something themselves."""


def build_argument(
    wire_name: str,
    place: str,
    schema: Document,
    python_type: PythonType,
    default: Code | None,
    taken: Container[str],
    schemas: Document,
) -> Argument:
    """An argument; where its name is taken, its place is put before."""
    plain_name = attribute_name(wire_name, schema)
    own_name = f"{place}_{plain_name}" if plain_name in taken else plain_name
    if default is NONE:
        python_type = python_type.or_none()
    return Argument(
        name=own_name,
        wire_name=wire_name,
        place=place,
        keyword=plain_name if place == "body" else own_name,
        annotation=with_default(python_type, default),
        default=default,
        write=python_type.write(literal(own_name), name(own_name)),
        schema=described(schema, schemas),
        sample=sample_value(wire_name, schema, schemas),
    )
