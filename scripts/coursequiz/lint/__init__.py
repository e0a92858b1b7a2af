"""Lint: rules of item writing that a question may break only with a reason.

The gate is zero unwaived findings. A waiver names the rule and says why; one that is not needed is itself a finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from coursequiz.bank import Item
from coursequiz.banks import Course
from coursequiz.lint import choosing, coverage, wording
from coursequiz.lint.rule import CourseRule, Finding, ItemRule
from coursequiz.problems import Problem, suggest

RULES: tuple[ItemRule | CourseRule, ...] = (*choosing.RULES, *wording.RULES, *coverage.RULES)
OBJECTIVE_RULE = "unasked-objective"
OBJECTIVE_SENTENCE = "Every declared objective has a question."
_REASON_WORDS = 3


def lint_course(course: Course) -> list[Problem]:
    """Return every finding that no waiver covers, and every waiver that covers none."""
    findings: dict[int, list[tuple[str, Finding]]] = defaultdict(list)
    items = course.items()
    for rule in RULES:
        found = rule.find(course) if isinstance(rule, CourseRule) else ((item, finding) for item in items for finding in rule.find(item))
        for item, finding in found:
            findings[id(item)].append((rule.name, finding))
    problems = [problem for item in items for problem in _apply_waivers(item, findings[id(item)])]
    return problems + list(_find_unasked(course))


def _apply_waivers(item: Item, findings: list[tuple[str, Finding]]) -> Iterator[Problem]:
    waivers = item.question.lint.ignore
    names = {rule.name for rule in RULES}
    for name, finding in findings:
        if name not in waivers:
            yield item.problem(finding.path, name, finding.found, f"{finding.remedy}; or waive it: 'lint: {{ignore: {{{name}: why}}}}'")
    for name, reason in waivers.items():
        at = ("lint", "ignore", name)
        if name not in names:
            yield item.problem(at, "bad-waiver", f"there is no rule '{name}'", suggest(name, names))
        elif name not in {found for found, _ in findings}:
            yield item.problem(at, "bad-waiver", f"rule '{name}' is not broken here", "delete the waiver")
        elif len(reason.split()) < _REASON_WORDS:
            yield item.problem(at, "bad-waiver", f"the reason '{reason}' says too little", f"give a reason of {_REASON_WORDS} words or more")


def _find_unasked(course: Course) -> Iterator[Problem]:
    if course.goals is None:
        return
    asked = {item.question.objective for item in course.items()}
    for id in course.goals.ids():
        if id not in asked:
            yield course.goals.problem(id, OBJECTIVE_RULE, f"objective '{id}' has no question", "write one, or delete the objective")
