"""Small builders of HTML elements: everything is escaped, at last when the tree is written.

Owns how an element is made and how a rendered text is split into its lead (the inline part that a legend or label
may hold) and the rest. Knows neither questions nor Markdown.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from coursequiz.strings import Sentence

FIELD = "answer"
"""Name of every field of an answer. A form holds one question, so the name need not tell questions apart."""

Blocks = Callable[[str], list[Element]]
"""Returns the block elements that a Markdown text renders to."""


def add(parent: Element, tag: str, attributes: dict[str, str] | None = None, text: str | None = None) -> Element:
    """Return a new last child of `parent`; its text and attributes will be read as they are given."""
    attributes = attributes or {}
    element = SubElement(parent, tag, attributes)
    for name, value in attributes.items():
        if "&" in value:
            element.set(name, as_typed(value))
    element.text = text if text is None else as_typed(text)
    return element


def as_typed(text: str) -> str:
    """Return a text that no entity is read in: what writes the tree leaves `&lt;` alone, and a browser would show and grade by `<`."""
    if "&" not in text:
        return text
    return text.change(as_typed) if isinstance(text, Sentence) else text.replace("&", "&amp;")


def fill(element: Element, blocks: list[Element], *, lead: str | None = None) -> None:
    """Put rendered blocks into `element`; with `lead`, a bold sentence opens the first paragraph."""
    rest = list(blocks)
    if lead is not None:
        if not (rest and rest[0].tag == "p"):
            rest.insert(0, Element("p"))
        first = rest[0]
        strong = Element("strong")
        strong.text, strong.tail = as_typed(lead), f" {first.text or ''}"
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
