"""The site while it is written: everything but the pages is made at once, each page when somebody asks for it.

So the cost of an edit is that of one page, however large the course. Whatever changes, every page is stale; a page that is asked
for is read and built anew by MkDocs' own functions, with the site's plugins and theme. What it warns about, and what is wrong with
its sources, stands in a box above it. The strict build stays the truth: only it sees all pages at once, and only
it makes the search index.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from coursequiz.problems import show_path
from coursesite.check.sources.navigation import check_navigation
from coursesite.check.sources.settings import read_settings
from coursesite.lessons import find_notebooks, find_pages
from coursesite.live.said import tell_broken, tell_configuration, tell_failure, tell_warning
from coursesite.live.sources import check_page

log = logging.getLogger("mkdocs.coursesite")


class BrokenSite(Exception):
    """A site cannot be opened; the message says why, a problem a line."""


class Preview:
    """A site that is open for preview."""

    def __init__(self, config: Path, site: Path, url: str) -> None:
        """Open it.

        Args:
            config: The file mkdocs.yml.
            site: The folder that pages are written to.
            url: The address at which it is served.

        Raises:
            BrokenSite: The configuration cannot be used.
        """
        self._config_file = config
        self._site = site
        self._url = url
        self._lock = threading.RLock()
        self._fresh: set[str] = set()
        """Pages, by their path in the site, that are built and that nothing has changed since."""
        self._trouble: list[str] = []
        """What is wrong with the configuration; every page shows it."""
        self._files: Files
        self._sources: dict[Path, File]
        self._open()

    @property
    def roots(self) -> list[Path]:
        """The folders and files that the site is made from."""
        return [Path(self._config_file), Path(self._config.docs_dir), *map(Path, self._config.watch)]

    def take(self, changed: Collection[Path]) -> None:
        """Make stale what depends on some files: that is every page; and what is no page is made anew at once."""
        with self._lock:
            paths = {path.absolute() for path in changed}
            if any(map(self._moves, paths)):
                self._open()
            else:
                if not paths <= self._sources.keys():  # a bank, say
                    self._files = copy(self._files)  # a list of files stands for one build: what was read for an earlier one is read again
                for path in paths & self._sources.keys():
                    self._take_file(self._sources[path])
            self._fresh.clear()
        for path in changed:
            if path.suffix == ".py":
                log.warning("%s is code: stop `course serve` and start it again to use it", show_path(path))

    def find(self, address: str) -> Path | None:
        """Return the file of the page at an address below the site's root, up to date; None where there is no such page."""
        with self._lock:
            file = self._pages.get(f"{address}index.html" if address.endswith("/") or not address else address)
            if file is None:
                return None
            if file.dest_uri not in self._fresh:
                self._build(file.page)
                self._fresh.add(file.dest_uri)
            return Path(file.abs_dest_path)

    def _open(self) -> None:
        """Open the site as it is now, and remember what is wrong with the configuration; where it cannot be used, the site stays as it was."""
        before = vars(self).copy()
        broken: Exception | None = None
        with _listen() as said:
            try:
                self._make()
            except Exception as error:  # noqa: BLE001 - the preview outlives a configuration that is being written
                vars(self).update(before)
                broken = error
        self._trouble = tell_configuration(said, self._config_file.read_text(encoding="utf-8", errors="replace"))
        if broken is None:
            self._clear(before.get("_files", ()))
            docs = Path(self._config.docs_dir)
            names = [file.relative_to(docs).as_posix() for file in (*find_pages(docs), *find_notebooks(docs))]
            settings, _ = read_settings(self._config_file, docs)
            here = show_path(self._config_file)
            self._trouble += [str(problem) for problem in (check_navigation(settings, names) if settings else ()) if problem.path == here]
            return
        if not (isinstance(broken, Abort) and self._trouble):  # MkDocs has said why before it gave up
            self._trouble.insert(0, tell_broken(broken))
        if "_config" not in before:
            raise BrokenSite("\n".join(self._trouble))
        for problem in self._trouble:
            log.warning("%s", problem)

    def _clear(self, before: Iterable[File]) -> None:
        """Delete what was made of files that are gone, which a server would still send."""
        gone = {file.abs_dest_path for file in before} - {file.abs_dest_path for file in self._files}
        for path in gone:
            Path(path).unlink(missing_ok=True)

    def _make(self) -> None:
        """Do what `mkdocs build` does, up to the pages."""
        config = load_config(str(self._config_file), site_dir=str(self._site), site_url=self._url, strict=False)
        plugins = config.plugins
        plugins.on_startup(command="serve", dirty=False)
        self._config = config = plugins.on_config(config)
        plugins.on_pre_build(config=config)
        files = get_files(config)
        env = config.theme.get_env()
        files.add_files_from_theme(env, config)
        self._files = plugins.on_files(files, config=config)
        set_exclusions(self._files, config)
        self._nav = plugins.on_nav(get_navigation(self._files, config), config=config, files=self._files)
        self._documents = self._files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        for file in self._documents:
            self._read(file.page or Page(None, file, config))
        self._env = plugins.on_env(env, config=config, files=self._files)
        self._files.copy_static_files(inclusion=InclusionLevel.is_in_serve)
        for template in config.theme.static_templates:
            _build_theme_template(template, self._env, self._files, config, self._nav)
        plugins.on_post_build(config=config)
        self._pages = {file.dest_uri: file for file in self._documents}
        self._sources = {Path(file.abs_src_path).absolute(): file for file in self._files if file.abs_src_path}

    def _moves(self, path: Path) -> bool:
        """Return whether a changed file is the site's plan or theme, or a file that came to docs or went away."""
        theme = any(path.is_relative_to(folder) for folder in self._config.theme.dirs)
        inside = path.is_relative_to(self._config.docs_dir)
        return theme or path == self._config_file.absolute() or (inside and path.is_file() != (path in self._sources))

    def _take_file(self, file: File) -> None:
        if file.page is not None:
            self._read(file.page)
        elif file.inclusion.is_in_serve():  # type: ignore[no-untyped-call]
            file.copy_file()

    def _read(self, page: Page) -> None:
        """Read what other pages show of a page: its title and minutes."""
        page.content = page._title_from_render = None  # noqa: SLF001 - else MkDocs keeps the heading that was rendered last as the title
        try:
            page.read_source(self._config)
            page.markdown = self._config.plugins.on_page_markdown(page.markdown or "", page=page, config=self._config, files=self._files)
        except Exception:  # noqa: BLE001 - a plugin of others may raise anything about a file that is being written
            page.markdown, page.meta = "", {}  # said when the page itself is asked for

    def _build(self, page: Any) -> None:
        file = Path(page.file.abs_src_path or "")
        name = show_path(file)
        text = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
        with _listen() as said:
            try:
                _populate_page(page, self._config, self._files)
                self._check_anchors(page)
                problems = [tell_warning(message, name, text) for message in said]
            except Exception as error:  # noqa: BLE001 - the preview outlives a page that cannot be built
                page.content, problems = "", [tell_failure(error, name)]
        own = check_page(file, Path(self._config.docs_dir), self._config_file.parent / "quizzes")
        if any(problem.rule == "not-utf-8" for problem in own):
            problems = []  # which is why
        told = [*self._trouble, *map(str, own), *problems]
        page.content = _render_problems(told) + page.content
        try:
            _build_page(page, self._config, self._documents, self._nav, self._env)
        except Exception as error:  # noqa: BLE001 - the preview outlives a template of the theme that is being written
            box = _render_problems([tell_broken(error), *told])
            write_file(f"<!doctype html>\n<title>{escape(name)}</title>\n<body>{box}</body>\n".encode(), page.file.abs_dest_path)

    def _check_anchors(self, page: Page) -> None:
        """Have MkDocs say which links of a page lead to no place on it; other pages are not built yet, or anew."""
        links = page.links_to_anchors or {}
        page.links_to_anchors = {file: found for file, found in links.items() if file is page.file}
        page.validate_anchor_links(files=self._files, log_level=logging.WARNING)


@contextmanager
def _listen() -> Iterator[list[str]]:
    """Give a list that fills with the warnings of MkDocs and ours, but those of quizzes, which stand where the quiz should."""
    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.name != "mkdocs.coursequiz":
                said.append(record.getMessage())

    listener = Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield said
    finally:
        logger.removeHandler(listener)


def _render_problems(problems: Iterable[str]) -> str:
    """Return a box that shows an author what is wrong with the page, each thing once; nothing where nothing is."""
    rows = "".join(f"<li><code>{escape(problem)}</code></li>" for problem in dict.fromkeys(problems))
    if not rows:
        return ""
    return f'<div class="admonition failure course-problems" role="alert"><p class="admonition-title">Problems of this page</p><ul>{rows}</ul></div>'
