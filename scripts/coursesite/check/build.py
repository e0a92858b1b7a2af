"""The site that belongs to the sources: the built one where it is fresh, else one built into a folder that is thrown away.

A built site is fresh where `_headers`, which a build writes last, is newer than every source. It is built for an address with a
path, so that links which forget the path show, and not strictly, so that what is wrong can be told at the author's line; what
MkDocs warns of is told too.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from coursequiz.problems import Problem, shorten, show_path
from coursesite.check.sources.address import VARIABLE
from coursesite.config_place import find_setting
from coursesite.offset import make_problem

ADDRESS = "https://course.example/base/"
FAILED = "build-failed"
OF_MKDOCS = (FAILED, "build-warning", "unresolved-link")
"""Rules that tell what MkDocs says, and what it does."""
NO_SNIPPET = "Snippet at path"
"""How a build begins to say that it ends for lack of a snippet."""
LAST_WRITTEN = "_headers"

_LOGGED = re.compile(r"^(?P<path>[^:\s][^:]*):(?P<line>\d+):(?P<column>\d+): (?P<rule>[a-z0-9-]+): (?P<found>.*) — (?P<remedy>.*)$")
_LINKS = re.compile(
    r"contains (?:a link|an absolute link|an unrecognized relative link)|is not found in the documentation files|exist in the docs directory, but"
)
"""What MkDocs says of links and of the navigation; our own rules say it with line and remedy."""
_AT_LINE = re.compile(r'in "[^"\n]*", line (\d+), column (\d+)')
"""Where the reader of YAML stopped."""
_CAUSE = re.compile(r"[A-Z]\w*(?:Error|Exception): ")
_AT_TEMPLATE = re.compile(r'File "([^"\n]+\.html)", line (\d+)')
_NO_TEMPLATE = re.compile(r"'(?P<name>[\w./-]+\.html)' not found in search paths: (?P<folders>.*)")
_AT_PAGE = re.compile(r"Error (?:reading|building) page '([^']+)':")
_NAMED = re.compile(r"(?<=['\"])[\w./-]+(?=['\"])|(?<=name: )[\w.-]+")
"""Words that MkDocs quotes or names."""
_EXPECTED = re.compile(r": Expected ")
_FIRST = re.compile(r"^[a-z_]+(?=: )")
_TEMPLATE = re.compile(r"\.icons/([\w/-]+)\.svg|languages/([\w-]+)\.html")
"""What a theme looks up by the value of a setting."""
_TYPED = re.compile(r"Doc file '([^']+)' contains an unrecognized relative link '([^']+)'.*?(?:Did you mean '([^']+)'\?)?$")
_QUOTED = re.compile(r"'([^']+)'")


@contextmanager
def provide_site(built: Path, config: Path, sources: Iterable[Path]) -> Iterator[tuple[Path, list[Problem]]]:
    """Give a folder that holds the site of the sources as they are, with what its build warned of.

    Args:
        built: Where a built site may be.
        config: The file mkdocs.yml.
        sources: Files and folders that the site is built from.
    """
    if is_fresh(built, (config, *sources)):
        yield built, []
        return
    with TemporaryDirectory(prefix="course-check-") as folder:
        problems = _build(config, Path(folder) / "site")
        yield Path(folder) / "site", problems


def is_fresh(built: Path, sources: Iterable[Path]) -> bool:
    """Return whether a built site is newer than all it was built from."""
    written = built / LAST_WRITTEN
    if not written.is_file():
        return False
    limit = written.stat().st_mtime_ns
    return all(path.stat().st_mtime_ns <= limit for source in sources for path in _walk(source))


def _walk(source: Path) -> Iterator[Path]:
    """Yield a file or a folder, and all below it that a build reads."""
    if source.exists():
        yield source
    for path in source.rglob("*") if source.is_dir() else ():
        if "__pycache__" not in path.parts and path.suffix != ".pyc":
            yield path


def _build(config: Path, folder: Path) -> list[Problem]:
    """Build the site and return what MkDocs warned of."""
    environment = os.environ | {VARIABLE: ADDRESS, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config), "--site-dir", str(folder)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - our own words
    told = [problem for line in run.stderr.splitlines() if (problem := _read_warning(line, config))]
    # What is wrong with a setting is warned of for each page.
    alike = {(problem.path, problem.line, problem.column, problem.rule, _QUOTED.sub("", problem.found)): problem for problem in reversed(told)}
    problems = list(reversed(alike.values()))
    if run.returncode:
        lines = [line.strip() for line in run.stderr.splitlines() if line.strip()] or [""]
        errors = [line.partition("-")[2].strip() for line in lines if line.startswith("ERROR")]
        causes = [line for line in lines if _CAUSE.match(line)] if errors and not _AT_PAGE.search(errors[0]) else []
        why = " ".join([*errors[:1], *causes[-1:]]) or " ".join(lines[-2:] if _AT_LINE.match(lines[-1]) else lines[-1:]) or "it said nothing"
        remedy = "correct it: MkDocs begins with no page before" if why.startswith("Config value") else "run 'make build' and mend what it says"
        failed = _problem(config, FAILED, f"the site cannot be built: {why}", remedy)
        problems.append(_find_template(failed, config, run.stderr) or _find_page(failed, config, why))
    return problems


def _find_template(failed: Problem, config: Path, said: str) -> Problem | None:
    """Return why a build failed, at the line of the project's own template that it stopped at, or that names one that is not there."""
    stops = [(config.parent / name, int(line)) for name, line in _AT_TEMPLATE.findall(said)]
    for file, line in reversed(stops):
        if file.is_file() and "site-packages" not in file.parts:
            return replace(failed, path=show_path(file), line=line, column=1)
    if missing := _NO_TEMPLATE.search(said):
        folders = [config.parent / name for name in _QUOTED.findall(missing["folders"]) if "site-packages" not in name]
        for file in (file for folder in folders for file in sorted(folder.rglob("*.html"))):
            text = file.read_text(encoding="utf-8", errors="replace")
            if missing["name"] in text:
                return make_problem(text, text.index(missing["name"]), show_path(file), rule=failed.rule, found=failed.found, remedy=failed.remedy)
    return None


