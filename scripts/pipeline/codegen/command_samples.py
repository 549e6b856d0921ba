"""Sample values on a command line, made of the code that shows them in Python."""

import ast
import datetime
import json
from collections.abc import Mapping
from typing import Any

from pipeline.codegen.command_data import CommandParameter
from pipeline.codegen.data import Model
from pipeline.documents import PipelineError


def sample_words(sample: str, parameter: CommandParameter, models: Mapping[str, Model]) -> list[str]:
    """The words of a command line that give a parameter the value which this code has."""
    value: Any = _value(ast.parse(sample, mode="eval").body, models)
    option = f"--{parameter.word}"
    if parameter.is_positional:
        return [_text(value)]
    if parameter.kind == "flag" and not parameter.is_list:
        return [option if value else f"--no-{parameter.word}"]
    if parameter.is_list:
        return [part for item in value for part in (option, _text(item))]
    if parameter.kind == "json":
        return [option, json.dumps(value, ensure_ascii=False)]
    return [option, _text(value)]


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _value(node: ast.expr, models: Mapping[str, Model]) -> Any:
    """The JSON value of code from `sample_code`; names are those of the API."""
    match node:
        case ast.List(elts=items):
            return [_value(item, models) for item in items]
        case ast.Dict(keys=keys, values=values):
            pairs = zip(keys, values, strict=True)
            return {str(_value(key, models)): _value(value, models) for key, value in pairs if key}
        case ast.Call(func=ast.Name(id="Path" | "Decimal"), args=[ast.Constant(value=text)]):
            return text
        case ast.Call(func=ast.Name(id="date"), args=numbers):
            return datetime.date(*map(ast.literal_eval, numbers)).isoformat()
        case ast.Call(func=ast.Name(id="datetime"), args=numbers):
            return datetime.datetime(*map(ast.literal_eval, numbers)).isoformat(" ", "minutes")
        case ast.Call(func=ast.Name(id=name), keywords=keywords) if name in models:
            wire_names = {field.name: field.wire_name for field in models[name].fields}
            return {wire_names[str(keyword.arg)]: _value(keyword.value, models) for keyword in keywords}
        case _:
            try:
                return ast.literal_eval(node)
            except ValueError as error:
                raise PipelineError(f"no sample for the command line: {ast.unparse(node):.80}") from error
