"""The rule book (docs/contribute/rules.md) and the code that reports rules hold each other: the same codes, the same words.

Owns how a code is found in the source: it is the argument `rule` of whatever takes one. The syntax tree says which functions and
records those are, so a new helper needs no change here. A code that cannot be read from the source fails, with its place.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from coursequiz.lint import OBJECTIVE_RULE, OBJECTIVE_SENTENCE, RULES
from tests.coursequiz.course import LINE
from tests.coursesite.damage import BUILT_FAULTS, SITE_FAULTS, SOURCE_FAULTS, UNBUILT_FAULTS
from tests.golden import CASES

REPOSITORY = Path(__file__).parents[2]
RULE_BOOK = REPOSITORY / "docs" / "contribute" / "rules.md"
SOURCES = sorted(path for package in ("coursequiz", "coursesite") for path in (REPOSITORY / "scripts" / package).rglob("*.py"))

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PRINTED = re.compile(r":\d+:\d+: (?P<rule>[a-z0-9-]+): ")
"""A message that a generator writes itself, as in `f"{path}:1:1: rule: …"`."""
LINT_RECORDS = {"ItemRule", "CourseRule"}
"""What declares a lint rule; its code is the argument `name`."""
PASSED_ON = {"rule", "name"}
"""Variables that hold a code which was read elsewhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row of the rule book."""

    line: int
    rule: str
    sentence: str
    example: str


def read_rows() -> list[Row]:
    """Return the rows of all tables whose first cell is a code."""
    rows = []
    for number, line in enumerate(RULE_BOOK.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("| `"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            assert len(cells) == 3, f"rules.md:{number}: a row has a rule, a sentence and an example, not {len(cells)} cells"
            rows.append(Row(line=number, rule=cells[0].strip("`"), sentence=cells[1], example=cells[2].strip("` ").replace("\\|", "|")))
    return rows


@dataclass(frozen=True, slots=True)
class Found:
    """Where a code stands in the source."""

    rule: str
    place: str


def find_rules(tree: ast.Module, name: str, methods: dict[str, int], functions: dict[str, int]) -> Iterator[Found]:
    """Yield every code that a module gives to something that takes a rule; `?` stands for one that cannot be read."""
    own = functions | _find_takers(tree)[0]
    constants = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            yield from (Found(match["rule"], f"{name}:{node.lineno}") for match in PRINTED.finditer(text))
        if not isinstance(node, ast.Call):
            continue
        argument = _find_argument(node, methods, own)
        if argument is None or _is_passed_on(argument):
            continue
        value = constants.get(argument.id) if isinstance(argument, ast.Name) else getattr(argument, "value", None)
        yield Found(value if isinstance(value, str) and CODE.fullmatch(value) else "?", f"{name}:{argument.lineno}")


def _find_argument(call: ast.Call, methods: dict[str, int], functions: dict[str, int]) -> ast.expr | None:
    """Return the expression that a call gives as the rule, if it gives one."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    keyword = "name" if called in LINT_RECORDS else "rule"
    for argument in call.keywords:
        if argument.arg == keyword:
            return argument.value
    position = (methods if isinstance(call.func, ast.Attribute) else functions).get(called)
    return call.args[position] if position is not None and position < len(call.args) else None


def _is_passed_on(argument: ast.expr) -> bool:
    """Return whether the code was read where it was first given, such as `flaw.rule`."""
    if isinstance(argument, ast.Attribute):
        return argument.attr in PASSED_ON
    return isinstance(argument, ast.Name) and argument.id in PASSED_ON


def _find_takers(tree: ast.Module) -> tuple[dict[str, int], dict[str, int]]:
    """Return the functions and records of a module that take a rule, and its methods that do, each with the argument's position."""
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    methods = {node: node.name for owner in classes for node in owner.body if isinstance(node, ast.FunctionDef)}
    functions = {node: node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node not in methods}
    plain = {name: [argument.arg for argument in node.args.args] for node, name in functions.items()}
    plain |= {node.name: [part.target.id for part in node.body if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)] for node in classes}
    bound = {name: [argument.arg for argument in node.args.args[1:]] for node, name in methods.items()}
    return _find_positions(plain), _find_positions(bound)


