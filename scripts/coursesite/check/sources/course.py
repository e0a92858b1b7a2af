"""All sources of a course together: banks with their lint, pages with their rules, glossary, navigation, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coursequiz.banks import Course
from coursequiz.library import Library, read_library
from coursequiz.lint import lint_course
from coursequiz.problems import Problem, show_path
from coursequiz.source import unify_ends
from coursesite.check.edit import Remark
from coursesite.check.sources.address import check_address
from coursesite.check.sources.files import check_files
from coursesite.check.sources.glossary import check_glossary
from coursesite.check.sources.navigation import check_navigation
from coursesite.check.sources.outputs import check_outputs
from coursesite.check.sources.page_rules import PAGE_RULES
from coursesite.check.sources.parts import check_parts
from coursesite.check.sources.results import check_figure_data, check_results
from coursesite.check.sources.settings import check_settings, read_settings
from coursesite.check.sources.slips import SLIPS
from coursesite.check.sources.text import Text
from coursesite.check.sources.theme import check_templates, check_theme
from coursesite.check.sources.unused import check_unused
from coursesite.check.sources.words import check_names
from coursesite.glossary import read_terms
from coursesite.labs.committed import check_committed
from coursesite.lessons import Lesson, Source, find_notebooks, find_pages
from coursesite.notebooks import read_markdown
from coursesite.numbers.plain import check_plain
from coursesite.pages import Site, check_site

GENERATED = ("glossary.md",)
"""Pages that a command writes: their text is judged where it comes from."""
SETTINGS_RULES = (check_settings, check_address, check_theme, check_templates)


@dataclass(frozen=True, kw_only=True, slots=True)
class Folders:
    """Where the sources of a course lie."""

    docs: Path
    quizzes: Path
    config: Path
    """The file mkdocs.yml."""
    others: tuple[Path, ...] = ()
    """What else may show a picture: the theme's templates, the scripts, the README."""


def check_sources(folders: Folders) -> tuple[Site, list[Remark]]:
    """Return the pages with every problem of banks, pages, glossary, navigation and pictures."""
    site, problems = check_site(folders.docs, folders.quizzes)
    library = read_library(folders.quizzes, folders.docs)
    problems = [*problems, *library.problems, *lint_course(library.course), *_check_fences(folders.docs, library)]
    problems += check_plain(folders.docs, folders.quizzes)
    problems += [*check_committed(folders.docs), *check_results(folders.docs), *check_figure_data(folders.docs)]
    names = [path.relative_to(folders.docs).as_posix() for path in (*find_pages(folders.docs), *find_notebooks(folders.docs))]
    settings = None
    if folders.config.is_file():
        settings, more = read_settings(folders.config, folders.docs)
        problems += more
    problems += check_outputs(folders.docs)
    problems += check_files([folders.docs, folders.quizzes])
    problems += check_unused(folders.docs, [folders.docs, folders.quizzes, folders.config, *folders.others])
    glossary = frozenset(term.name.lower() for term in read_terms(folders.docs)[0])
    generated = {show_path(folders.docs / name) for name in GENERATED}
    texts = [_read_text(source, site, library.course, glossary) for source in site.pages if source.path not in generated]
    if settings is not None:
        problems += [problem for rule in SETTINGS_RULES for problem in rule(settings)]
        problems += [*check_navigation(settings, names), *check_parts(settings, texts)]
    remarks = [Remark(problem=problem) for problem in problems]
    remarks += [remark for text in texts for rule in (*PAGE_RULES, *SLIPS) for remark in rule(text)]
    remarks += check_names(texts)
    remarks += check_glossary(folders.docs, [name for name in names if name.endswith(".md")])
    return site, remarks


def _read_text(source: Source, site: Site, course: Course, glossary: frozenset[str]) -> Text:
    objectives = {item.id: item.question.objective for item in course.items()}
    file = Path(source.path)
    front = source.front
    raw = file.read_bytes().decode("utf-8-sig")
    return Text(
        path=source.path,
        file=file,
        raw=raw,
        text=unify_ends(raw),
        front=front,
        is_lesson=isinstance(front, Lesson) and bool(front.objectives and front.sources),
        glossary=glossary,
        asked=tuple(str(objectives[id]) for _, id in site.asked.get(source.path, ()) if id in objectives),
    )


def _check_fences(docs: Path, library: Library) -> Iterator[Problem]:
    """Yield what is wrong with the quiz fences of pages and notebooks, which a build would tell."""
    for file in (*find_pages(docs), *find_notebooks(docs)):
        yield from library.check_fences(read_markdown(file), show_path(file))
