"""A built page made ready to publish: one pure function over its HTML, whoever built it.

Owns what the theme leaves open: the Content-Security-Policy with the hashes of the page's inline scripts, names for
landmarks that have none, a heading above the footnotes, frames for wide tables, classes in place of inline alignment styles. Knows nothing of MkDocs and
touches no file.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping

from coursesite.search import names_pagefind
from coursesite.tables import frame_tables, mark_words
from coursesite.words import say_names

POLICY: Mapping[str, str] = {
    "default-src": "'self'",  # by it Firefox judges a page that is fetched ahead
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's icons are data: images in its style sheet
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""What a page may load and run: its own site's files and nothing else."""

MAX_DEPTH = 5
"""Folders between the site's root and its deepest page, for the theme's depth-dependent script."""

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
_DATA_TYPE = re.compile(r"""\btype\s*=\s*["']?(?!module|text/javascript)[\w+./-]+""")
_DEPTH = re.compile(r'(__md_scope=new URL\(")[./]*(",location\))')
_META = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>(?:<meta name="referrer"[^>]*>)?')
_CHARSET = re.compile(r'<meta charset="[^"]*">', re.IGNORECASE)
_POLICY_OF = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_SOURCE = re.compile(r"'(?:sha256-[A-Za-z0-9+/]+=*|wasm-unsafe-eval)'")
_CELL = re.compile(r"<(?P<tag>t[hd])(?P<attributes>[^>]*?)\sstyle=\"text-align:\s*(?P<align>left|center|right);?\"(?P<rest>[^>]*)>")
_CLASS = re.compile(r'class="([^"]*)"')
_LABELLED = re.compile(r'(?P<open><nav class="md-nav"[^>]*?) aria-labelledby="[^"]*"(?P<rest>[^>]*>)')
_NAV_TITLE = re.compile(r'<label class="md-nav__title"[^>]*>\s*<span class="md-nav__icon md-icon"></span>\s*(?P<title>[^<]*?)\s*</label>')
_KEPT = re.compile(r"(<(pre|script|textarea)\b.*?</\2>)", re.DOTALL)
_BLANK = re.compile(r"\n\s*\n")
_INDENT = re.compile(r"\n[ \t]+(?=<)")
_ADDRESS = re.compile(r'<a href="(https?://[^"]+)">\1</a>')
_PATH = re.compile(r'<nav class="md-path" aria-label="[^"]*"')
_SEARCH_BUTTONS = re.compile(r'(<nav class="md-search__options") aria-label="[^"]*"')
_TOGGLE = re.compile(r'<label [^>]*?title="(?P<name>[^"]*)" for="(?P<id>__palette_\d+)"')
_OPTION = re.compile(r'(?P<open><input class="md-option"[^>]*? aria-label=")[^"]*(?P<rest>"[^>]*? id="(?P<id>__palette_\d+)")')
_PERMALINK = re.compile(r'<a class="headerlink"(?! aria-hidden)')
"""The link at a heading: read aloud it would be a sign at the end of each, and a stop at each; the list of sections has the same links."""
_NOTES = re.compile(r'(<div class="footnote">\s*)<hr\s*/?>')

Hash = str
"""A quoted source of a policy, such as `'sha256-…'`."""
WASM: Hash = "'wasm-unsafe-eval'"
"""Allows WebAssembly, and no `eval` of a script: the engine of a large course's search needs it."""


def finish_page(html: str, *, policy: bool = True) -> str:
    """Return the page ready to publish; a page that is finished comes back as it is.

    Args:
        html: The page as it was built.
        policy: Whether the page carries the policy; `mkdocs serve` adds a script of its own, which a policy would stop.
    """
    html = _align_by_class(html)
    html = _name_schemes(_name_landmarks(html))
    html = _PERMALINK.sub(r'\g<0> aria-hidden="true" tabindex="-1"', html)
    html = _NOTES.sub(r'\1<h2 class="course-notes">Footnotes</h2>', html)  # no id: it is no place where somebody stopped reading
    html = mark_words(frame_tables(html))
    html = say_names(html)
    html = _ADDRESS.sub(r'<a class="course-address" href="\1">\1</a>', html)  # on paper it need not be written out again
    html = _drop_blank_lines(html)
    return _set_policy(html) if policy else html


