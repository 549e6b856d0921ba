"""Pages that are small and ask for endless time or memory, each with what the reader says of it, as a pattern."""

_BEGIN = "# Things\n\n## OpenAPI\n\n````yaml get /a\n"
_JSON = _BEGIN.replace("yaml", "json")
_END = "\n````\n"
_OPERATION = "openapi: 3.1.1\npaths: {/a: {get: {responses: {}}}}\n"
_SCHEMAS = f"{_BEGIN}{_OPERATION}components:\n  schemas:\n"
_RENDERED = "POST\n/\na\n"
_BODY = f"{_RENDERED}Body\napplication/json\n"


def _repeating(merge: str) -> str:
    """Nine levels of lists, each of which holds the one before nine times."""
    levels = [f"x{n}: &x{n}\n  {merge}[{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 10)]
    return f"{_BEGIN}x0: &x0 {{a: 1}}\n{''.join(levels)}{_END}"


REFUSED: dict[str, tuple[str, str]] = {
    "aliases": (_repeating(""), r":\d+: .*more than 100000 values, those that aliases repeat included"),
    "merges": (_repeating("<<: "), r":\d+: .*more than 100000 values, those that aliases repeat included"),
    "merge by tag": (f"{_BEGIN}a: &a {{b: 1}}\nc: {{!!merge x: *a}}{_END}", ":7: .*constructor for the tag"),
    "alias to itself": (f"{_BEGIN}{_OPERATION}x-a: &a [*a]{_END}", ":6: .*nested more than 100 deep"),
    "flow lists": (f"{_BEGIN}a: {('[' * 3900 + chr(10)) * 400}{_END}", ":6: .*nested more than 100 deep"),
    "block lists": (f"{_BEGIN}{'- ' * 1900}a{_END}", ":6: .*nested more than 100 deep"),
    "JSON lists": (f"{_JSON}{('[' * 3000 + chr(10)) * 600}{_END}", ":6: .*nested more than 100 deep"),
    "JSON objects": (f"{_JSON}{'{' + chr(34) + 'a' + chr(34) + ':'}{'[' * 101}{']' * 101}}}{_END}", ":6: .*100 deep"),
    "flow keys": (f"{_BEGIN}x: {{{('a,' * 1900 + chr(10)) * 490}}}{_END}", r":\d+: .*more than 100000 values"),
    "digits": (f"{_BEGIN}x: {'9' * 3900}{_END}", ":6: .*more than 40 digits"),
    "digits of a hexadecimal number": (f"{_BEGIN}x: 0x{'9' * 3900}{_END}", ":6: .*more than 40 digits"),
    "digits in JSON": (f'{_JSON}{{"a": {"9" * 3900}}}{_END}', ":6: .*more than 40 digits"),
    "infinity": (f"{_BEGIN}x: 1e999{_END}", ":6: .*inf is not a JSON value"),
    "not a number in JSON": (f'{_JSON}{{"a": NaN}}{_END}', ":6: .*NaN is not JSON"),
    "half a character": (f'{_JSON}{{"a": "\\ud800"}}{_END}', ":6: .*is not a text in Unicode"),
    "tag of Python": (f"{_BEGIN}x: !!python/object/apply:os.system [ls]{_END}", ":6: .*constructor for the tag"),
    "tag of a truth value": (f"{_BEGIN}x: !!bool ls{_END}", ":6: the block can't be read"),
    "keys that become the same": (f"{_BEGIN}{{1: a, '1': b}}{_END}", ":6: .*a key appears twice"),
    "fields": (
        f"{_SCHEMAS}    A:\n      properties:\n{''.join(f'        a{n}: {{}}{chr(10)}' for n in range(1001))}{_END}",
        ":5: /components/schemas/A/properties has more than 1000 entries",
    ),
    "name": (f"{_SCHEMAS}    {'A' * 201}: {{}}{_END}", ":5: /components/schemas has a name of more than 200 char"),
    "text": (
        f"{_SCHEMAS}    A:\n      description: >\n{('        ' + 'a ' * 1900 + chr(10)) * 6}{_END}",
        ":5: /components/schemas/A/description has more than 20000 characters",
    ),
    "circle": (
        f"{_SCHEMAS}    A: {{$ref: '#/components/schemas/B'}}\n    B: {{$ref: '#/components/schemas/A'}}{_END}",
        ":[0-9]+: the reference #/components/schemas/[AB] leads back to itself",
    ),
    "circle of a list": (
        f"{_SCHEMAS}    A: {{type: array, items: {{$ref: '#/components/schemas/A'}}}}{_END}",
        ":[0-9]+: the reference #/components/schemas/A leads back to itself",
    ),
    "chain of references": (
        _SCHEMAS
        + "".join(f"    A{n}: {{$ref: '#/components/schemas/A{n + 1}'}}\n" for n in range(900))
        + f"    A900: {{}}{_END}",
        r":\d+: more than 100 references lead from one to the next",
    ),
    "bytes": ("x" * 2_000_001, ":1: the page has more than 2000000 bytes"),
    "lines": ("\n" * 5_001, ":5001: the page has more than 5000 lines"),
    "line": (f"{_BEGIN}{_OPERATION}{_END}{'a' * 4_001}", ":10: the line has more than 4000 characters"),
    "lists on one line": (f"{_BEGIN}a: {'[' * 1_900_000}{_END}", ":6: .*nested more than 100 deep"),
    "aliases on one line": (f"{_BEGIN}a: [&a b, {'*a,' * 600_000}]{_END}", ":6: .*more than 100000 values"),
    "digits on one line": (f"{_BEGIN}a: 0x{'9' * 1_900_000}{_END}", ":6: .*more than 40 digits"),
    "names of a form": (f"{_BODY}{'a.' * 1900}a\nstring\n\n", ":1: something on this page is nested too deeply"),
}

BORING: dict[str, str] = {
    "comment on one line": f"{_BEGIN}{_OPERATION}# {'`' * 1_900_000}{_END}",
    "spaces in a fence": ("```yaml" + " " * 3900 + "get\n") * 480 + _RENDERED,
    "words in a fence": ("```yaml" + " a" * 1900 + " x\n") * 480 + _RENDERED,
    "marks in a fence": f"{_BEGIN}{_OPERATION}{('# ```' + ' ' * 3900 + chr(10)) * 480}{_END}",
    "headings": _RENDERED + "Body\n\n" * 2400,
    "a quotation that never ends": f"{_RENDERED}curl --request POST '\n" + ("a" * 390 + "\n") * 4900,
    "curl commands": _RENDERED + "curl -X 'a\n" * 4900,
    "examples that never end": f"{_BODY}a\nstring\n" + "Example: [1,\n" * 4900,
    "samples that never end": _RENDERED + "200\n{\n" * 2400,
    "parts of a sample": f"{_RENDERED}curl -X\n" + '{"a":1},\n' * 4900,
    "titles": "a\n" * 4900 + _RENDERED,
    "parts of a type": f"{_BODY}a\n{'array<' * 640}\n",
    "quotation marks": "> # " * 990 + f"\n{_RENDERED}",
}
"""Pages that can be read, but could take long."""
