"""Faults in a browser module: one changed operator, constant or condition each, found by their signs outside comments and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.mutants.python import Mutant

# Comments, texts and regular expressions are stepped over.
_SKIP = re.compile(
    r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|(?<=[(=,:] )/(?![*/])(?:\\.|[^/\\\n])+/[a-z]*|(?<=\()/(?![*/])(?:\\.|[^/\\\n])+/[a-z]*""",
    re.DOTALL,
)
_RULES = (
    (r" === ", " !== "), (r" !== ", " === "), (r" && ", " || "), (r" \|\| ", " && "), (r" \?\? ", " && "),
    (r" < ", " <= "), (r" <= ", " < "), (r" > ", " >= "), (r" >= ", " > "), (r" \+ ", " - "), (r" - ", " + "), (r" \* ", " / "), (r" / ", " * "),
    (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"(?<=[(\s!&|])!(?=[\w(])", ""), (r"\bif \((?!.*\) return;$)", "if (!!0 && "),
    (r"\bMath\.min\b", "Math.max"), (r"\bMath\.max\b", "Math.min"), (r"\.some\(", ".every("), (r"\.every\(", ".some("),
    (r"(?<![\w.])([0-9]+)(?![\w.])", None),
)  # fmt: skip


def make_mutants(source: str, file: str) -> Iterator[Mutant]:
    """Yield the module with each fault that there is a rule for."""
    bare = _SKIP.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)
    for pattern, new in _RULES:
        for match in re.finditer(pattern, bare):
            text = new if new is not None else str(int(match[1]) + 1)
            line = source.count("\n", 0, match.start()) + 1
            changed = source[: match.start()] + text + source[match.end() :]
            yield Mutant(file=file, line=line, change=f"{source.splitlines()[line - 1].strip()}  →  {changed.splitlines()[line - 1].strip()}", source=changed)