def _find_page(failed: Problem, config: Path, why: str) -> Problem:
    """Return why a build failed, at the page that MkDocs was at and, where it quotes words of it, at their line."""
    match = _AT_PAGE.search(why)
    page = config.parent / "docs" / match[1] if match else config
    if match is None or not page.is_file() or page.suffix != ".md":
        return failed
    text, words = page.read_text(encoding="utf-8", errors="replace"), _QUOTED.findall(why[match.end() :])
    at = next((text.index(word) for word in words if word in text), 0)
    return make_problem(text, at, show_path(page), rule=failed.rule, found=failed.found, remedy=failed.remedy)


def _read_warning(line: str, config: Path) -> Problem | None:
    text = re.sub(r"\x1b\[[0-9;]*m", "", line).strip()
    kind, _, message = text.partition("-")
    if kind.strip() != "WARNING" or not message:
        return None
    message = message.strip()
    if typed := _TYPED.match(message):
        return _find_link(config.parent / "docs" / typed[1], typed[2], typed[3] or "")
    if logged := _LOGGED.match(message):
        path, line_number, column, rule, found, remedy = logged.groups()
        return Problem(path=path, line=int(line_number), column=int(column), rule=rule, found=found, remedy=remedy)
    return None if _LINKS.search(message) else _problem(config, "build-warning", message, "mend it: a strict build stops at it")


def _find_link(file: Path, address: str, better: str) -> Problem:
    """Return a link that MkDocs takes as it is, which works only where pages are folders, at its place."""
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    found = f"link {shorten(address)} names an address, not a page of the course: a strict build stops at it"
    remedy = f"write '{better}'" if better else "name the source of the page, such as 'page.md'"
    return make_problem(text, max(0, text.find(f"]({address}") + 2), show_path(file), rule="unresolved-link", found=found, remedy=remedy)


def _problem(config: Path, rule: str, found: str, remedy: str) -> Problem:
    """Return a problem of the settings, at the last key that it names, if it names one."""
    text = config.read_text(encoding="utf-8", errors="replace") if config.is_file() else ""
    line, column = 1, 1
    if at := _AT_LINE.search(found):
        line, column = int(at[1]), int(at[2])
    elif "Config value" in found and text:
        line, column = find_setting(text, *_NAMED.findall(_EXPECTED.split(found)[0]))
    if (line, column) != (1, 1):
        return Problem(path=config.as_posix(), line=line, column=column, rule=rule, found=found, remedy=remedy)
    templates = [name for names in _TEMPLATE.findall(found) for name in names if name]
    named = _NAMED.findall(found)[::-1]
    named.sort(key=lambda name: name[0] != "/")  # an address before the key that holds it
    for name in [*named, *templates, *_FIRST.findall(found)]:
        before = r"[^#\n]*[ ]" if name in templates or name[0] == "/" else r"(?:[ ]*|[^#\n]*[-{,][ ]*)"
        if match := re.search(rf"^{before}{re.escape(name)}(?=[:,}}]|$)", text, re.MULTILINE):
            return make_problem(text, match.end() - len(name), config.as_posix(), rule=rule, found=found, remedy=remedy)
    return Problem(path=config.as_posix(), line=1, column=1, rule=rule, found=found, remedy=remedy)
