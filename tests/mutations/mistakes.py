"""The small mistakes that could be made in a function: a sign, a bound, a condition, a step left out."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import NamedTuple, TypeVar, cast

_Node = TypeVar("_Node", bound=ast.AST)
_SIGNS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
    ast.Break: (ast.Continue,),
    ast.Continue: (ast.Break,),
}
_PAIRS = (
    ("min", "max"),
    ("any", "all"),
    ("startswith", "endswith"),
    ("lstrip", "rstrip"),
    ("find", "rfind"),
    ("match", "search"),
    ("fullmatch", "match"),
    ("removeprefix", "removesuffix"),
)
_NAMES = {**{right: left for left, right in _PAIRS}, **dict(_PAIRS)}
_NEVER_BROKEN = {"annotation", "returns", "decorator_list", "format_spec"}
"""Fields of what is not run, or only shown."""


class _Place(NamedTuple):
    parent: ast.AST
    field: str
    at: int | None
    """In the field's list; None where the field is the node itself."""

    node: ast.AST
    line: int

    def put(self, node: ast.AST) -> None:
        if self.at is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.at] = node


def mistakes_in(function: ast.FunctionDef) -> Iterator[str]:
    """Makes one mistake after the other in the body of `function`, each undone before the next, and tells it."""
    right = ast.unparse(function)
    for place in list(_places(function, function.lineno)):
        for wrong in _wrong(place.node):
            place.put(ast.copy_location(wrong, place.node))
            ast.fix_missing_locations(place.parent)
            yield f"{place.line}: {_difference(right, ast.unparse(function))}"
            place.put(place.node)


def _difference(before: str, after: str) -> str:
    """The first line that differs, before and after."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=False)
    return "  →  ".join(next((old.strip(), new.strip()) for old, new in pairs if old != new))


def _places(node: ast.AST, line: int) -> Iterator[_Place]:
    for field, value in ast.iter_fields(node):
        several = cast("list[object]", value) if isinstance(value, list) else None
        children = [(None, cast("object", value))] if several is None else enumerate(several)
        for at, child in children if field not in _NEVER_BROKEN else ():
            if isinstance(child, ast.AST) and not _is_left_alone(child):
                place = _Place(node, field, at, child, getattr(child, "lineno", line))
                yield place
                yield from _places(child, place.line)


def _is_left_alone(node: ast.AST) -> bool:
    """Whether it is a docstring, an assertion or the parameters, whose defaults are no part of the running code."""
    is_said = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_said or isinstance(node, ast.Assert | ast.arguments)


def _wrong(node: ast.AST) -> Iterator[ast.AST]:
    yield from (sign() for sign in _SIGNS.get(type(node), ()))
    if isinstance(node, ast.stmt | ast.ExceptHandler):
        yield from _wrong_steps(node)
    elif isinstance(node, ast.BoolOp) and len(node.values) == 2:
        yield from node.values
    elif listed := _LISTS.get(type(node)):
        values = getattr(node, listed)
        yield from (_with(node, listed, values[:at] + values[at + 1 :]) for at in range(len(values)))
    elif isinstance(node, ast.expr):
        yield from _wrong_words(node)


_LISTS: dict[type[ast.AST], str] = {ast.BoolOp: "values", ast.comprehension: "ifs", ast.Call: "keywords"}
"""Fields of which a value may be forgotten."""


def _wrong_steps(node: ast.stmt | ast.ExceptHandler) -> Iterator[ast.AST]:
    match node:
        case ast.If():
            yield from (_with(node, "test", ast.Constant(value)) for value in (False, True))
        case ast.While():
            yield _with(node, "test", ast.Constant(value=False))
        case ast.Raise() | ast.AugAssign() | ast.Delete() | ast.Expr(value=ast.Call()):
            yield ast.Pass()
        case ast.Return(value=ast.expr()):
            yield ast.Return(None)
        case ast.ExceptHandler():
            yield _with(node, "body", [ast.Raise()])
        case _:
            return


def _wrong_words(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            yield from (body, orelse)
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.Slice(lower=ast.expr(), upper=ast.expr()):
            yield from (_with(node, "lower", None), _with(node, "upper", None))
        case ast.Constant(value=bool() | int() | str() as value) if value != "":
            yield ast.Constant("" if isinstance(value, str) else not value if isinstance(value, bool) else value + 1)
        case ast.Name(id=name) if name in _NAMES:
            yield _with(node, "id", _NAMES[name])
        case ast.Attribute(attr=name) if name in _NAMES:
            yield _with(node, "attr", _NAMES[name])
        case _:
            return


def _with(node: _Node, field: str, value: object) -> _Node:
    other = copy.copy(node)
    setattr(other, field, value)
    return other
