"""What a notebook must hold for us to make a page of it and to compare its outputs: the parts that we read, and no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

KINDS = ("code", "markdown", "raw")
"""Of cells."""


def check_form(notebook: Any) -> None:
    """Pass over a sound notebook.

    Args:
        notebook: Parsed JSON.

    Raises:
        ValueError: A part is missing, or is of another type; the message names the first.
    """
    if not isinstance(notebook, dict) or not {"metadata", "cells"} <= notebook.keys():
        raise ValueError("it has no 'metadata' and 'cells'")
    if notebook.get("nbformat", 4) != 4:
        raise ValueError("it is of another version of the format than 4")
    _require(notebook, {"metadata": _is_front, "cells": _is_list}, "it")
    for number, cell in enumerate(notebook["cells"], 1):
        where = f"cell {number}"
        _require(cell, {"cell_type": _is_text, "metadata": _is_labelled, "source": _is_text}, where)
        if cell["cell_type"] not in KINDS:
            raise ValueError(f"{where} is of no kind that notebooks have")
        if cell["cell_type"] == "code":
            _require(cell, {"outputs": _is_list}, where)
            for output in cell["outputs"]:
                _require(output, {"output_type": _is_text}, f"an output of {where}")
                _require(output, _OUTPUTS.get(str(output["output_type"]), {"data": _is_data}), f"an output of {where}")


def _require(part: Any, form: Mapping[str, Callable[[Any], bool]], where: str) -> None:
    for key, is_sound in form.items():
        if not isinstance(part, dict) or key not in part:
            raise ValueError(f"{where} has no '{key}'")
        if not is_sound(part[key]):
            raise ValueError(f"{where} has '{key}' of another type than notebooks have")


def _is_text(value: Any) -> bool:
    """Return whether a value is text, in one piece or in lines."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(line, str) for line in value))


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_front(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("lab", {}), dict)


def _is_labelled(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("tags", []), list)


def _is_data(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_text(form) or isinstance(form, dict) for form in value.values())


_OUTPUTS: Mapping[str, Mapping[str, Callable[[Any], bool]]] = {
    "stream": {"name": _is_text, "text": _is_text},
    "error": {"ename": _is_text, "evalue": _is_text},
}
"""What outputs hold that are no data."""
