"""Code fences as what they say they are: Python that parses, JSON that is some; and marks that a merge left, in code or not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from coursequiz.problems import shorten
from coursequiz.python import find_syntax_error
from coursesite.check.edit import Remark
from coursesite.check.sources.text import Text

_OPENING = re.compile(r"(?P<indent>[ \t>]*)(?:`{3,}|~{3,}) *\{? *\.?(?P<name>\w*)[^\n]*\n")
_UNSURE = re.compile(r"^\s*(?:>>>|\.\.\. ?|In ?\[|[$%!?])|…|\.\.\.\.|\{[{%]|--8<--|<[a-z][\w -]*>|^\s*[-+] ", re.MULTILINE)
"""Sessions, commands of notebooks, what is left out, templates, names to put in, and changes."""
_MERGED = re.compile(r"^<{7} \S[^\n]*\n(?:.*\n)*?={7}\n(?:.*\n)*?>{7} \S", re.MULTILINE)


def check_code(page: Text) -> Iterator[Remark]:
    """Yield code fences that say they are Python or JSON and are none; what may be a piece or a pattern is left alone."""
    for start, end, closed in page.fences:
        opening = _OPENING.match(page.text, start)
        if not closed or opening is None or opening["name"] not in {"python", "py", "json"}:
            continue
        rows = page.text[opening.end() : end].split("\n")[:-1]
        code = "\n".join(row.removeprefix(opening["indent"]) for row in rows)
        if _UNSURE.search(code) or not code.strip():
            continue
        is_json = opening["name"] == "json"
        if fault := _read_json(code) if is_json else _read_python(code):
            line, message = fault
            at = opening.end() + sum(len(row) + 1 for row in rows[: line - 1])
            at += len(page.text[at:]) - len(page.text[at:].lstrip(" \t>"))
            language = "JSON" if is_json else "Python"
            yield page.remark(
                at, "code-syntax", f"the code is no {language}: {message}", f"correct it, or call the fence 'text' where it is not meant as {language}"
            )


def _read_python(code: str) -> tuple[int, str] | None:
    """Return the line at which Python stops reading, and why; a piece whose head or whose body stands elsewhere is read too."""
    fault = find_syntax_error(code)
    if fault is None or "unexpected indent" in fault.msg or "expected an indented block" in fault.msg or find_syntax_error(f"{code}\ndef f(): ...") is None:
        return None
    return min(fault.lineno or 1, code.rstrip().count("\n") + 1), fault.msg


def _read_json(code: str) -> tuple[int, str] | None:
    """Return the line at which JSON cannot be read, and why; lines of JSON, and members without their braces, can be."""
    if re.search(r"^\s*//|/\*", code, re.MULTILINE):
        return None
    try:
        json.loads(code)
    except json.JSONDecodeError as error:
        rows = code.strip().split("\n")
        if _is_json(f"{{{code}}}") or (len(rows) > 1 and all(_is_json(row) for row in rows if row.strip())):
            return None
        return min(error.lineno, code.rstrip().count("\n") + 1), error.msg
    except RecursionError:
        return None
    return None


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def check_merged(page: Text) -> Iterator[Remark]:
    """Yield what a merge left to be decided; an example of it stands indented."""
    for match in _MERGED.finditer(page.text) if "<<<<<<< " in page.text else ():
        first, _, _ = match[0].partition("\n")
        remedy = "keep what is meant, and delete the three lines of marks; indent an example of them"
        yield page.remark(match.start(), "merge-mark", f"{shorten(first)} begins two versions of the text", remedy)