def _find_positions(arguments: dict[str, list[str]]) -> dict[str, int]:
    return {name: names.index("rule") for name, names in arguments.items() if "rule" in names}


def read_found() -> list[Found]:
    """Return every code in the source, with its place."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
    methods: dict[str, int] = {}
    functions: dict[str, int] = {}
    for tree in trees.values():
        plain, bound = _find_takers(tree)
        for name, position in bound.items():
            assert methods.setdefault(name, position) == position, f"methods called {name} take the rule at different positions"
        functions |= {name: position for name, position in plain.items() if not name.startswith("_") and not _is_nested(tree, name)}
    return [found for path, tree in trees.items() for found in find_rules(tree, path.relative_to(REPOSITORY).as_posix(), methods, functions)]


def _is_nested(tree: ast.Module, name: str) -> bool:
    """Return whether a function can be called only where it stands, inside another one."""
    return not any(isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name for node in tree.body)


ROWS = read_rows()
FOUND = read_found()
BY_RULE = {row.rule: row for row in ROWS}


SAMPLE = """
KEPT = "kept-apart"
def report(place, rule): ...
class Bank:
    def problem(self, path, rule, found): ...
report(1, "by-position")
report(1, rule="by-keyword")
bank.problem((), KEPT, "found")
bank.problem((), flaw.rule, "found")
ItemRule(name="of-lint")
print(f"{path}:1:1: printed-at-once: found")
report(1, "built-" + "up")
"""


def test_codes_are_found_however_they_are_given() -> None:
    tree = ast.parse(SAMPLE)
    functions, methods = _find_takers(tree)
    found = {found.rule for found in find_rules(tree, "sample", methods, functions)}
    assert found == {"by-position", "by-keyword", "kept-apart", "of-lint", "printed-at-once", "?"}


def test_every_code_can_be_read_from_the_source() -> None:
    assert not [found.place for found in FOUND if found.rule == "?"]


def test_every_code_of_the_source_has_a_row() -> None:
    missing = {found.rule: found.place for found in FOUND if found.rule not in BY_RULE}
    assert not missing, f"write a row for each in {RULE_BOOK.relative_to(REPOSITORY)}"


def test_every_row_exists_in_the_source() -> None:
    assert set(BY_RULE) <= {found.rule for found in FOUND}


def test_a_rule_has_one_row() -> None:
    assert not [rule for rule, count in Counter(row.rule for row in ROWS).items() if count > 1]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.rule)
def test_a_row_has_a_sentence_and_a_message_of_its_rule(row: Row) -> None:
    assert re.fullmatch(r"[A-Z`].+\.", row.sentence), f"rules.md:{row.line}: not a sentence"
    assert ". " not in row.sentence, f"rules.md:{row.line}: more than one sentence"
    message = LINE.fullmatch(row.example)
    assert message, f"rules.md:{row.line}: not path:line:col: rule: found — remedy"
    assert message["rule"] == row.rule


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.rule)
def test_a_message_is_that_of_a_golden_case(row: Row) -> None:
    """Where a rule has golden cases, the example is one of the lines that they expect."""
    expected = {line for file in CASES.glob(f"*/{row.rule}.txt") for line in file.read_text(encoding="utf-8").split("\n")}
    assert not expected or row.example in expected


def test_lint_rules_say_what_the_code_says() -> None:
    sentences = {rule.name: rule.sentence for rule in RULES} | {OBJECTIVE_RULE: OBJECTIVE_SENTENCE}
    assert {rule: BY_RULE[rule].sentence for rule in sentences if rule in BY_RULE} == sentences


def test_every_rule_of_the_check_has_a_planted_fault() -> None:
    """What `course check` says is proven on damaged copies of the real site and of its sources (tests/coursesite/damage)."""
    reported = {found.rule for found in FOUND if found.place.startswith("scripts/coursesite/check/")}
    planted = {fault.rule for fault in (*SITE_FAULTS, *SOURCE_FAULTS, *BUILT_FAULTS, *UNBUILT_FAULTS)}
    # One needs a network, one a symbolic link: tests/coursesite/test_external.py, test_check_course.py.
    assert reported <= planted | {"dead-address", "outside-file"}
