"""Problems found in what authors wrote: plain data, one grammar, one order.

Owns the record and how it reads as a line. Knows nothing of banks, YAML or Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Problem:
    """One mistake: where it stands, which rule it breaks, what was found, what to do."""

    path: str
    """File, relative to the current folder where it lies below it."""
    line: int
    """Line, counted from 1."""
    column: int
    """Column in characters, counted from 1."""
    rule: str
    """Stable code in kebab-case; the rule book has a sentence for each."""
    found: str
    """What was found, in the author's words."""
    remedy: str
    """What to do about it."""

    def __str__(self) -> str:
        """`path:line:col: rule: what was found — what to do`."""
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.found} — {self.remedy}"

    def to_dict(self) -> dict[str, str | int]:
        """Return the fields as a JSON object."""
        return asdict(self)


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by file, line and column, each once."""
    return sorted(set(problems))


def show_path(file: Path) -> str:
    """Return a path as messages show it: relative to the current folder where it lies below it."""
    absolute = file.absolute()
    here = Path.cwd()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else file.as_posix()


def shorten(value: object, limit: int = 60) -> str:
    """Return a found value as it is quoted in a message: on one line, at most `limit` characters."""
    text = " ".join(str(value).split())
    text = "".join(char if char.isprintable() else "�" for char in text)
    return f"'{text}'" if len(text) <= limit else f"'{text[: limit - 1]}…'"


def suggest(found: str, known: Iterable[str]) -> str:
    """Return `did you mean 'x'?` for a near match, else the list of what is known."""
    names = sorted(known)
    near = get_close_matches(found, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return "use one of: " + ", ".join(names) if names else "leave it out"
