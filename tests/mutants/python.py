"""Faults in a Python module: one changed operator, constant, condition or statement each."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult}


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """A module's source with one fault in it."""

    file: str
    line: int
    change: str
    source: str


def make_mutants(source: str, file: str) -> Iterator[Mutant]:
    """Yield the module with each fault that there is a rule for. Decorators are left alone: whether a class is frozen, nobody sees."""
    tree = ast.parse(source)
    left_alone = {id(inside) for node in ast.walk(tree) for decorator in getattr(node, "decorator_list", []) for inside in ast.walk(decorator)}
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in left_alone:
            continue
        for changed in _change(node):
            before = " ".join(ast.unparse(node).split())
            other = copy.deepcopy(tree)
            target = next(found for index, found in enumerate(ast.walk(other)) if index == number)
            _replace(other, target, changed)
            after = " ".join(ast.unparse(changed).split())
            yield Mutant(file=file, line=getattr(node, "lineno", 1), change=f"{before}  →  {after}", source=ast.unparse(ast.fix_missing_locations(other)))


def _change(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a node may be changed to. Texts are left alone: golden cases compare every letter of them."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARE:
        yield ast.Compare(left=node.left, ops=[COMPARE[type(node.ops[0])](), *node.ops[1:]], comparators=node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(op=ast.Or() if isinstance(node.op, ast.And) else ast.And(), values=node.values)
        yield from (ast.BoolOp(op=node.op, values=[v for v in node.values if v is not value]) for value in node.values if len(node.values) > 1)
    elif isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
        yield ast.BinOp(left=node.left, op=ARITHMETIC[type(node.op)](), right=node.right)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Constant) and type(node.value) is bool:
        yield ast.Constant(value=not node.value)
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield ast.Constant(value=node.value + 1)
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        changed = copy.copy(node)
        changed.test = ast.UnaryOp(op=ast.Not(), operand=node.test)
        yield changed
    elif (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)) or isinstance(node, ast.AugAssign | ast.Continue | ast.Raise):
        yield ast.Pass()


def _replace(tree: ast.AST, target: ast.AST, changed: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, changed)
            elif isinstance(value, list):
                value[:] = [changed if item is target else item for item in value]
