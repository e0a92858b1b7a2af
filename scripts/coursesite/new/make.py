"""The files of a new lesson, bank, lab or module, with its lines in mkdocs.yml and objectives.yml. Nothing is ever overwritten.

Owns what belongs together. It returns texts and writes none, so that a mistake leaves everything as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coursequiz.fields import SLUG
from coursequiz.objectives import read_goals
from coursesite.labs.notebook import build_notebook, write_text
from coursesite.labs.source import FOLDER, read_lab_text
from coursesite.lessons import HTML, Lesson, estimate_minutes, find_pages, is_lesson, read_page
from coursesite.new.nav import add_page, add_section
from coursesite.new.texts import BANK, DESCRIPTION, FENCE, GOAL, LAB, LAB_DESCRIPTION, LESSON, OBJECTIVE

CONFIG = Path("mkdocs.yml")
OBJECTIVES = Path("quizzes/objectives.yml")

_NAMED = re.compile(r"^objectives: *\[(?P<ids>[^\]]*)\]", re.MULTILINE)
_LAB = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
"""A lab's name stands in front of the dot of its numbers."""


class Refused(Exception):
    """Something cannot be made; the message says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class New:
    """What is to be written: each file's whole text, and what the author does next."""

    files: dict[Path, str]
    steps: tuple[str, ...]


def make_lesson(root: Path, name: str, title: str) -> New:
    """Return a lesson with a bank of one question and an objective, its page last in its module."""
    module = _split(name)[0]
    title = title or _say(name)
    _refuse_title(root, title)
    if not (root / "quizzes" / module).is_dir():
        raise Refused(f"there is no module '{module}': run 'course new module {module}' first")
    files = _make_page(root, name, title) | {CONFIG: _in_nav(root, lambda text: add_page(text, f"{name}.md"), f"- {name}.md")}
    steps = (f"Write docs/{name}.md and quizzes/{name}.yml; say the objective in {OBJECTIVES}.", "Move the page's line in mkdocs.yml to its place.")
    return New(files=files, steps=steps)


def make_module(root: Path, name: str, title: str) -> New:
    """Return a module: a section of the navigation with its first page."""
    if not SLUG.fullmatch(name):
        raise Refused(f"'{name}' is no name for a module: use lower-case letters, digits and single hyphens")
    title = title or _say(name)
    _refuse_title(root, title)
    page = f"{name}/index"
    section = _quote(title)
    files = _make_page(root, page, title)
    files[CONFIG] = _in_nav(root, lambda text: add_section(text, section, f"{page}.md", _find_modules(root)), f"- {section}: [{page}.md]")
    return New(files=files, steps=(f"Write docs/{page}.md; then 'course new lesson {name}/…' adds a lesson.", "Move the section in mkdocs.yml to its place."))


def make_bank(root: Path, name: str, title: str) -> New:
    """Return a bank of one question for a page that has none, asked at the end of the page; a lesson names its objective."""
    _split(name)
    page = Path(f"docs/{name}.md")
    if not (root / page).is_file():
        raise Refused(f"there is no page {page}: 'course new lesson {name}' makes the page and its bank")
    source, _ = read_page((root / page).read_bytes(), page.as_posix(), lesson=is_lesson(root / page, root / "docs", _find_modules(root)))
    if source is None:
        raise Refused(f"the front matter of {page} is not sound: 'course check' says what to mend")
    text = (root / page).read_text(encoding="utf-8").rstrip("\n")
    if isinstance(source.front, Lesson):
        text = _name_objective(text, _objective(root, name))
    files = _make_bank(root, name, title or source.front.title) | {page: f"{text}\n\n{FENCE.format(bank=name)}\n"}
    return New(files=files, steps=(f"Write quizzes/{name}.yml, and move the quiz in {page} below what it tests; say the objective in {OBJECTIVES}.",))


def make_lab(root: Path, name: str, title: str) -> New:
    """Return a lab, not yet run, and the notebook that is its page."""
    if not _LAB.fullmatch(name):
        raise Refused(f"'{name}' is no name for a lab: use lower-case letters, digits and single underscores, as in {{{{ late_trains.mae = 9.3 }}}}")
    title = title or f"Lab: {_say(name).lower()}"
    _refuse_title(root, title)
    source = LAB.format(title=title, quoted=_quote(title), description=_quote(LAB_DESCRIPTION.format(title=title)))
    lab, problems = read_lab_text(source, FOLDER / f"{name}.py")
    assert lab is not None, problems
    page = f"{FOLDER.relative_to('docs').as_posix()}/{name}.ipynb"
    files = {
        FOLDER / f"{name}.py": source,
        FOLDER / f"{name}.ipynb": write_text(build_notebook(lab)),
    }
    _refuse_existing(root, files)
    files[CONFIG] = _in_nav(root, lambda text: add_page(text, page), f"- {page}")
    return New(files=files, steps=(f"Write {FOLDER / f'{name}.py'}; 'make labs LAB={name}' runs it and writes its page.",))


