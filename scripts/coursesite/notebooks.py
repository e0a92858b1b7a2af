"""An executed notebook as a page's Markdown: so its cells are rendered, linked, checked and searched like any other page.

mkdocs-jupyter makes a notebook a page of the site and offers it for download; as shipped it also renders it, with a converter
that knows no quiz, rewrites no link and puts 590 KB of styles into each page. Here the notebook becomes Markdown instead: text
cells as they are, code as fences, outputs as HTML that came with the notebook. Knows nothing of MkDocs and runs nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from coursequiz.problems import Problem, show_path
from coursequiz.source import decode
from coursesite.notebook_form import check_form

HIDE = "hide"
"""Tag of cells that stay in the notebook and out of the page."""
UNSEARCHED = "data-search-exclude"
"""Keeps code and outputs out of the search index: they are two thirds of a lab, and its prose says what they are about."""
_APOSTROPHE = re.compile(r"(?:(?<=[a-z])(?:'|&#x27;)(?=[a-z])|(?<=[a-z]s)(?:'|&#x27;)(?= [a-z]))(?=[^<>]*<)")
"""One in the words of a table or a chart, or behind a plural: curved, as the page's prose has it."""
SCRIPTABLE = re.compile(r"<script|<style|\son[a-z]+\s*=|javascript:", re.IGNORECASE)


def render_notebook(text: str, name: str) -> str:
    """Return the Markdown of a notebook, with front matter.

    Args:
        text: The notebook file.
        name: Its path, for the download.

    Raises:
        ValueError: The file is no notebook, or has not been run, or an output holds a script or a style of its own.
    """
    notebook = read_notebook(text)
    front = notebook["metadata"].get("lab", {})
    parts = [_render_front(front)]
    for cell in notebook["cells"]:
        if HIDE in cell["metadata"].get("tags", []):
            continue
        source = "".join(cell["source"]).strip("\n")
        if cell["cell_type"] == "markdown":
            parts.append(source)
        elif cell["cell_type"] == "code" and source:
            parts.append(f"```{{.python {UNSEARCHED}=''}}\n{source}\n```")
            parts += [part for output in cell["outputs"] for part in _render_output(output)]
    file = PurePosixPath(name).name
    parts.insert(2, f'<p class="lab-download"><a class="md-button" href="{file}" download>Download this notebook</a></p>')
    return "\n\n".join(parts) + "\n"


def read_notebook(text: str) -> Any:
    """Return a notebook's cells and what is known of it.

    Raises:
        ValueError: The file is none.
    """
    try:
        notebook = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"no notebook: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise ValueError("no notebook: its parts stand too deep in each other") from None
    try:
        check_form(notebook)
    except ValueError as error:
        raise ValueError(f"no notebook: {error}") from None
    return notebook


def read_markdown(file: Path) -> str:
    """Return the Markdown of a page: a notebook's cells, or the text of any other file; what is wrong with it is told elsewhere."""
    return as_markdown(file.read_bytes(), show_path(file))


def as_markdown(data: bytes, path: str) -> str:
    """Return the Markdown in the bytes of a page's source, whose path tells what it is."""
    return try_notebook(data, path)[0] if path.endswith(".ipynb") else decode(data, path)[0]


def try_notebook(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Return the Markdown of a notebook, or nothing and the problem that keeps it from being a page."""
    text, problems = decode(data, path)
    if problems:
        return "", problems
    try:
        return render_notebook(text, path), []
    except ValueError as error:
        return "", [Problem(path=path, line=1, column=1, rule="notebook", found=str(error), remedy="run 'make labs', which writes it anew")]


def _render_front(front: dict[str, Any]) -> str:
    """Return the front matter; JSON is YAML too."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join(["---", *lines, "---"])


def _render_output(output: dict[str, Any]) -> Iterator[str]:
    if output["output_type"] == "stream":
        yield _render_text("".join(output["text"]))
    elif output["output_type"] == "error":
        raise ValueError(f"a cell ends with {output['ename']}: {output['evalue']}")
    else:
        yield _render_data({kind: "".join(value) for kind, value in output["data"].items()})


def _render_data(data: dict[str, str]) -> str:
    """Return the richest form of an output that a page can show."""
    for kind, frame in (("image/svg+xml", "lab-chart"), ("text/html", "lab-output")):
        if kind in data:
            if match := SCRIPTABLE.search(data[kind]):
                raise ValueError(f"an output holds {match[0].strip()!r}, which the site's policy forbids")
            # On one line, so that nothing in it can end the block; and a box that scrolls takes the focus.
            inside = _APOSTROPHE.sub("’", " ".join(line.strip() for line in data[kind].strip().splitlines()))
            return f'<div class="{frame}" {UNSEARCHED} tabindex="0" role="group" aria-label="Output">{inside}</div>'
    if data and not {"text/markdown", "text/plain"} & data.keys():
        raise ValueError(f"an output is {', '.join(data)}, which no page shows")
    return data["text/markdown"] if "text/markdown" in data else _render_text(data.get("text/plain", ""))


def _render_text(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{{.text .lab-text .no-copy {UNSEARCHED}=''}}\n{text.rstrip()}\n{fence}"
