"""The switches of mkdocs.yml, held against each other: what does nothing, and what cannot work together, is said and not passed over.

Owns which names mean something under `extra:` and under `theme: features`. Knows nothing of MkDocs but what the file says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursequiz.problems import Problem, shorten, suggest
from coursesite.config_place import config_problem

PAGEFIND = "pagefind"
"""The engine of search for a large course."""
OURS = frozenset({"feedback", "footer", "search", "shell"})
"""What this site's own furniture reads under `extra`."""
THEMES = frozenset({"alternate", "analytics", "generator", "homepage", "status", "tags"})
"""What the theme's templates read there."""
SCRIPTED = frozenset({"annotate", "consent", "polyfills", "scope", "version"})
"""What they read for the theme's own script, which is there with `shell: false` alone."""
FEATURES = frozenset(
    """content.action.edit content.action.view content.code.copy content.footnote.tooltips content.tabs.link navigation.expand navigation.indexes
    navigation.path navigation.prune navigation.sections navigation.tabs navigation.tabs.sticky navigation.tracking search.highlight search.suggest
    toc.follow toc.integrate""".split()
)
"""The theme's features that its templates or our own scripts know."""
SCRIPTED_FEATURES = frozenset(
    """announce.dismiss content.code.annotate content.code.select content.lazy content.tooltips header.autohide navigation.instant
    navigation.instant.prefetch navigation.instant.preview navigation.instant.progress navigation.top search.share""".split()
)
"""Those that only the theme's own script knows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Switches:
    """What the configuration says."""

    extra: Mapping[str, Any]
    features: Any
    """The theme's: a list of names, if nothing is wrong with it."""
    language: str
    """The theme's."""
    quiz_language: str
    """The engine's."""
    plugins: Collection[str]
    text: str
    """The file, to find a line in it."""

    def problem(self, path: tuple[str, ...], rule: str, found: str, remedy: str) -> Problem:
        """Return a problem at the place of a setting."""
        return config_problem(self.text, path, rule, found, remedy)


def find_keys(theme: Path) -> set[str]:
    """Return what the templates below a folder read under `extra`."""
    return {key for file in theme.rglob("*.html") for key in re.findall(r"config\.extra\.(\w+)", file.read_text(encoding="utf-8"))}


def check_switches(switches: Switches, *, languages: Collection[str], known: Collection[str], has_pagefind: bool) -> list[Problem]:
    """Return what is wrong with the switches.

    Args:
        switches: What the configuration says.
        languages: Those in which the theme's pieces speak.
        known: What templates of this site's own read under `extra`.
        has_pagefind: Whether the tool is installed.
    """
    return [
        *check_keys(switches, known),
        *check_features(switches),
        *check_search(switches, has_pagefind=has_pagefind),
        *check_languages(switches, languages),
    ]


def check_keys(switches: Switches, known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each key under `extra` that nothing reads, and for a `shell` that is no switch."""
    shell = switches.extra.get("shell")
    if not isinstance(shell, bool | None):
        yield switches.problem(("extra", "shell"), "wrong-switch", f"'shell' is {shorten(shell)}", "write 'true' or 'false', without quotes")
    for key in switches.extra:
        if key in SCRIPTED and shell:
            yield _needs_script(switches, ("extra", key))
        elif key not in OURS | THEMES | SCRIPTED | frozenset(known):
            yield switches.problem(("extra", key), "unknown-setting", f"nothing reads {shorten(key)} under 'extra'", suggest(key, OURS))


def check_features(switches: Switches) -> Iterator[Problem]:
    """Yield a problem for each of the theme's features that is none, or that does nothing here."""
    if not isinstance(switches.features, list | None):
        remedy = "write a list, each name on a line of its own after '- '"
        yield switches.problem(("theme", "features"), "wrong-switch", f"'features' is {shorten(switches.features)}", remedy)
        return
    for name in switches.features or ():
        if name in SCRIPTED_FEATURES:
            if switches.extra.get("shell"):
                yield _needs_script(switches, ("theme", "features", name))
        elif name not in FEATURES:
            remedy = suggest(name, FEATURES | SCRIPTED_FEATURES)
            yield switches.problem(("theme", "features", name), "unknown-feature", f"nothing reads feature {shorten(name)}", remedy)


def check_search(switches: Switches, *, has_pagefind: bool) -> Iterator[Problem]:
    """Yield why the engine of search cannot be used."""
    engine = switches.extra.get("search")
    if not engine:
        return

    def problem(found: str, remedy: str) -> Problem:
        return switches.problem(("extra", "search"), "search-engine", found, remedy)

    if engine != PAGEFIND:
        yield problem(f"the engine of search is {shorten(engine)}", f"write '{PAGEFIND}', or leave it out")
        return
    if not has_pagefind:
        yield problem("Pagefind is not installed", "run 'make pagefind'")
    if not switches.extra.get("shell"):
        yield problem("Pagefind is searched by our own scripts, and 'shell' is off", "write 'shell: true', or leave 'search' out")
    if not any(name.rpartition("/")[2] == "search" for name in switches.plugins):
        yield problem("Pagefind's index is made from that of the plugin 'search', which is not there", "add 'search' to 'plugins'")


def check_languages(switches: Switches, languages: Collection[str]) -> Iterator[Problem]:
    """Yield a problem where the theme's pieces lack the site's language, or the questions speak another."""
    language, other = switches.language, switches.quiz_language
    if language not in languages:
        found = f"the theme's language is {shorten(language)}, in which the site's pieces do not speak"
        remedy = f"write one of: {', '.join(sorted(languages))}, or add 'scripts/theme/strings/{language}.html'"
        yield switches.problem(("theme", "language"), "site-language", found, remedy)
    elif language != other:
        found = f"the theme's language is {shorten(language)}, that of the questions {shorten(other)}"
        yield switches.problem(("markdown_extensions", "coursequiz"), "site-language", found, f"write 'coursequiz: {{language: {language}, …}}'")


def _needs_script(switches: Switches, path: tuple[str, ...]) -> Problem:
    found = f"{shorten(path[-1])} needs the theme's own script, which is not there"
    return switches.problem(path, "needs-script", found, "leave it out, or write 'shell: false' under 'extra'")