MAKERS: dict[str, Callable[[Path, str, str], New]] = {"lesson": make_lesson, "bank": make_bank, "lab": make_lab, "module": make_module}
"""What makes each, of the project's folder, a name and a title; an empty one is made from the name, or is that of the bank's page."""


def _make_page(root: Path, name: str, title: str) -> dict[Path, str]:
    page = Path(f"docs/{name}.md")
    text = LESSON.format(
        title=title,
        quoted=_quote(title),
        description=_quote(DESCRIPTION.format(title=title)),
        minutes=estimate_minutes(LESSON.partition("---\n\n")[2], questions=1),
        objective=_objective(root, name),
        fence=FENCE.format(bank=name),
    )
    _refuse_existing(root, {page: ""})
    return {page: text} | _make_bank(root, name, title)


def _make_bank(root: Path, name: str, title: str) -> dict[Path, str]:
    bank, objective = Path(f"quizzes/{name}.yml"), _objective(root, name)
    _refuse_existing(root, {bank: ""})
    prompt = f"{title}: what would you do first?"
    files = {bank: BANK.format(up="../" * name.count("/"), id=f"{objective}-first", objective=objective, prompt=_quote(prompt))}
    declared = (root / OBJECTIVES).read_text(encoding="utf-8")
    if f"id: {objective}\n" not in declared:
        files[OBJECTIVES] = declared.rstrip("\n") + "\n" + OBJECTIVE.format(objective=objective, text=_quote(GOAL.format(title=title)), lesson=name)
    return files


def _name_objective(page: str, objective: str) -> str:
    """Return a lesson that names an objective in its front matter."""
    if named := _NAMED.search(page):
        return f"{page[: named.start('ids')]}{', '.join(filter(None, [objective, named['ids'].strip()]))}{page[named.end('ids') :]}"
    return page.replace("\n---", f"\nobjectives: [{objective}]\n---", 1)


def _say(name: str) -> str:
    """Return the title that a name stands for."""
    return name.rpartition("/")[2].replace("-", " ").replace("_", " ").capitalize()


def _quote(text: str) -> str:
    """Return a text as YAML reads it back, whatever it is: `yes`, `1.10` and `a: b` too."""
    return json.dumps(text, ensure_ascii=False)


def _objective(root: Path, name: str) -> str:
    """Return the id of the objective of a page: its name, or a module's, before which its folder stands where another page has it."""
    goals, _ = read_goals((root / OBJECTIVES).read_bytes(), OBJECTIVES.as_posix())
    page = name.removesuffix("/index")
    short = page.rpartition("/")[2]
    taken = any(goal.id == short and goal.lesson != name for goal in goals.objectives) if goals else False
    return page.replace("/", "-") if taken else short


def _split(name: str) -> tuple[str, str]:
    module, _, page = name.partition("/")
    if not (SLUG.fullmatch(module) and SLUG.fullmatch(page)):
        raise Refused(f"'{name}' is no name: write module/page with lower-case letters, digits and single hyphens")
    return module, page


def _find_modules(root: Path) -> list[str]:
    return [path.name for path in sorted((root / "quizzes").iterdir()) if path.is_dir()]


def _refuse_title(root: Path, title: str) -> None:
    """Refuse a title that holds HTML, or that another page has: readers could not tell the two apart in search, and the check says so."""
    if tag := HTML.search(title):
        raise Refused(f"the title holds {tag[0]}, which would be read as HTML: give another one with --title")
    modules = _find_modules(root)
    for file in find_pages(root / "docs"):
        source, _ = read_page(file.read_bytes(), file.as_posix(), lesson=is_lesson(file, root / "docs", modules))
        if source is not None and source.front.title.casefold() == title.casefold():
            raise Refused(f"{file.relative_to(root).as_posix()} has the title '{source.front.title}': give another one with --title")


def _refuse_existing(root: Path, files: dict[Path, str]) -> None:
    for file in files:
        if (root / file).exists():
            raise Refused(f"{file.as_posix()} is there already: choose another name, or delete it first")


def _in_nav(root: Path, add: Callable[[str], str | None], line: str) -> str:
    text = add((root / CONFIG).read_text(encoding="utf-8"))
    if text is None:
        raise Refused(f"nav of {CONFIG} has no place for it: write '{line}' there yourself, then run this again without it")
    return text
