"""Faults that a careful outsider might try next: of several kinds, and each unlike the ones before it."""

from __future__ import annotations

import re

from tests.coursesite.damage.operator import Fault, Files, Planted, add_file, delete_file, hashed, insert, rewrite
from tests.coursesite.damage.places import FIGURE, GUIDE, HOME, INFERENCE, LAB, NEXT, REFRESHER, RULES, TRAINING, TRANSFORM, in_head, in_text

MANIFEST = b'{"name":"Course","start_url":"./","icons":[{"src":"assets/no-such-icon.png","sizes":"192x192"}]}'

LINKS = (
    in_text("anchor-composed-in-another-way", "broken-anchor", '<p id="caf\u00e9"><a href="#cafe\u0301">the same to the eye</a></p>', GUIDE),
    in_text("link-with-a-query-to-nowhere", "broken-link", '<p><a href="../no-such-page/?from=here">with a query</a></p>', GUIDE),
    in_text("link-within-a-link", "html-syntax", '<p><a href="../../glossary/">all <a href="../../">home</a></a></p>', GUIDE),
    in_text("button-within-a-link", "html-syntax", '<p><a href="../../glossary/">all <button type="button">Go</button></a></p>', GUIDE),
    in_text("form-by-http", "mixed-content", '<form action="http://forms.example.org/send"><button>Send</button></form>', GUIDE),
    in_text("drawing-of-others", "third-party", '<object data="https://img.example.org/a.svg">A drawing</object>', GUIDE),
    in_text("film-of-others", "third-party", '<video controls poster="https://img.example.org/a.png"></video>', GUIDE),
    in_text("header-cell-that-is-not-there", "dangling-reference", '<table><tr><th>A</th><td headers="no-such-cell">1</td></tr></table>', GUIDE),
    in_head("address-for-others-that-stands-twice", "repeated-head", '<meta property="og:url" content="https://other.example/">', RULES),
    rewrite("redirect-to-itself", "broken-redirect", REFRESHER, lambda data: data.replace(b"<head>", b'<head><meta http-equiv="refresh" content="0; url=./">')),
)

HEADS = (
    in_head("title-that-stands-twice", "repeated-head", "<title>Another title</title>", LAB),
    in_head("address-that-stands-twice", "repeated-head", '<link rel="canonical" href="https://course.example/base/glossary/">', LAB),
    in_head("description-that-stands-twice", "repeated-head", '<meta name="description" content="Another sentence about the page.">', LAB),
    in_text("words-in-no-language-there-is", "no-language", '<p>In <span lang="german">Worten</span>.</p>', GUIDE),
    in_head("translation-in-no-language-there-is", "no-language", '<link rel="alternate" hreflang="deutsch" href="../">', RULES),
    in_text("order-of-its-own", "tab-order", '<p><button type="button" tabindex="3">Press</button></p>', GUIDE),
    rewrite("page-without-its-type", "no-doctype", NEXT, lambda data: re.sub(rb"<!doctype html>\s*", b"", data, flags=re.IGNORECASE)),
)


def _swapped(files: Files) -> Planted:
    """Return a page whose links to its neighbours are in each other's place."""
    data = files[INFERENCE].replace(b'rel="prev"', b"\0").replace(b'rel="next"', b'rel="prev"').replace(b"\0", b'rel="next"')
    return Planted(changes={INFERENCE: data}, path=INFERENCE, line=None)


def _asked_elsewhere(files: Files) -> Planted:
    """Return a page with a question that its source does not ask."""
    question = re.search(rb"<quiz-question.*?</quiz-question>", files[TRAINING], re.DOTALL)
    assert question is not None
    return Planted(changes={GUIDE: files[GUIDE].replace(b"</article>", question[0] + b"</article>")}, path=GUIDE, line=None)


