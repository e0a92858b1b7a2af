"""What mkdocs.yml says to the theme Material: keys and colours that it passes over where they are misspelt, and shows its own instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path

import yaml

from coursequiz.problems import Problem, shorten, show_path, suggest
from coursesite.check.sources.settings import Settings, is_there, list_values
from coursesite.offset import make_problem

KEYS = {
    "theme": "custom_dir direction favicon features font icon include_search_page language logo name palette search_index_only static_templates".split(),
    "palette": "accent media primary scheme toggle".split(),
    "toggle": "icon name".split(),
    "font": "code text".split(),
    "icon": "admonition alternate annotation close edit logo menu next previous repo search share status tag top view".split(),
}
"""What the theme reads, by the key above it."""
ACCENTS = "amber blue custom cyan deep-orange deep-purple green indigo light-blue light-green lime orange pink purple red teal yellow".split()
COLOURS = {"scheme": ["default", "slate"], "primary": [*ACCENTS, *"black blue-grey brown grey white".split()], "accent": ACCENTS}
"""What the theme has of each; a style sheet of the site may have more."""
_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)")
_DEFINED = re.compile(r"""\[data-md-color-(scheme|primary|accent)=["']?([\w-]+)""")
_ASKED = re.compile(r"\([^()]*scheme[^()]*\)")
_ASKS = re.compile(r"\(\s*prefers-color-scheme\s*(?::\s*(?:light|dark)\s*)?\)")


def check_theme(settings: Settings) -> Iterator[Problem]:
    """Yield keys that are nearly one of the theme's, and colours that neither the theme nor a style sheet has."""
    theme = settings.pairs["theme"][1] if "theme" in settings.pairs else None
    if not isinstance(theme, yaml.MappingNode) or _get(theme, "name") != "material":
        return
    yield from _check_keys(settings, theme, "theme")
    own = _find_own(settings)
    palettes = _list_mappings(theme, "palette")
    yield from _check_toggles(settings, palettes)
    for palette in palettes:
        for key, value in ((key, value) for key, value in palette.value if isinstance(key, yaml.ScalarNode)):
            text = value.value if isinstance(value, yaml.ScalarNode) else ""
            known = {*COLOURS.get(key.value, ()), *own.get(key.value, ())} if text and own is not None else set()
            if known and text.lower().replace(" ", "-") not in known:
                yield settings.problem(value, "unknown-colour", f"no style sheet has {key.value} {shorten(text)}", suggest(text, known))
            if key.value == "media" and "scheme" in text and not all(map(_ASKS.fullmatch, _ASKED.findall(text) or [text])):
                remedy = 'write "(prefers-color-scheme: light)", "(prefers-color-scheme: dark)" or "(prefers-color-scheme)"'
                yield settings.problem(value, "unknown-colour", f"no browser knows {shorten(text)}", remedy)


def _check_toggles(settings: Settings, palettes: list[yaml.MappingNode]) -> Iterator[Problem]:
    """Yield palettes that a reader cannot leave, or whose button says nothing, and those that bring what another has brought."""
    seen: dict[tuple[str, ...], int] = {}
    toggles = [next(iter(_list_mappings(palette, "toggle")), None) for palette in palettes]
    for palette, toggle in zip(palettes, toggles, strict=True):
        if any(toggles) and toggle is None:
            yield settings.problem(palette, "missing-key", "key 'toggle' is missing", "add 'toggle:' here: without it no button leads out of the palette")
        for key in ("icon", "name"):
            if toggle is not None and not _get(toggle, key):
                yield settings.problem(toggle, "missing-key", f"key '{key}' is missing", f"add '{key}:' here")
        brings = tuple(_get(palette, key) for key in COLOURS)
        first = seen.setdefault(brings, palette.start_mark.line + 1) if brings[0] else 0
        if first and first != palette.start_mark.line + 1:
            yield settings.problem(palette, "repeated-setting", f"'palette' has the colours of line {first} again", "give it another scheme, or delete it")


def _find_own(settings: Settings) -> dict[str, set[str]] | None:
    """Return what the site's own style sheets have of schemes and colours; None where some of them are elsewhere."""
    if any("//" in name for name in settings.entries("extra_css")):
        return None
    own: dict[str, set[str]] = {}
    for file in settings.docs.rglob("*.css"):
        for kind, name in _DEFINED.findall(file.read_text(encoding="utf-8", errors="replace")):
            own.setdefault(kind, set()).add(name)
    return own


def _check_keys(settings: Settings, node: yaml.Node, above: str) -> Iterator[Problem]:
    """Yield keys at and below a node that are nearly one that the theme reads; any other may be for a template of the site's own."""
    known: Collection[str] = KEYS[above]
    for mapping in [node] if isinstance(node, yaml.MappingNode) else node.value if isinstance(node, yaml.SequenceNode) else ():
        for key, value in mapping.value if isinstance(mapping, yaml.MappingNode) else ():
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            near = get_close_matches(name, known, n=1, cutoff=0.75)
            if near and name not in known:
                yield settings.problem(key, "unknown-key", f"key {shorten(name)} is not known here", f"did you mean '{near[0]}'?")
            if name in KEYS:
                yield from _check_keys(settings, value, name)


def _list_mappings(node: yaml.MappingNode, key: str) -> list[yaml.MappingNode]:
    """Return what a key holds: one mapping, or a list of them."""
    value = next((value for name, value in node.value if name.value == key), None)
    return [item for item in (value.value if isinstance(value, yaml.SequenceNode) else [value]) if isinstance(item, yaml.MappingNode)]


def _get(node: yaml.MappingNode, key: str) -> str:
    return next((value.value for name, value in node.value if name.value == key and isinstance(value, yaml.ScalarNode)), "")


def check_templates(settings: Settings) -> Iterator[Problem]:
    """Yield parts of the theme that a template fills and that are nearly one of the theme's: nobody shows any other."""
    folders = [settings.config.parent / value.value for value in list_values(settings.pairs.get("theme", (None, None))[1], "custom_dir")]
    spec = find_spec("material") if folders else None
    base = Path(spec.submodule_search_locations[0]) / "templates/base.html" if spec and spec.submodule_search_locations else None
    known = set(_BLOCK.findall(base.read_text(encoding="utf-8"))) if base and base.is_file() else set()
    for file in (file for folder in folders if is_there(folder) for file in sorted(folder.glob("*.html"))):
        text = file.read_text(encoding="utf-8", errors="replace")
        for match in _BLOCK.finditer(text) if "base.html" in text else ():
            near = get_close_matches(match[1], known, n=1, cutoff=0.75)
            if near and match[1] not in known:
                found = f"the theme has no block {shorten(match[1])}"
                yield make_problem(text, match.start(1), show_path(file), rule="unknown-block", found=found, remedy=f"did you mean '{near[0]}'?")
