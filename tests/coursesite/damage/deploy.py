"""Faults in what hosts and searchers read beside the pages: days of the sitemap, `_redirects`, `_headers`."""

from __future__ import annotations

import re

from tests.coursesite.damage.operator import Fault, Files, Planted, add_file, rewrite


def _with_redirects(name: str, lines: str) -> Fault:
    """Return a fault in the last of some lines of `_redirects`, told at its place."""
    line = lines.count("\n") + 1
    return Fault(name=name, rule="broken-redirect", plant=lambda files: Planted(changes={"_redirects": lines.encode()}, path="_redirects", line=line))


def _with_header(name: str, block: str) -> Fault:
    """Return a fault in the last line of a block that is put at the end of `_headers`, told at its place."""

    def plant(files: Files) -> Planted:
        data = files["_headers"].rstrip() + b"\n" + block.encode()
        return Planted(changes={"_headers": data}, path="_headers", line=data.count(b"\n") + 1)

    return Fault(name=name, rule="host-file", plant=plant)


def _with_day(name: str, day: bytes) -> Fault:
    return rewrite(
        name, "sitemap", "sitemap.xml", lambda data: re.sub(rb"</loc>(?:<lastmod>[^<]*</lastmod>)?", b"</loc><lastmod>" + day + b"</lastmod>", data, count=1)
    )


RSS = b'<?xml version="1.0"?><rss version="2.0"><channel><link>https://course.example/base/</link>%s</channel></rss>'
FAULTS: tuple[Fault, ...] = (
    _with_day("day-that-february-does-not-have", b"2026-02-30"),
    _with_day("day-that-is-to-come", b"2126-01-01"),
    _with_redirects("redirect-with-a-code-that-is-none", "/old/ /glossary/ 310"),
    _with_redirects("redirect-with-a-word-for-its-code", "/old/ /glossary/ permanent"),
    _with_redirects("redirect-that-another-one-hides", "/old/ /glossary/ 301\n/old/ /help/ 301"),
    _with_redirects("redirect-from-a-page-that-is-there", "/help/ /glossary/ 301"),
    _with_redirects("redirect-for-some-to-nowhere", "/old/ /de/glossar/ 302 Language=de"),
    _with_header("header-twice-in-a-block", "/help/more/*\n  X-Frame-Options: DENY\n  X-Frame-Options: SAMEORIGIN"),
    _with_header("two-times-in-a-block", "/help/more/*\n  Cache-Control: max-age=60\n  Cache-Control: max-age=3600"),
    _with_header("block-twice", "/help/*"),
    _with_header("referrers-by-no-word", "/help/more/*\n  Referrer-Policy: same-orgin"),
    _with_header("encryption-for-no-time", "/help/more/*\n  Strict-Transport-Security: includeSubDomains"),
    _with_header("kept-for-no-number", "/help/more/*\n  Cache-Control: max-age=1h"),
    _with_header("kept-for-a-time-with-a-slip", "/help/more/*\n  Cache-Control: maxage=3600"),
    _with_header("frames-by-no-word", "/help/more/*\n  X-Frame-Options: NONE"),
    _with_header("isolation-by-no-word", "/help/more/*\n  Cross-Origin-Opener-Policy: same-site"),
    _with_header("page-kept-for-a-year", "/glossary/index.html\n  Cache-Control: public, max-age=31536000"),
    _with_header("script-kept-without-a-hash", "/sw.js\n  Cache-Control: public, max-age=31536000, immutable"),
    add_file("feed-cut-in-the-middle", "feed", "feed_rss_created.xml", (RSS % b"")[:-9]),
    add_file("feed-with-a-sign-as-it-is", "feed", "feed_rss_updated.xml", RSS % b"<title>R & D</title>"),
    add_file("feed-of-a-page-that-is-gone", "feed", "news/feed.xml", RSS % b"<item><link>https://course.example/base/gone/?from=feed</link></item>"),
    add_file("atom-of-a-page-that-is-gone", "feed", "atom.xml", b'<feed xmlns="http://www.w3.org/2005/Atom"><link href="/base/gone/"/></feed>'),
)
