"""Chapters as one document to print: a title page and contents where there are several, the chapters, the key as an appendix.

Owns the order of a document and its links. Reads the pages of a built site; knows nothing of a browser.
"""

from __future__ import annotations

import os.path
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html
from markupsafe import Markup

from coursesite.book.article import Chapter, make_chapter
from coursesite.serve import read_site_url

PRINT = Path(__file__).with_name("book.css")


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """What is printed into one file."""

    name: str
    """Path of the PDF below the folder of PDFs, without its ending."""
    pages: tuple[str, ...]
    """Paths of the pages below the site's root, such as `module/lesson/index.html`, in order."""


def find_books(site: Path, modules: Sequence[str] = ()) -> tuple[Book, ...]:
    """Return one book for each module and one for each of its pages.

    Args:
        site: The built site.
        modules: Folders of the site; by default every folder with a page that asks a question.

    Raises:
        LookupError: There is no such folder, or none at all.
    """
    books: list[Book] = []
    for module in modules or _find_modules(site):
        pages = _follow(site, module)
        books.append(Book(name=module, pages=pages))
        books += [Book(name=f"{module}/{_name(page, module)}", pages=(page,)) for page in pages]
    if not books:
        raise LookupError(f"{site} has no module with questions")
    return tuple(books)


def render_book(site: Path, book: Book) -> str:
    """Return a book as one HTML document that needs no script and whose files are those of the site on this disk."""
    sources = [(site / page).read_text(encoding="utf-8") for page in book.pages]
    chapters = [
        make_chapter(source, prefix=_prefix(page), resolve=lambda address, page=page: _resolve(site, book, page, address))  # type: ignore[misc]
        for page, source in zip(book.pages, sources, strict=True)
    ]
    head = html.fromstring(sources[0])
    styles = [link.get("href") for link in head.xpath("//link[@rel='stylesheet']")]
    name = head.xpath("string(//meta[@property='og:site_name']/@content)")
    keys = [chapter for chapter in chapters if len(chapter.key)]
    several = len(chapters) > 1
    module = _module(sources[-1]) or book.name
    parts = [_render_front(name, module, chapters, keys, (read_site_url(site), _licence(head)))] if several else []
    parts += [_serialise(chapter.body) for chapter in chapters]
    if keys:
        parts.append(Markup("<section class='book-chapter md-typeset' id='key'><h1>Answers</h1>"))
        parts += [(Markup("<h2>{}</h2>").format(chapter.title) if several else Markup()) + _serialise(chapter.key) for chapter in keys]
        parts.append(Markup("</section>"))
    if not several:
        parts.append(Markup("<p class='book-source md-typeset'>{} · {} · {}</p>").format(name, read_site_url(site), _licence(head)))
    links = Markup("").join(Markup("<link rel='stylesheet' href='{}'>").format(_uri(site, book.pages[0], href)) for href in styles)
    title = chapters[0].title if not several else f"{module} – {name}"
    return str(
        Markup(
            "<!doctype html><html lang='{}'><head><meta charset='utf-8'><title>{}</title>{}<link rel='stylesheet' href='{}'></head>"
            "<body class='book' dir='{}' data-md-color-scheme='default' data-md-color-primary='custom'>{}</body></html>"
        ).format(
            head.xpath("string(/html/@lang)"), title, links, PRINT.resolve().as_uri(), head.xpath("string(//body/@dir)") or "ltr", Markup("\n").join(parts)
        )
    )


def _find_modules(site: Path) -> list[str]:
    folders = sorted(path for path in site.iterdir() if (path / "index.html").is_file())
    return [folder.name for folder in folders if any("<quiz-question" in page.read_text(encoding="utf-8") for page in folder.glob("*/index.html"))]


def _follow(site: Path, module: str) -> tuple[str, ...]:
    """Return the pages of a module, in the order in which each names the next."""
    page = f"{module}/index.html"
    if not (site / page).is_file():
        raise LookupError(f"{site} has no page {page}")
    pages: list[str] = []
    while page.startswith(f"{module}/") and page.count("/") <= module.count("/") + 2 and page not in pages and (site / page).is_file():
        pages.append(page)
        following = html.fromstring((site / page).read_text(encoding="utf-8")).xpath("string(//link[@rel='next']/@href)")
        if not following:
            break
        page = posixpath.normpath(posixpath.join(posixpath.dirname(page), following, "index.html"))
    return tuple(pages)


def _name(page: str, module: str) -> str:
    return posixpath.dirname(page).removeprefix(module).strip("/") or "introduction"


def _prefix(page: str) -> str:
    return posixpath.dirname(page).replace("/", "-")


def _resolve(site: Path, book: Book, page: str, address: str) -> str:
    """Return where an address of a page leads from the document: a chapter of it, a file beside it, or the site on the web."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return address
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path))
    target = path if posixpath.splitext(path)[1] else posixpath.join(path, "index.html")
    if target in book.pages:
        return f"#{_prefix(target)}" + (f"-{parts.fragment}" if parts.fragment else "")
    if target.endswith((".html", ".ipynb")) or not (site / target).is_file():
        return urljoin(urljoin(read_site_url(site), posixpath.dirname(page) + "/"), address)
    return (site / target).resolve().as_uri()


def _uri(site: Path, page: str, address: str) -> str:
    return Path(os.path.normpath(site.resolve() / posixpath.dirname(page) / address)).as_uri()


def _licence(head: html.HtmlElement) -> str:
    return _text(head.xpath("string(//*[contains(@class,'md-copyright__highlight')])"))


def _serialise(element: html.HtmlElement) -> Markup:
    return Markup(html.tostring(element, encoding="unicode"))  # noqa: S704 - made by the parser from our own pages


def _module(page: str) -> str:
    """Return the group of the navigation in which a page stands, as its breadcrumb names it last."""
    return _text(html.fromstring(page).xpath("string(//*[contains(@class,'md-path__item')][last()])"))


def _render_front(name: str, module: str, chapters: Sequence[Chapter], keys: Sequence[Chapter], notes: Sequence[str]) -> Markup:
    """Return the title page with the contents."""
    entries = [(chapter.body.get("id"), chapter.title) for chapter in chapters] + ([("key", "Answers")] if keys else [])
    listed = Markup("").join(Markup("<li><a href='#{}'>{}</a></li>").format(id, title) for id, title in entries)
    lines = [name, f"{sum(len(chapter.key) for chapter in keys)} questions, with answers at the end", *notes]
    return Markup("<section class='book-front md-typeset'><p class='book-title'>{}</p>{}<nav><ol>{}</ol></nav></section>").format(
        module, Markup("").join(Markup("<p>{}</p>").format(line) for line in lines), listed
    )


def _text(text: str) -> str:
    return " ".join(text.split())
