"""A quiz fence where Markdown reads no block: shown as typed in code and in comments, told anywhere else; never lost without a word."""

from __future__ import annotations

import logging
from pathlib import Path

import markdown
import pytest

from coursequiz.astray import REMEDY
from coursequiz.cli import main
from coursequiz.extension import QuizExtension

FENCE = "```quiz\nbank: first\n```"
TOLD = f"page:{{}}:{{}}: bad-fence: the quiz fence is read as text here — {REMEDY}"


def indent(by: int) -> str:
    return "\n".join(" " * by + line for line in FENCE.split("\n"))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a first bank, that is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    main(["init"])


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("text", "shown", "told"),
    [
        (f"Text.\n\n{indent(4)}\n", "<pre><code>```quiz\nbank: first\n```\n</code></pre>", []),
        (f"- An item.\n\n{indent(8)}\n", "<pre><code>```quiz\nbank: first\n```\n</code></pre>", []),
        (f"Text.\n\n<!--\n{FENCE}\n-->\n", "<!--\n\n```quiz\nbank: first\n```\n\n-->", []),
        (f"<div>\n{FENCE}\n</div>\n", "<div>\n\n```quiz\nbank: first\n```\n\n</div>", [TOLD.format(2, 1)]),
        (f"1. An item.\n{indent(3)}\n", "<p>```quiz\nbank: first\n```</p>", [TOLD.format(2, 4)]),
    ],
    ids=["code", "code in a list", "a comment", "HTML", "a list with three spaces"],
)
def test_a_fence_astray_is_shown_as_typed(text: str, shown: str, told: list[str], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs.coursequiz"):
        html = markdown.markdown(text, extensions=[QuizExtension()])
    assert shown in html
    assert "\x02" not in html
    assert "<quiz-question" not in html
    assert caplog.messages == told


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    "text",
    [f"Text.\n{FENCE}\nText.\n", f"- An item.\n\n{indent(4)}\n", f"<div markdown>\n\n{FENCE}\n\n</div>\n", "> " + FENCE.replace("\n", "\n> ")],
    ids=["between lines", "in a list", "in HTML with Markdown", "in a quotation"],
)
def test_a_fence_in_its_place_asks(text: str, caplog: pytest.LogCaptureFixture) -> None:
    assert markdown.markdown(text, extensions=[QuizExtension(), "md_in_html"]).count("<quiz-question") == 1
    assert caplog.messages == []
