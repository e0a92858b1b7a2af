"""What pages use and mkdocs.yml must switch on: without it their notation stays text, a quiz is shown as code, and no build minds.

Owns which part reads which notation. A project without the notation, or without the file, needs none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coursequiz.problems import Problem
from coursesite.check.sources.settings import SNIPPETS, Settings, list_values
from coursesite.check.sources.text import Text
from coursesite.glossary import SOURCE

EXTENSIONS, PLUGINS = "markdown_extensions", "plugins"
BUNDLED = frozenset("abbr attr_list def_list footnotes md_in_html".split())
"""What the extension `extra` brings along."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Something that mkdocs.yml names."""

    section: str
    name: str
    why: str
    """What needs it."""
    notation: str = ""
    """Pattern of what it reads, at the beginning of a line unless it says otherwise."""
    file: str = ""
    """A file that is of no use without it, below the folder of mkdocs.yml, or below that of pages where it begins with 'docs/'."""


PARTS = (
    Part(section=EXTENSIONS, name="coursequiz", why="pages have quizzes", notation=r"(?:```|~~~)quiz\b"),
    Part(section=EXTENSIONS, name="coursesite.interactive.extension", why="pages have interactive figures", notation=r"(?:```|~~~)figure\b"),
    Part(section=EXTENSIONS, name="coursesite_numbers", why="pages have numbers of labs", notation=r".*\{\{ \w+\.\w+ = "),
    Part(section=EXTENSIONS, name="coursesite_mathml", why="pages have formulas", notation=r".*(?<![\\$])\$[^$\n]*\\\w[^$\n]*\$", file="scripts/coursesite"),
    Part(section=EXTENSIONS, name="coursesite.module", why="pages have marks of modules", notation=r".*\{\{ module-"),
    Part(section=EXTENSIONS, name="admonition", why="pages have boxes", notation=r"!!! \w"),
    Part(section=EXTENSIONS, name="pymdownx.details", why="pages have boxes that open", notation=r"\?\?\?\+? \w"),
    Part(section=EXTENSIONS, name="pymdownx.tabbed", why="pages have tabs", notation=r'===[!+]? "'),
    Part(section=EXTENSIONS, name="footnotes", why="pages have footnotes", notation=r"\[\^[^\]\n]+\]: "),
    Part(section=EXTENSIONS, name="def_list", why="pages define terms", notation=r": {3}\S"),
    Part(section=EXTENSIONS, name="md_in_html", why="pages have Markdown in HTML", notation=r" *<\w+[^<>\n]* markdown\b"),
    Part(section=EXTENSIONS, name="attr_list", why="pages give attributes", notation=r".*\)\{ ?[.#:\w]"),
    Part(section=EXTENSIONS, name="abbr", why="there is a glossary", file="docs/includes/glossary.md"),
    Part(section=EXTENSIONS, name=SNIPPETS, why="there is a glossary", file="docs/includes/glossary.md"),
    Part(section=EXTENSIONS, name="coursesite.terms", why="there is a glossary", file="docs/glossary.md"),
    Part(section=PLUGINS, name="search", why="pages are to be found", file="docs/assets/site/search.js"),
    Part(section=PLUGINS, name="coursequiz", why="questions are to stay out of the search", notation=r"(?:```|~~~)quiz\b", file="scripts/theme"),
    Part(section="hooks", name="scripts/coursesite/hooks.py", why="it finishes pages", file="scripts/coursesite/hooks.py"),
    Part(section="extra_css", name="assets/site/site.css", why="pages are drawn by it", file="docs/assets/site/site.css"),
    Part(section="extra_css", name="assets/quiz/quiz.css", why="pages have quizzes", notation=r"(?:```|~~~)quiz\b", file="docs/assets/quiz/quiz.css"),
    Part(section="extra_javascript", name="assets/site/site.js", why="pages are worked by it", file="docs/assets/site/site.js"),
    Part(section="extra_javascript", name="assets/quiz/quiz.js", why="pages have quizzes", notation=r"(?:```|~~~)quiz\b", file="docs/assets/quiz/quiz.js"),
)


def check_parts(settings: Settings, pages: Iterable[Text]) -> Iterator[Problem]:
    """Yield what pages use and nothing reads."""
    texts = [_uncode(page) for page in pages]
    for part in PARTS:
        if not _is_named(settings, part) and _is_used(settings, part, texts):
            node = settings.pairs[part.section][0] if part.section in settings.pairs else settings.root
            yield settings.problem(node, "missing-part", f"'{part.section}' does not name '{part.name}', and {part.why}", f"add '- {part.name}'")
    name, options = settings.entries(EXTENSIONS).get(SNIPPETS, (None, None))
    appended = [value.value for value in list_values(options, "auto_append")]
    if name is not None and (settings.docs / SOURCE).is_file() and not appended:
        found = f"'{SNIPPETS}' does not put the glossary at the end of each page"
        yield settings.problem(name, "missing-part", found, f"write 'auto_append: [{SOURCE.name}]' in its options")
    plugins = list(settings.entries(PLUGINS))
    if {"search", "coursequiz"} <= set(plugins) and plugins.index("coursequiz") < plugins.index("search"):
        node = settings.entries(PLUGINS)["coursequiz"][0]
        yield settings.problem(node, "missing-part", "'coursequiz' stands before 'search', which then reads the questions", "write it below 'search'")


def _uncode(page: Text) -> str:
    """Return the text of a page without its code, but with how each fence begins."""
    opened = [page.text[start : page.text.find("\n", start)].strip() for start, _, _ in page.fences]
    return "\n".join([page.prose, *opened])


def _is_named(settings: Settings, part: Part) -> bool:
    names = settings.entries(part.section)
    bundled = part.name in BUNDLED and any(name.rpartition(".")[2] == "extra" for name in names)
    return bundled or any(name == part.name or name.removeprefix("markdown.extensions.").rpartition("/")[2] == part.name for name in names)


def _is_used(settings: Settings, part: Part, texts: Iterable[str]) -> bool:
    if part.file:
        file = settings.docs / part.file.removeprefix("docs/") if part.file.startswith("docs/") else settings.config.parent / part.file
        if not file.exists():
            return False
    pattern = re.compile(rf"^{part.notation}", re.MULTILINE)
    return not part.notation or any(pattern.search(text) for text in texts)
