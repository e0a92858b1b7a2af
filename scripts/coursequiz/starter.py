"""What a site needs beside its pages: the scripts and styles of questions, the schemas for editors, and a first bank to begin with.

Owns which files these are, where they stand, and which of them stay the engine's own. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from coursequiz.files import DOCS, QUIZZES
from coursequiz.problems import Problem
from coursequiz.schema import render_schemas

ASSETS = "assets/quiz"
"""Where scripts and styles stand, below the folder of pages."""

FIRST_BANK = """\
# yaml-language-server: $schema=quiz.schema.json
schema: 1
questions:
  - id: first-question
    kind: single
    level: apply
    prompt: "A reader answers this question, closes the browser, and comes back a week later. Where was the answer kept?"
    choices:
      - id: device
        text: "In the browser on the reader's own device"
        correct: true
        feedback: "Nothing was sent anywhere, so there is no account to make and none to lose."
      - id: server
        text: "On the server that sent the page"
        feedback: "That server only sends files. It does not learn that anybody answered."
      - id: cookie
        text: "In a cookie that goes along with each request"
        feedback: "A cookie would be sent with each request. Answers stay in the browser's storage, which is not."
    explanation: "Answers are saved under the question's id in the browser's local storage. Another device knows nothing of them."
"""

CONFIGURATION = """\
markdown_extensions:
  - coursequiz{options}
extra_css: [assets/quiz/quiz.css]
extra_javascript:
  - {{path: assets/quiz/quiz.js, defer: true}}
"""


def render_configuration(docs: Path, banks: Path) -> str:
    """Return what `mkdocs.yml` needs; folders by other names than usual are options of the extension."""
    other = [f"{name}: {folder.as_posix()}" for name, folder, usual in (("banks", banks, QUIZZES), ("docs", docs, DOCS)) if folder != usual]
    return CONFIGURATION.format(options=f": {{{', '.join(other)}}}" if other else "")


def list_own_files(docs: Path, banks: Path) -> Mapping[Path, str]:
    """Return the files that follow the installed version, with their texts: an upgrade writes them anew.

    Args:
        docs: The folder of pages.
        banks: The folder of banks.
    """
    assets = files("coursequiz") / "assets"
    scripts = {docs / ASSETS / file.name: file.read_text(encoding="utf-8") for file in sorted(assets.iterdir(), key=lambda file: file.name)}
    return {**scripts, **{banks / name: text for name, text in render_schemas().items()}}


def check_own_files(own: Mapping[Path, str]) -> list[Problem]:
    """Return a problem for each file that is missing or not of the installed version."""
    problems = []
    for file, text in own.items():
        if not file.is_file() or file.read_text(encoding="utf-8", errors="replace") != text:
            found = "the file is not of the installed version" if file.is_file() else "the file is missing"
            problems.append(Problem(path=file.as_posix(), line=1, column=1, rule="stale-file", found=found, remedy="run 'coursequiz init'"))
    return problems
