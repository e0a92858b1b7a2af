"""Small builders of HTML elements: everything is escaped when the tree is written.

Owns how an element is made and how a rendered text is split into its lead (the inline part that a legend or label
may hold) and the rest. Knows neither questions nor Markdown.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

FIELD = "answer"
"""Name of every field of an answer. A form holds one question, so the name need not tell questions apart."""

Blocks = Callable[[str], list[Element]]
"""Returns the block elements that a Markdown text renders to."""


def add(parent: Element, tag: str, attributes: dict[str, str] | None = None, text: str | None = None) -> Element:
    """Return a new last child of `parent`."""
    element = SubElement(parent, tag, attributes or {})
    element.text = text
    return element


def fill(element: Element, blocks: list[Element], *, lead: str | None = None) -> None:
    """Put rendered blocks into `element`; with `lead`, a bold sentence opens the first paragraph."""
    rest = list(blocks)
    if lead is not None:
        if not (rest and rest[0].tag == "p"):
            rest.insert(0, Element("p"))
        first = rest[0]
        strong = Element("strong")
        strong.text, strong.tail = lead, f" {first.text or ''}"
        first.text = None
        first.insert(0, strong)
    element.extend(rest)


def put_lead(element: Element, blocks: list[Element]) -> list[Element]:
    """Move a leading paragraph's content to the end of `element`; return the blocks that are left."""
    if not (blocks and blocks[0].tag == "p"):
        return blocks
    first = blocks[0]
    if len(element):
        element[-1].tail = (element[-1].tail or "") + (first.text or "")
    else:
        element.text = (element.text or "") + (first.text or "")
    element.extend(first)
    return blocks[1:]


def labelled(parent: Element, blocks: list[Element], *, label: Element, control: Element | None, more_id: str) -> None:
    """Fill `label` with the lead of a text and put what is left into a block after it, tied to the control."""
    rest = put_lead(label, blocks)
    if rest:
        more = add(parent, "div", {"class": "quiz-more", "id": more_id})
        more.extend(rest)
        if control is not None:
            control.set("aria-describedby", more_id)
