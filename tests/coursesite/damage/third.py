"""Faults of a third outsider, who planted 866 in the built site, the sources and the settings before reading a line of the checker; kept is what it missed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from tests.coursesite.damage.operator import Fault, Files, Planted, add_file, delete_file, insert, replace, rewrite
from tests.coursesite.damage.places import GUIDE, HOME, NEXT, RULES, in_head, in_text
from tests.coursesite.damage.slips import in_page

FORM, WHY = "contribute/progress-file/index.html", "contribute/decisions/index.html"
PIECES = (
    in_text("quotation-from-nowhere", "broken-link", '<blockquote cite="../no-such-source/"><p>Words.</p></blockquote>', GUIDE),
    in_text("long-description-that-is-gone", "broken-link", '<p><img src="../../assets/card.png" alt="A card of it" longdesc="../gone/"></p>', GUIDE),
    in_text("picture-that-comes-late-and-is-gone", "missing-asset", '<p><img data-src="../../assets/late.png" alt="A card of it"></p>', GUIDE),
    in_text("drawing-without-a-name", "missing-alt", '<svg role="img" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>', GUIDE),
    in_text("generic-of-a-language-as-an-element", "html-syntax", "<p>A List<String>s</string> is one.</p>", FORM),
    in_text("attribute-that-stands-twice", "html-syntax", '<p class="a" class="b">Text.</p>', FORM),
    in_text("attribute-that-is-no-json", "html-syntax", "<p data-found='{\"one\": }'>Text.</p>", FORM),
    in_head("data-that-are-no-json", "html-syntax", '<script type="application/ld+json">{"@context": }</script>', WHY),
    in_head("map-of-modules-that-the-policy-stops", "policy-hash", '<script type="importmap">{"imports": {}}</script>', WHY),
    in_head("script-with-another-hash", "wrong-integrity", f'<script src="../../assets/site/site.js" integrity="sha384-{"A" * 64}" defer></script>', WHY),
)
TEXTS = (
    in_text("formula-that-stayed-text", "unrendered-markdown", r"<p>The relation $P(y \mid x)$ holds.</p>", RULES),
    in_text("formula-of-another-notation", "unrendered-markdown", r"<p>The square \(x^2\) grows.</p>", GUIDE),
    in_text("heading-that-stayed-text", "unrendered-markdown", "<p>## More of it</p>", RULES),
    in_text("sign-that-was-escaped-twice", "unrendered-markdown", "<p>Ask &amp;amp; answer.</p>", RULES),
    in_text("class-with-a-space", "unrendered-markdown", "<p>Text { .wide }</p>", RULES),
    in_text("abbreviation-that-stayed-text", "unrendered-markdown", "<p>*[SLO]: a goal of a service</p>", RULES),
    in_text("footnote-in-its-place", "unrendered-markdown", "<p>A claim.^[So they say.]</p>", RULES),
    in_text("number-below-the-line", "unrendered-markdown", "<p>Water is H~2~O.</p>", RULES),
)


def _without_help(data: bytes) -> bytes:
    index = json.loads(data)
    index["docs"] = [entry for entry in index["docs"] if not entry["location"].startswith("help/")]
    return json.dumps(index).encode()


WHOLE = (
    rewrite("head-without-its-next-page", "nav-order", NEXT, lambda data: re.sub(rb'<link rel="next"[^>]*>', b"", data)),
    rewrite(
        "sidebar-without-a-page",
        "nav-order",
        "contribute/publish/index.html",
        lambda data: re.sub(rb'<li class="md-nav__item">\s*<a href="\.\./\.\./help/".*?</li>', b"", data, count=1, flags=re.DOTALL),
    ),
    rewrite("search-without-a-page", "search-index", "assets/search/index.json", _without_help),
    delete_file("worker-that-is-gone", "offline-list", "sw.js"),
    rewrite("worker-without-a-version", "offline-list", "sw.js", lambda data: re.sub(rb'"version":"[^"]*"', b'"version":""', data)),
    rewrite("worker-with-a-script-of-others", "third-party", "sw.js", lambda data: b'importScripts("https://cdn.example/w.js");' + data),
    # With the home page as it is: another fault of its policy is told in the headers.
    Fault(
        name="headers-that-are-gone",
        rule="host-file",
        plant=lambda files: Planted(changes={"_headers": None, HOME: files[HOME]}, path="_headers", line=None),
    ),
    replace("header-with-a-slip", "host-file", "_headers", "X-Content-Type-Options:", "X-Content-Type-Option:"),
    replace("header-that-asks-for-nothing", "host-file", "_headers", "nosniff", "sniff"),
    replace("header-for-no-file", "host-file", "_headers", "/help/*", "/hlep/*"),
    add_file("robots-with-another-sitemap", "host-file", "robots.txt", b"User-agent: *\nAllow: /\nSitemap: https://course.example/base/map.xml\n"),
    add_file("style-sheet-that-does-not-end", "css-syntax", "assets/own.css", b".wide { color: red"),
    add_file("script-that-is-a-page", "wrong-content", "assets/own.js", b"<!doctype html><title>Not found</title>"),
    add_file("drawing-that-does-not-say-so", "broken-image", "assets/plain.svg", b'<svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'),
    add_file("workshop-that-was-published", "leftover-file", ".git/config", b"[core]\n"),
    add_file("key-that-was-published", "leftover-file", "id_rsa", b"secret"),
)
FAULTS = (*PIECES, *TEXTS, *WHOLE)
"""In the built site."""

SETTINGS, LABS = "mkdocs.yml", "docs/production-ml/labs"


def in_settings(name: str, rule: str, old: str, new: str, *, at: str = "") -> Fault:
    """Return a fault that changes a line of the settings, so that others may change other lines; the problem stands there, or at another line."""
    return within(name, rule, SETTINGS, old, new, at=at)


def within(name: str, rule: str, path: str, old: str, new: str, *, at: str = "") -> Fault:
    """Return a fault that changes a line and adds none."""

    def plant(files: Files) -> Planted:
        planted = replace(name, rule, path, old, new).plant(files)
        text = files[path].decode()
        line = text.count("\n", 0, text.index(at)) + 1 if at else planted.line
        return Planted(changes=planted.changes, path=path, line=line)

    return Fault(name=name, rule=rule, plant=plant, adds=True)


def _in_notebook(name: str, rule: str, lab: str, change: Callable[[list[Any]], None]) -> Fault:
    """Return a fault in the code cells of a committed notebook, told in the lab that it was made from."""

    def edit(data: bytes) -> bytes:
        notebook = json.loads(data)
        change([cell for cell in notebook["cells"] if cell["cell_type"] == "code"])
        return json.dumps(notebook, indent=1).encode()

    return rewrite(name, rule, f"{LABS}/{lab}.ipynb", edit, told_at=f"{LABS}/{lab}.py")


def _other_value(data: bytes) -> bytes:
    results = json.loads(data)
    results["static_sept_mae"]["value"] = 61.1
    return json.dumps(results, indent=1, ensure_ascii=False).encode()


SOURCES = (
    in_settings("extension-that-pages-need", "missing-part", "  - def_list\n", "  - meta\n", at="markdown_extensions:"),
    in_settings("style-sheet-that-is-not-there", "setting-path", "  - assets/site/site.css", "  - assets/site/sites.css"),
    in_settings("feature-that-stands-twice", "repeated-setting", "    - toc.follow", "    - search.suggest"),
    in_settings("key-that-stands-twice-below-another", "repeated-key", "  font: false", "  name: material"),
    in_settings("variable-without-a-value", "variable-default", '!ENV [COURSE_SOURCE, ""]', "!ENV COURSE_SOURCE"),
    in_settings("address-without-encryption", "site-address", '!ENV [SITE_URL, "http://127.0.0.1:8000/"]', "http://course.example/"),
    in_settings("ingredient-that-is-published", "published-source", "  /*/labs/plain.json", "  /*/labs/plane.json", at="exclude_docs:"),
    in_settings("section-without-a-page", "nav-target", "  - Help: help.md", "  - Help: []"),
    in_settings("title-of-another-page-in-the-navigation", "repeated-nav", "  - Glossary: g", "  - Accessibility: g", at="  - Accessibility: acc"),
    in_settings("script-that-pages-need", "missing-part", "{path: assets/quiz/quiz.js, defer: true}", "assets/site/keep.js", at="extra_javascript:"),
    rewrite("setting-that-holds-itself", "too-deep", SETTINGS, lambda data: data.replace(b"watch: [", b"watch: &all [*all, ", 1)),
    within("lesson-without-an-objective", "no-objectives", "docs/production-ml/static-vs-dynamic-inference.md", "[pick-inference]", "[]", at="---"),
    within("key-term-that-the-glossary-lacks", "unlisted-term", "docs/production-ml/static-vs-dynamic-training.md", "Covariate shift\n:", "Zebra drift\n:"),
    within(
        "heading-of-another-part", "repeated-heading", "docs/production-ml/static-vs-dynamic-training.md", "## Age is not staleness", "## Three kinds of shift"
    ),
    in_page("heading-with-nothing-below", "empty-section", "## To be continued", "docs/contribute/furniture.md", "## "),
    in_page("title-without-quotation-marks", "box-kind", "!!! note Mind the gap\n\n    Here.", "docs/contribute/figures.md", "## "),
    in_page("tab-of-two-marks", "box-kind", '== "Python"\n\n    Here.', "docs/contribute/labs.md", "## "),
    in_page("box-that-opens-on-nothing", "box-body", '??? note "Careful"', "docs/contribute/engine.md", "## "),
    in_page("script-in-the-text", "inline-script", "<script>alert(1)</script>", "docs/contribute/zensical.md", "## "),
    in_page("formula-that-does-not-end", "open-mark", "The loss is $x_i^2 in all.", "docs/contribute/performance.md", "## "),
    insert("part-of-the-theme-that-is-misspelt", "bad-value", "docs/my-progress.md", "hide: [navigatoin]\n", before="title: "),
    rewrite("number-with-another-value", "lab-results", f"{LABS}/results/training.json", _other_value),
    add_file("numbers-of-no-lab", "lab-results", f"{LABS}/results/old.json", b"{}"),
    _in_notebook("cells-run-out-of-order", "lab-order", "monitoring", lambda cells: cells[2].update(execution_count=9)),
    _in_notebook(
        "output-that-names-a-machine",
        "lab-machine",
        "transform",
        lambda cells: cells[-1]["outputs"].append({"output_type": "stream", "name": "stdout", "text": ["/home/me/flights.csv\n"]}),
    ),
    delete_file("lab-that-is-gone", "lab-missing", f"{LABS}/questions.py", told_at=f"{LABS}/questions.ipynb"),
    delete_file("data-of-a-figure-that-are-gone", "figure-data", f"{LABS}/figures/monitoring/drift.json", told_at=f"{LABS}/figures"),
    rewrite("data-of-a-figure-cut-short", "figure-data", f"{LABS}/figures/training/cadence.json", lambda data: data[:-9]),
    add_file("page-that-ends-in-capitals", "file-name", "docs/refreshers/more.MD", b"# More\n"),
)
"""In what authors wrote and set, told without a build."""

BUILT = (in_page("link-by-its-address", "unresolved-link", "See [the terms of it all](../glossary/).", "docs/help.md", "## Print"),)
"""Told by the site that is built from it, at the author's line."""