QUESTIONS = (
    rewrite(
        "choice-that-is-gone",
        "answer-key",
        "production-ml/labs/monitoring/index.html",
        lambda data: re.sub(rb'<div class="quiz-choice" data-choice="a">.*?</label></div>', b"", data, count=1, flags=re.DOTALL),
    ),
    rewrite("prompt-that-says-something-else", "answer-key", TRANSFORM, lambda data: re.sub(rb"<legend>[A-Z][a-z]+", b"<legend>Never", data, count=1)),
    rewrite("prompt-that-is-gone", "answer-key", INFERENCE, lambda data: re.sub(rb"<legend>[A-Z][^<]*</legend>", b"<legend></legend>", data, count=1)),
    Fault(name="question-that-stands-elsewhere-too", rule="answer-key", plant=_asked_elsewhere),
)


def _kept_and_gone(name: str, path: str) -> Fault:
    """Return a fault that deletes a file which the service worker keeps; no other fault may change the worker meanwhile."""
    return Fault(
        name=name, rule="offline-list", plant=lambda files: Planted(changes={hashed(files, path): None, "sw.js": files["sw.js"]}, path="sw.js", line=None)
    )


WHOLE = (
    Fault(name="neighbours-that-changed-places", rule="nav-order", plant=_swapped),
    Fault(
        name="manifest-with-a-missing-icon",
        rule="missing-asset",
        plant=lambda files: Planted(
            changes={"site.webmanifest": MANIFEST, HOME: files[HOME].replace(b"</head>", b'<link rel="manifest" href="site.webmanifest"></head>')},
            path="site.webmanifest",
            line=1,
        ),
    ),
    delete_file("sitemap-that-is-gone", "sitemap", "sitemap.xml"),
    _kept_and_gone("not-found-page-that-is-gone", "404.html"),
    _kept_and_gone("search-index-that-is-gone", "assets/search/index.json"),
    rewrite(
        "sitemap-with-a-day-that-is-none",
        "sitemap",
        "sitemap.xml",
        lambda data: re.sub(rb"<loc>([^<]*)</loc>", rb"<loc>\1</loc><lastmod>yesterday</lastmod>", data, count=1),
    ),
    insert("figure-that-runs-a-script", "drawing-script", FIGURE, "<script>alert(1)</script>", before="</svg>"),
)


FAULTS = (*LINKS, *HEADS, *QUESTIONS, *WHOLE)
"""In the built site."""

SOURCES = (
    rewrite(
        "key-of-a-page-that-stands-twice", "repeated-key", "docs/help.md", lambda data: data.replace(b"\ndescription:", b"\ntitle: Help again\ndescription:", 1)
    ),
    rewrite("page-with-a-tab-in-its-front-matter", "yaml-syntax", "docs/accessibility.md", lambda data: data.replace(b"---\n", b"---\nhide:\n\t- toc\n", 1)),
    rewrite("bank-of-two-documents", "yaml-syntax", "quizzes/refreshers/linear-regression.yml", lambda data: data + b"---\nschema: 1\n"),
    rewrite("bank-with-a-tab", "yaml-syntax", "quizzes/refreshers/categorical-data.yml", lambda data: data.replace(b"\n    kind:", b"\n\tkind:", 1)),
    rewrite("bank-in-another-encoding", "not-utf-8", "quizzes/refreshers/numerical-data.yml", lambda data: data.replace(b'prompt: "', b'prompt: "caf\xe9 ', 1)),
    rewrite("page-of-two-bytes-a-letter", "not-utf-8", "docs/refreshers/categorical-data.md", lambda data: data.decode().encode("utf-16")),
    add_file(
        "question-that-two-banks-have",
        "repeated-id",
        "quizzes/refreshers/again.yml",
        b'schema: 1\nquestions:\n  - id: nightly-needs-gate\n    kind: text\n    prompt: "Why?"\n    accept: [so]\n    feedback: "Yes."\n    otherwise: "No."\n    explanation: "So it is."\n',
    ),
    add_file(
        "page-with-a-space-in-its-name",
        "file-name",
        "docs/refreshers/one more.md",
        b'---\ntitle: One more\ndescription: "A page whose name has a space."\nminutes: 1\n---\n\n# One more\n\nText.\n',
    ),
    add_file("picture-with-a-mark-in-its-name", "file-name", "docs/assets/figures/what%20now?.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
)
"""In what authors wrote."""
