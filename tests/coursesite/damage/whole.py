"""Faults in the built site as a whole: its pages together, its sitemap, its search index, its headers, its weight."""

from __future__ import annotations

import gzip
import json
import re

from tests.coursesite.damage.operator import Fault, Files, Planted, add_file, delete_file, replace, rewrite
from tests.coursesite.damage.places import HOME, TRAINING

INDEX = "assets/search/index.json"


def _with_hidden_page(files: Files) -> Planted:
    page = files["production-ml/whats-next/index.html"].replace(b"whats-next/", b"hidden/")
    return Planted(changes={"production-ml/hidden/index.html": page}, path="production-ml/hidden/index.html", line=None)


def _points_nowhere(data: bytes) -> bytes:
    index = json.loads(data)
    index["docs"].append({"location": "no-such-page/#part", "title": "Nothing", "text": "Nothing."})
    return json.dumps(index).encode()


def _names_nothing(data: bytes) -> bytes:
    index = json.loads(data)
    index["docs"][0]["title"] = ""
    return json.dumps(index).encode()


def _allows_more(data: bytes) -> bytes:
    """Return a page whose policy allows a script that the headers do not know."""
    return data.replace(b"script-src 'self'", b"script-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='")


def _swapped(data: bytes) -> bytes:
    """Return the home page with two neighbours of its sidebar in each other's place."""
    first, second = b'href="production-ml/deployment-testing/"', b'href="production-ml/monitoring-pipelines/"'
    return data.replace(first, b"\0").replace(second, first).replace(b"\0", second)


def _noise(length: int) -> bytes:
    """Return bytes that do not compress: the digits of a simple generator."""
    value, out = 1, bytearray()
    while len(out) < length:
        value = (value * 6364136223846793005 + 1442695040888963407) % 2**64
        out += value.to_bytes(8, "big").hex().encode()
    return bytes(out)


FAULTS = (
    Fault(name="page-that-nothing-links", rule="unlinked-page", plant=_with_hidden_page),
    delete_file("page-that-is-gone", "broken-link", "refreshers/introduction-to-ml/index.html", told_at=HOME),
    replace(
        "page-missing-from-the-sitemap", "sitemap", "sitemap.xml", "<loc>https://course.example/base/glossary/</loc>", "<loc>https://course.example/base/</loc>"
    ),
    replace(
        "sitemap-with-a-page-that-is-gone",
        "sitemap",
        "sitemap.xml",
        "<loc>https://course.example/base/contribute/labs/</loc>",
        "<loc>https://course.example/base/contribute/laps/</loc>",
    ),
    replace(
        "sitemap-of-another-site", "sitemap", "sitemap.xml", "<loc>https://course.example/base/refreshers/lin", "<loc>https://other.example/base/refreshers/lin"
    ),
    rewrite("sitemap-cut-in-the-middle", "sitemap", "sitemap.xml", lambda data: data[:400]),
    rewrite("sidebar-in-another-order", "nav-order", HOME, _swapped),
    rewrite(
        "next-page-that-is-another",
        "nav-order",
        TRAINING,
        lambda data: data.replace(b'href="../static-vs-dynamic-inference/" rel="next"', b'href="../whats-next/" rel="next"'),
    ),
    rewrite(
        "next-page-of-the-head-that-is-another",
        "nav-order",
        "production-ml/deployment-testing/index.html",
        lambda data: data.replace(b'rel="next" href="../monitoring-pipelines/"', b'rel="next" href="../whats-next/"'),
    ),
    rewrite("assets-that-changed-under-their-hash", "stale-hash", "assets/quiz/quiz-sure.css", lambda data: data + b"/* later */"),
    rewrite("search-index-cut-in-the-middle", "search-index", INDEX, lambda data: data[:200]),
    rewrite("search-index-without-a-title", "search-index", INDEX, _names_nothing),
    rewrite("search-index-that-points-nowhere", "search-index", INDEX, _points_nowhere),
    rewrite("headers-without-a-script", "policy-headers", HOME, _allows_more, told_at="_headers"),
    rewrite("headers-without-a-policy", "policy-headers", "_headers", lambda data: re.sub(rb"  Content-Security-Policy[^\n]*\n", b"", data)),
    rewrite("engine-that-has-grown", "byte-budget", "assets/quiz/quiz.js", lambda data: data + b"/*" + _noise(9_000) + b"*/"),
    rewrite(
        "page-that-has-grown", "byte-budget", "contribute/labs/index.html", lambda data: data.replace(b"</body>", b"<!--" + _noise(120_000) + b"--></body>")
    ),
    add_file("picture-that-nothing-shows", "unused-image", "assets/figures/left-over.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    rewrite("picture-with-nothing-in-it", "broken-image", "assets/figures/static-vs-dynamic-training-age.svg", lambda data: b""),
    rewrite("picture-of-another-type", "broken-image", "assets/figures/when-to-transform-data-slips.svg", lambda data: b"\x89PNG\r\n\x1a\n" + data[:99]),
    rewrite("404-page-with-relative-links", "relative-404", "404.html", lambda data: data.replace(b'href="/base/glossary/"', b'href="glossary/"')),
    rewrite(
        "sitemap-with-a-page-twice",
        "sitemap",
        "sitemap.xml",
        lambda data: data.replace(b"</urlset>", data.split(b"<urlset", 1)[1].split(b">", 1)[1].split(b"</url>")[0] + b"</url></urlset>"),
    ),
    add_file("packed-sitemap-of-another-day", "sitemap", "sitemap.xml.gz", gzip.compress(b"<urlset></urlset>", mtime=0)),
    rewrite("worker-that-keeps-a-page-that-is-gone", "offline-list", "sw.js", lambda data: data.replace(b'"glossary/"', b'"glosary/"')),
    rewrite("worker-without-a-list", "offline-list", "sw.js", lambda data: data.replace(b"self.COURSE={", b"self.COURSE={{")),
    rewrite("style-sheet-that-is-not-utf-8", "not-utf-8", "assets/quiz/quiz-sure.css", lambda data: data + b"/* caf\xe9 */"),
    rewrite("font-or-picture-cut-short", "broken-image", "assets/card.png", lambda data: data[1:]),
)