def find_inline_scripts(html: str) -> list[str]:
    """Return the text of every script that stands in the page and would run."""
    return [
        match["body"] for match in _SCRIPT.finditer(html) if not re.search(r"\bsrc\s*=", match["attributes"]) and not _DATA_TYPE.search(match["attributes"])
    ]


def hash_script(text: str) -> Hash:
    """Return the policy source that allows an inline script with exactly this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def render_policy(hashes: Iterable[Hash], extra: Mapping[str, str] | None = None) -> str:
    """Return the policy as one line.

    Args:
        hashes: Sources of the inline scripts that may run.
        extra: More directives, such as those that stand only in a header.
    """
    directives = {**POLICY, **(extra or {})}
    directives["script-src"] = " ".join(["'self'", *sorted(set(hashes))])
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def read_hashes(html: str) -> list[Hash]:
    """Return the sources that a finished page's policy names for its inline scripts."""
    policy = _POLICY_OF.search(html)
    return _SOURCE.findall(policy[1]) if policy else []


def _set_policy(html: str) -> str:
    """Return the page with its policy right after the character set, before anything that the policy governs.

    Policies add up when instant navigation brings in the next page's `<head>`. So every page carries the same one: the
    theme's script that holds the page's depth is allowed for every depth.
    """
    html = _META.sub("", html)
    hashes: set[Hash] = set()
    for script in find_inline_scripts(html):
        hashes.add(hash_script(script))
        if _DEPTH.search(script):
            steps = [".", *("/".join([".."] * depth) for depth in range(1, MAX_DEPTH + 1))]
            hashes.update(hash_script(_DEPTH.sub(rf"\g<1>{step}\g<2>", script)) for step in steps)
    if names_pagefind(html):
        hashes.add(WASM)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{render_policy(hashes)}"><meta name="referrer" content="same-origin">'
    return _CHARSET.sub(lambda match: match[0] + meta, html, count=1)


def _align_by_class(html: str) -> str:
    """Return the page with `class="align-right"` on table cells in place of a style attribute, which the policy forbids."""

    def classed(match: re.Match[str]) -> str:
        attributes = match["attributes"] + match["rest"]
        name = f"align-{match['align']}"
        if _CLASS.search(attributes):
            attributes = _CLASS.sub(lambda found: f'class="{found[1]} {name}"', attributes, count=1)
        else:
            attributes += f' class="{name}"'
        return f"<{match['tag']}{attributes}>"

    return _CELL.sub(classed, html)


def _name_landmarks(html: str) -> str:
    """Return the page with names for the search dialog, the breadcrumb and the lists of the navigation, each its own."""
    html = html.replace('data-md-component="search" role="dialog">', 'data-md-component="search" role="dialog" aria-label="Search">')
    html = _PATH.sub('<nav class="md-path" aria-label="Breadcrumb"', html)
    html = _SEARCH_BUTTONS.sub(r'\1 role="presentation"', html)

    def named(match: re.Match[str]) -> str:
        # The label that the theme refers to holds only an icon, or is left out.
        title = _NAV_TITLE.search(html, match.end())
        return f'{match["open"]} aria-label="{title["title"] if title else "Section"}"{match["rest"]}'

    return _LABELLED.sub(named, html)


def _name_schemes(html: str) -> str:
    """Return the page with each choice of a scheme named by what it brings; the theme gives it the name of the button that leads away."""
    names = {label["id"]: label["name"] for label in _TOGGLE.finditer(html)}
    return _OPTION.sub(lambda option: option["open"] + names.get(option["id"], "") + option["rest"], html)


def _drop_blank_lines(html: str) -> str:
    """Return the page without the blank lines and the indentation of the theme's templates, a tenth of a page; texts keep their breaks."""
    parts = _KEPT.split(html)
    for place in range(0, len(parts), 3):  # what is between two kept elements
        parts[place] = _INDENT.sub("\n", _BLANK.sub("\n", parts[place]))
    del parts[2::3]  # the names of the kept elements
    return "".join(parts)
