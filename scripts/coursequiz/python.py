"""Whether a text is a program in Python, without running it."""

from __future__ import annotations

import ast
import warnings


def find_syntax_error(code: str) -> SyntaxError | None:
    """Return why Python cannot read a program; None where it can."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(code)
    except SyntaxError as error:
        return error
    except (ValueError, RecursionError, MemoryError):
        return SyntaxError("it cannot be read")
    return None
