"""MkDocs' entrance to this site's tools. Thin: each step is one call of a function that knows nothing of MkDocs."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from coursequiz.problems import show_path
from coursequiz.source import decode
from coursesite.finish import finish_page
from coursesite.glossary import read_terms
from coursesite.history import read_dates
from coursesite.lessons import find_pages
from coursesite.navigation import FILE, PRUNE, SECTIONS, SOURCE, render_pages
from coursesite.notebooks import try_notebook
from coursesite.numbers.check import check_files
from coursesite.numbers.measures import read_results
from coursesite.offline import point_assets
from coursesite.outline import find_places, make_outline, name_page, read_version, write_outline
from coursesite.pagefind import is_installed
from coursesite.publish import publish_site
from coursesite.settings import Link, check_feedback, read_footer
from coursesite.switches import Switches, check_switches, find_keys

log = logging.getLogger("mkdocs.coursesite")

THEME = Path(__file__).parents[1] / "theme"
SHELL = THEME / "shell"
"""Templates that stand in for the theme's inline scripts where this site's own scripts run its markup."""

COMMAND: list[str] = []
"""The command that runs, which MkDocs tells once and only here."""
DATES: dict[str, str] = {}
"""The day of each page's last change, read once a build."""
NAVIGATION: list[Any] = []
"""What stands at the top of the navigation; its pages have their titles later."""


def on_startup(command: str, **_: Any) -> None:
    """Remember the command."""
    COMMAND[:] = [command]


def is_offline() -> bool:
    """Return whether the site is built to be read from files (`course build --offline`)."""
    return bool(os.environ.get("COURSE_OFFLINE"))


def on_config(config: Any) -> None:
    """Tell the theme the version of the course, which the record of a test names; run its markup by our own scripts where `extra: shell` says so."""
    judge_switches(config)
    config.extra["course_version"] = read_version()
    features = config.theme["features"]
    if PRUNE in features and SECTIONS in features:
        features.remove(SECTIONS)  # a section at the top stays whole in the theme, and the top is where most pages stand
    if config.extra.get("shell"):
        config.theme.dirs.insert(0, str(SHELL))
    elif is_offline():  # what the theme's script needs there, and what it cannot do
        config.extra["polyfills"] = ["assets/javascripts/iframe-worker.js"]
        config.theme["features"] = [feature for feature in features if not feature.startswith("navigation.instant")]
    if is_offline():
        config.use_directory_urls = False
    if is_offline() or COMMAND == ["serve"]:
        config.extra.pop("search", None)  # Pagefind reads a whole site, and fetches its index, which a page from a file may not


def judge_switches(config: Any) -> None:
    """Log what is wrong with the switches; a build that is not strict goes on with the single index, in English, without the features."""
    languages = {file.stem for folder in config.theme.dirs for file in Path(folder).glob("strings/*.html")}
    switches = Switches(
        extra=config.extra,
        features=config.theme["features"],
        language=config.theme["language"],
        quiz_language=config.mdx_configs.get("coursequiz", {}).get("language", "en"),
        plugins=list(config.plugins),
        text=read_text(config),
    )
    has_pagefind = is_installed() or is_offline() or COMMAND == ["serve"]  # where it is not asked for
    problems = check_switches(switches, languages=languages, known=find_keys(THEME), has_pagefind=has_pagefind)
    for problem in problems:
        log.warning("%s", problem)
    if any(problem.rule == "search-engine" for problem in problems):
        config.extra.pop("search")
    if not isinstance(switches.features, list):
        config.theme["features"] = []
    if config.theme["language"] not in languages:
        config.theme["language"] = "en"


def read_text(config: Any) -> str:
    """Return the text of the configuration file, to find a line in it."""
    return Path(config.config_file_path).read_text(encoding="utf-8")


def find_folders(config: Any) -> tuple[Path, Path]:
    """Return the folders of pages and of banks."""
    return Path(config.docs_dir), Path(config.config_file_path).parent / "quizzes"


def on_pre_build(config: Any) -> None:
    """Read the pages' dates; log a warning, which a strict build does not survive, for each slip in the glossary and each wrong number of a lab."""
    docs, banks = find_folders(config)
    DATES.clear()
    DATES.update(read_dates(docs))
    _, slips = read_terms(docs)
    results, problems = read_results(docs)
    problems += slips
    problems += check_files([Path(show_path(file)) for file in (*find_pages(docs), *sorted(docs.rglob("*.svg")), *sorted(banks.rglob("*.yml")))], results)
    unread = next((slip for slip in slips if slip.rule == "not-utf-8"), None) if COMMAND != ["serve"] else None
    for problem in problems:
        if problem is not unread:
            log.warning("%s", problem)
    if unread:
        raise PluginError(str(unread))  # every page is to end with the glossary, and none could


