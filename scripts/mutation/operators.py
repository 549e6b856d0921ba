"""The ways in which code is changed: most are cosmic-ray's, three are added here."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Protocol, TypeAlias

# imported by name, because they have no types
_ast: Any = import_module("cosmic_ray.ast")
_mutating: Any = import_module("cosmic_ray.mutating")
_plugins: Any = import_module("cosmic_ray.plugins")

Node: TypeAlias = Any

_CHOSEN = (
    *(f"ReplaceComparisonOperator_{change}" for change in ("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is")),
    *(f"ReplaceComparisonOperator_{change}" for change in ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt")),
    *(f"ReplaceBinaryOperator_{change}" for change in ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul")),
    *(f"ReplaceBinaryOperator_{change}" for change in ("Mod_Add", "Pow_Mul", "BitOr_BitAnd", "BitAnd_BitOr")),
    *("ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_USub_UAdd", "AddNot"),
    *("ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd"),
    *("ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ZeroIterationForLoop"),
    *("ExceptionReplacer", "NumberReplacer", "RemoveDecorator"),
)
"""cosmic-ray has every pair of operators, of which most are noticed alike."""


class Operator(Protocol):
    """A way to change code, as cosmic-ray defines it."""

    def mutation_positions(self, node: Node) -> Iterator[object]:
        """One element for each change that is possible at this node."""
        ...

    def mutate(self, node: Node, index: int) -> Node:
        """Make one of these changes, and return the node that takes the place of this one."""
        ...


class _DropStatement:
    """Leave out a call, a raise, or a change of something that exists already."""

    def mutation_positions(self, node: Node) -> Iterator[object]:
        if node.type == "simple_stmt" and node.search_ancestor("funcdef") and _has_effect(node.children[0]):
            yield node.start_pos

    def mutate(self, node: Node, index: int) -> Node:
        node.children[0] = _ast.get_ast(node.get_first_leaf().prefix + "pass")
        return node


def _has_effect(statement: Node) -> bool:
    if statement.type == "expr_stmt":
        target, sign = statement.children[:2]
        return bool(sign.type == "operator" and (target.type == "atom_expr" or sign.value != "="))
    return str(statement.type) in ("atom_expr", "await", "raise_stmt", "del_stmt")


class _ReturnNone:
    """Return None in the place of anything else."""

    def mutation_positions(self, node: Node) -> Iterator[object]:
        if node.type == "return_stmt" and node.children[1].get_code().strip() != "None":
            yield node.start_pos

    def mutate(self, node: Node, index: int) -> Node:
        node.children[1] = _ast.get_ast(" None")
        return node


class _DropArgument:
    """Leave out a keyword argument of a call."""

    def mutation_positions(self, node: Node) -> Iterator[object]:
        if node.type in ("arglist", "trailer"):
            yield from self._arguments(node)

    def mutate(self, node: Node, index: int) -> Node:
        place = node.children.index(list(self._arguments(node))[index])
        del node.children[place : place + (2 if node.type == "arglist" else 1)]
        return node

    def _arguments(self, node: Node) -> Iterator[Node]:
        for child in node.children:
            if child.type == "argument" and child.children[1].type == "operator" and child.children[1].value == "=":
                yield child


OPERATORS: tuple[Operator, ...] = (
    *(_plugins.get_operator(f"core/{name}")() for name in _CHOSEN),
    *(_DropStatement(), _ReturnNone(), _DropArgument()),
)


def occurrences(code: str, operator: Operator) -> range:
    """The numbers of the changes that an operator can make in code."""
    nodes = _ast.ast_nodes(_ast.get_ast(code))
    return range(sum(1 for node in nodes for _ in operator.mutation_positions(node)))


def changed(code: str, operator: Operator, occurrence: int) -> str:
    """Code with one of these changes; the same code where cosmic-ray can't make it."""
    try:
        return str(_mutating.mutate_code(code, operator, occurrence))
    except AttributeError:  # in a tuple of exceptions, it expects plain names
        return code
