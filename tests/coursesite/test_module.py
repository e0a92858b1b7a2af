"""What the first page of a module says of the whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from coursequiz.objectives import read_goals
from coursesite.module import ModuleExtension, list_objectives, sum_minutes

OBJECTIVES = b"""\
schema: 1
objectives:
  - {id: one, text: "Name it.", lesson: ml/index}
  - {id: two, text: "Use *it*.", lesson: ml/use}
  - {id: deep, text: "Run it.", lesson: ml/labs/run}
  - {id: other, text: "Know before.", lesson: refreshers/before}
  - {id: bare, text: "Nobody teaches it."}
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for name, minutes in (("ml/index.md", 3), ("ml/use.md", 4), ("ml/labs/run.md", 50), ("refreshers/before.md", 90)):
        page = tmp_path / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntitle: A\ndescription: B.\nminutes: {minutes}\n---\n# A\n", encoding="utf-8")
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / "objectives.yml").write_bytes(OBJECTIVES)
    return tmp_path / "docs"


def test_the_length_is_the_sum_of_the_pages_in_the_folder(docs: Path) -> None:
    assert sum_minutes(docs / "ml") == 7


def test_the_objectives_are_those_of_the_folders_pages() -> None:
    goals, problems = read_goals(OBJECTIVES, "objectives.yml")
    assert goals is not None, problems
    assert list_objectives(goals.objectives, "ml") == ["- Name it.", "- Use *it*."]


@pytest.fixture
def markdown(docs: Path, monkeypatch: pytest.MonkeyPatch) -> Markdown:
    monkeypatch.chdir(docs / "ml")  # without a builder the page's folder is the current one
    return Markdown(extensions=["fenced_code", "admonition", ModuleExtension(docs=".", quizzes="../../quizzes")])


def test_the_marks_are_filled_where_they_stand(markdown: Markdown, caplog: pytest.LogCaptureFixture) -> None:
    assert markdown.convert("**Length:** {{ module-minutes }} minutes") == "<p><strong>Length:</strong> 7 minutes</p>"
    assert markdown.convert("Teaches:\n\n{{ module-objectives }}\n") == "<p>Teaches:</p>"  # none of this folder, which is the root
    assert caplog.messages == []


@pytest.mark.parametrize("mark", ["{{ module-minutes }}", "{{ module-objectives }}"])
def test_a_mark_in_code_stays(mark: str, markdown: Markdown) -> None:
    assert markdown.convert(f"Write `{mark}`.") == f"<p>Write <code>{mark}</code>.</p>"
    assert markdown.convert(f"```\n{mark}\n```") == f"<pre><code>{mark}\n</code></pre>"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ module-minuts }} minutes", "'{{ module-minuts }}' stands for nothing — did you mean 'module-minutes'?"),
        ("{{module minutes}} minutes", "'{{module minutes}}' stands for nothing — did you mean 'module-minutes'?"),
        ("{{ length }} minutes", "'{{ length }}' stands for nothing — use one of: module-minutes, module-objectives"),
        ("So: {{ module-objectives }}", "'{{ module-objectives }}' stands among other words — put it on a line of its own, between empty lines"),
    ],
)
def test_a_mark_that_is_not_filled_is_told(text: str, message: str, markdown: Markdown, caplog: pytest.LogCaptureFixture) -> None:
    assert markdown.convert(text) == f"<p>{text}</p>"
    assert caplog.messages == [f"docs:1:1: module-mark: {message}"]
