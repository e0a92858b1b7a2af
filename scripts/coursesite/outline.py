"""The course in one small script for the page "My progress": pages in reading order, their questions, the objectives.

Owns what stands in the script and how a page is named there: by its address below the site's root, without `/` or `.html`,
as in the browser. Knows nothing of what a reader has done. A script and not JSON, because a page opened as a file may load
scripts only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from coursequiz.bank import Item
from coursequiz.banks import Course, read_course
from coursequiz.fence import find_fences
from coursesite.lessons import Lesson, read_page
from coursesite.notebooks import read_markdown
from coursesite.pages import find_asked

FILE = Path("assets") / "outline" / "outline.js"
"""Where a site keeps the script."""
PACKAGE = "open-ml-course"
MAX_PROMPT = 160

_OPENING = re.compile(r"""(?<![^\s(\[“‘–—])["']""")
_KEPT = {ord('"'): "\x02", ord("'"): "\x03"}
"""Quotation marks in code stay as they are typed."""
_GIVEN_BACK = {2: '"', 3: "'"}

_MARK = re.compile(r"(?P<ticks>`+) ?(?P<code>.+?) ?(?P=ticks)|\{\{[^{}=]*=\s*(?P<number>[^{}]*?)\s*\}\}|!?\[(?P<text>[^\]]*)\]\([^)]*\)|\\(?P<escaped>.)|\*+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A page in reading order, the part of the navigation in which it stands, and what it is called there, if so."""

    source: str
    group: str
    title: str = ""


def read_version() -> str:
    """Return the version of the course."""
    return version(PACKAGE)


def read_config(file: Path) -> dict[str, Any]:
    """Return a `mkdocs.yml` without what its own tags stand for."""

    class Loader(yaml.SafeLoader):
        """Passes over the tags."""

    Loader.add_multi_constructor("", lambda *_: None)
    config: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 - a safe loader
    return config


def name_page(source: str) -> str:
    """Return the name of a page: `production-ml` for `production-ml/index.md`."""
    return source.rsplit(".", 1)[0].removesuffix("index").removesuffix("/")


def find_places(nav: Any, group: str = "") -> Iterator[Place]:
    """Yield the pages of a configuration's `nav`, in order, each with the top entry that it stands under and its own title."""
    for entry in nav or ():
        for title, inside in entry.items() if isinstance(entry, dict) else [("", entry)]:
            if isinstance(inside, list):
                yield from find_places(inside, group or title)
            elif isinstance(inside, str):
                yield Place(source=inside, group=group, title=title)


def make_outline(docs: Path, quizzes: Path, places: Iterable[Place], title: str) -> dict[str, Any]:
    """Return what the script tells: every page that states its minutes, with its questions.

    Args:
        docs: The docs folder.
        quizzes: The folder of banks.
        places: The pages in reading order.
        title: The name of the course.
    """
    course, _ = read_course([quizzes], docs=None, root=quizzes)
    items = {(name, item.id): item for name, bank in course.banks.items() for item in bank.items}
    pages = [page for place in places if (page := _describe_page(docs / place.source, place, course, items)) is not None]
    goals = course.goals.objectives if course.goals else ()
    objectives = [{"id": goal.id, "text": goal.text, **({"page": name_page(f"{goal.lesson}.md")} if goal.lesson else {})} for goal in goals]
    return {"title": title, "version": read_version(), "objectives": objectives, "pages": pages}


def write_outline(site: Path, outline: dict[str, Any]) -> None:
    """Write the script into a built site."""
    file = site / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(outline, ensure_ascii=False, separators=(",", ":"))
    file.write_text(f"globalThis.courseOutline={text}\n", encoding="utf-8", newline="\n")


def read_words(markdown: str) -> str:
    """Return the first paragraph of a text as plain words on one line, with the quotation marks that its page shows."""
    first = markdown.strip().split("\n\n")[0]
    words = _MARK.sub(lambda mark: (mark["code"] or "").translate(_KEPT) or mark["number"] or mark["text"] or mark["escaped"] or "", first)
    opened = _OPENING.sub(lambda mark: "“" if mark[0] == '"' else "‘", " ".join(words.split()))
    return opened.replace('"', "”").replace("'", "’").translate(_GIVEN_BACK)


def _describe_page(file: Path, place: Place, course: Course, items: dict[tuple[str, str], Item]) -> dict[str, Any] | None:
    if not file.is_file() or file.suffix not in {".md", ".ipynb"}:
        return None
    text = read_markdown(file)
    source, _ = read_page(text.encode(), place.source, lesson=True)
    if source is None or not isinstance(source.front, Lesson):
        return None
    page: dict[str, Any] = {"page": name_page(place.source), "title": source.front.title, "group": place.group, "minutes": source.front.minutes}
    if place.title:
        page["short"] = place.title
    if source.front.formerly:
        page["formerly"] = list(source.front.formerly)
    test = next((fence for fence in find_fences(text, place.source) if fence.test), None)
    questions = [_describe_question(items[pair]) for pair in find_asked(text, place.source, course)]
    if test is not None and test.test is not None:
        return page | {"test": {"bank": test.bank, "pass": test.test.pass_mark, "pool": questions}, "questions": []}
    return page | {"questions": questions}


def _describe_question(item: Item) -> dict[str, Any]:
    question = item.question
    words = read_words(question.prompt)
    prompt = words if len(words) <= MAX_PROMPT else words[:MAX_PROMPT].rsplit(" ", 1)[0] + " …"
    more = {"objective": question.objective, "section": question.section, "formerly": list(question.formerly) or None}
    return {"id": item.id, "rev": item.rev, "prompt": prompt, **{name: value for name, value in more.items() if value}}
