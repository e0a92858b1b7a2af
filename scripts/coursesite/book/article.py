"""One page of a built site as a chapter: its article without anything that needs a screen, its questions numbered.

Owns what becomes of each piece on paper. Knows nothing of files, of other chapters, or of a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

SCREEN_ONLY = (
    ".//script|.//button|.//a[contains(@class,'headerlink') or contains(@class,'footnote-backref') or contains(@class,'md-button')]"
    "|.//nav|.//*[@hidden]|.//*[contains(@class,'quiz-result')]|.//*[@data-print='no']"
)
"""XPath of what a page has for a screen: buttons, jumps, navigation, and what a script would show."""
LINKS = ("href", "src", "data", "poster")
IDS = ("for", "aria-describedby", "aria-labelledby", "headers")


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """A page on paper."""

    title: str
    body: HtmlElement
    """The article, with its questions."""
    key: HtmlElement
    """Answers, explanations and hints of those questions, by number; empty where the page asks none."""


def make_chapter(page: str, *, prefix: str, resolve: Callable[[str], str]) -> Chapter:
    """Return a built page as a chapter.

    Args:
        page: The page's HTML.
        prefix: Stands before every id, so that chapters can share a document.
        resolve: Gives the address that a link or picture of the page has in the document.

    Raises:
        LookupError: The page has no article.
    """
    articles = html.fromstring(page).xpath("//article")
    if not articles:
        raise LookupError("the page has no article")
    body = articles[0]
    body.tag = "section"
    body.set("class", "book-chapter md-typeset")
    for element in body.xpath(SCREEN_ONLY):
        element.drop_tree()
    for details in body.xpath(".//details[not(contains(@class,'quiz-'))]"):
        details.set("open", "open")
    for image in body.xpath(".//img[@loading]"):
        del image.attrib["loading"]
    key = _make("div", class_name="book-key")
    for number, question in enumerate(body.iter("quiz-question"), start=1):
        key.append(_take_key(question, number, prefix))
        _write_menus_out(question)
        _number(question, number)
    for element in (*body.iter(), *key.iter()):
        if isinstance(element.tag, str):
            _rename(element, prefix, resolve)
    _print_addresses(body)
    body.set("id", prefix)
    heading = body.find(".//h1")
    return Chapter(title=prefix if heading is None else heading.text_content().strip(), body=body, key=key)


def _make(tag: str, text: str = "", *, class_name: str = "") -> HtmlElement:
    element = html.Element(tag, {"class": class_name} if class_name else {})
    element.text = text
    return element


def _take_key(question: HtmlElement, number: int, prefix: str) -> HtmlElement:
    """Return a question's answer and hints as an entry of the appendix, after taking them out of the question."""
    entry = _make("section", class_name="book-answer quiz")
    title = _make("h4")
    link = _make("a", f"Question {number}")
    link.set("href", f"#{question.get('id')}")
    title.append(link)
    entry.append(title)
    for details in question.xpath(".//details"):
        summary = details.find("summary")
        label = "" if summary is None else summary.text_content()
        if summary is not None:
            summary.drop_tree()
        details.drop_tree()
        details.tag = "div"
        if "quiz-hint" in details.get("class", ""):
            details.insert(0, _make("strong", f"{label}. "))
        details.set("class", "book-hint" if "quiz-hint" in details.get("class", "") else "book-explained")
        details.tail = None
        entry.append(details)
    return entry


def _number(question: HtmlElement, number: int) -> None:
    """Write a question's number before its prompt."""
    for legend in question.iter("legend"):
        mark = _make("span", f"Question {number}", class_name="book-number")
        mark.tail, legend.text = legend.text, None
        legend.insert(0, mark)
        return


def _write_menus_out(question: HtmlElement) -> None:
    """Put a line to write on in the place of each menu, and its entries before them, or beside each where they differ."""
    menus = [(menu, [_text(option) for option in menu.iter("option") if option.get("value")]) for menu in question.iter("select")]
    if not menus:
        return
    shared = len({tuple(entries) for _, entries in menus}) == 1
    for menu, entries in menus:
        line = _make("span", class_name="book-line")
        line.tail, menu.tail = ("" if shared else f" ({' / '.join(entries)})") + (menu.tail or ""), None
        menu.getparent().replace(menu, line)
    if shared:
        how = next(iter(question.xpath(".//*[contains(@class,'quiz-how')]")))
        listed = _make("ul", class_name="book-entries")
        for entry in menus[0][1]:
            listed.append(_make("li", entry))
        listed.tail, how.tail = how.tail, None
        how.addnext(listed)


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _rename(element: HtmlElement, prefix: str, resolve: Callable[[str], str]) -> None:
    if id := element.get("id"):
        element.set("id", f"{prefix}-{id}")
    for name in IDS:
        if value := element.get(name):
            element.set(name, " ".join(f"{prefix}-{id}" for id in value.split()))
    for name in LINKS:
        if value := element.get(name):
            element.set(name, f"#{prefix}-{value[1:]}" if value.startswith("#") else resolve(value))


def _print_addresses(body: HtmlElement) -> None:
    """Write the address after each link in a footnote whose words are not the address."""
    for link in _links_in_notes(body):
        address = link.get("href", "")
        if address.startswith("http") and not _text(link).startswith("http"):
            link.tail = f" ({address}){link.tail or ''}"


def _links_in_notes(body: HtmlElement) -> Iterator[HtmlElement]:
    for note in body.xpath(".//*[contains(concat(' ', @class, ' '), ' footnote ')]"):
        yield from note.iter("a")