def on_page_read_source(page: Any, **_: Any) -> str | None:
    """Return a notebook as Markdown, and a page that is not UTF-8 with marks in it; any other page is read as usual."""
    file = Path(page.file.abs_src_path or page.file.src_uri)
    text, problems = (try_notebook if is_notebook(page) else decode)(page.file.content_bytes, show_path(file))
    for problem in problems:
        log.warning("%s", problem)
    if is_notebook(page):
        return text or f"# {file.stem}\n"
    return text if problems else None


def on_pre_page(page: Any, **_: Any) -> Any:
    """Let MkDocs render a notebook's Markdown: take back the renderer that mkdocs-jupyter has put in its place."""
    if is_notebook(page):
        vars(page).pop("render", None)
    return page


def is_notebook(page: Any) -> bool:
    """Return whether a page comes from a notebook."""
    return bool(page.file.src_uri.endswith(".ipynb"))


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Give the theme the lesson's minutes as the subtitle that it prints in the navigation, and the day of the page's last change."""
    if "minutes" in page.meta:
        page.meta.setdefault("subtitle", f"{page.meta['minutes']} min")
    page.meta["updated"] = DATES.get(page.file.src_uri, "")
    # MkDocs dates a file of the site by the newest page; the day of the build would make two builds differ.
    page.update_date = page.meta["updated"] or "1980-01-01"
    return markdown


def on_page_content(html: str, page: Any, **_: Any) -> str:
    """Return the content with its scripts where a page that is a file finds them."""
    return point_assets(html, page.url) if is_offline() else html


def find_moved(files: Any) -> str:
    """Return the addresses of pages that have moved, in pairs: the former one and the one of today."""
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    moved = [(f"{old}.md", page.file.src_uri) for page in pages for old in page.meta.get("formerly", ())]
    return " ".join(name_page(source) for pair in moved for source in pair)


def on_nav(nav: Any, **_: Any) -> Any:
    """Remember the navigation."""
    NAVIGATION[:] = nav.items
    return nav


def add_pages(config: Any, files: Any) -> None:
    """Publish the list of all pages where a page's own navigation is pruned, and the script that shows it nowhere else."""
    source = files.get_file_from_path(SOURCE)
    if source is None:
        return
    files.remove(source)
    if PRUNE in config.theme["features"]:
        files.append(File.generated(config, FILE, content=render_pages(NAVIGATION, source.content_string)))


def on_env(env: Any, config: Any, files: Any, **_: Any) -> Any:
    """Publish the list of pages; give the theme what it shows of other pages, and whether our scripts run; log what of the furniture cannot be used."""
    add_pages(config, files)
    config.extra["moved"] = find_moved(files)
    pages = {file.src_uri: Link(text=file.page.title or "", url=file.url) for file in files.documentation_pages() if file.page}
    text = read_text(config)
    env.globals["shell"] = bool(config.extra.get("shell"))  # not for another builder, which runs no hook and has a script of its own
    env.globals["footer"], problems = read_footer(config.extra.get("footer"), pages, text)
    for problem in problems + check_feedback(config.extra.get("feedback"), text):
        log.warning("%s", problem)
    return env


def has_policy() -> bool:
    """Return whether pages carry the policy: not while serving, nor from files, where browsers differ in what is the site's own."""
    return COMMAND != ["serve"] and not is_offline()


def on_post_page(output: str, **_: Any) -> str:
    """Return the page finished."""
    return finish_page(output, policy=has_policy())


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Return the 404 page finished; the sitemap as it is."""
    return finish_page(output_content, policy=has_policy()) if template_name.endswith(".html") else output_content


def on_post_build(config: Any) -> None:
    """Make what stands beside the pages ready; while serving, names and headers stay as they are."""
    docs, banks = find_folders(config)
    write_outline(Path(config.site_dir), make_outline(docs, banks, find_places(config.nav), config.site_name))
    if COMMAND != ["serve"]:
        publish_site(Path(config.site_dir), offline=is_offline())
