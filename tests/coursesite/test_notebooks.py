"""A notebook becomes a page; a file that is none is a problem of an author, told like any other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coursesite.notebooks import try_notebook
from coursesite.pages import check_site

CELL = {"cell_type": "code", "metadata": {}, "source": "1/0", "outputs": [{"output_type": "error", "ename": "ZeroDivisionError", "evalue": "division by zero"}]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "no notebook: line 1, column 1: Expecting value"),
        ("{}", "no notebook: it has no 'metadata' and 'cells'"),
        ("[]", "no notebook: it has no 'metadata' and 'cells'"),
        ("[" * 100_000, "no notebook: its parts stand too deep in each other"),
        ('{"metadata": {}, "cells": {}}', "no notebook: it has 'cells' of another type than notebooks have"),
        (json.dumps({"metadata": {}, "cells": [CELL, {}]}), "no notebook: cell 2 has no 'cell_type'"),
        (json.dumps({"metadata": {}, "cells": [CELL | {"outputs": [{"output_type": "stream"}]}]}), "no notebook: an output of cell 1 has no 'name'"),
        (json.dumps({"metadata": {}, "cells": [CELL]}), "a cell ends with ZeroDivisionError: division by zero"),
    ],
)
def test_a_notebook_that_is_no_page_is_named(text: str, found: str) -> None:
    markdown, problems = try_notebook(text.encode(), "docs/a.ipynb")
    assert markdown == ""
    assert [str(problem) for problem in problems] == [f"docs/a.ipynb:1:1: notebook: {found} — run 'make labs', which writes it anew"]


def test_the_check_goes_on_after_a_broken_notebook(tmp_path: Path) -> None:
    for name, text in {"docs/a.ipynb": "{", "docs/b.md": "# No front matter\n", "quizzes/objectives.yml": "schema: 1\nobjectives: []\n"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    _, problems = check_site(tmp_path / "docs", tmp_path / "quizzes")
    assert {"notebook", "page-front-matter"} <= {problem.rule for problem in problems}


def test_an_apostrophe_in_a_table_is_curved_and_code_is_left_alone() -> None:
    table = "<table title=\"it's\"><caption>The month&#x27;s flights</caption><tr><td>'a'</td><td>The trees' error</td></tr></table>"
    cell = CELL | {"source": "# it's", "outputs": [{"output_type": "display_data", "data": {"text/html": table}}]}
    markdown, problems = try_notebook(json.dumps({"metadata": {}, "cells": [cell]}).encode(), "docs/a.ipynb")
    assert not problems
    assert "<table title=\"it's\"><caption>The month’s flights</caption><tr><td>'a'</td><td>The trees’ error</td></tr></table>" in markdown
    assert "# it's" in markdown
