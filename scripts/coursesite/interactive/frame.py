"""What all interactive figures share: the frame with title, controls, picture, summary, table and script.

A figure fills it by four verbs: `add_range`, `add_choices`, `add_picture` and `add_table`. Whatever changes when a reader moves a
control is a *part*: an element with `data-part`, whose text or attribute comes from the untouched state here and from the
figure's script there. Knows no figure and no Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from coursequiz.html import add
from coursesite.interactive.start import Start


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One interactive figure."""

    name: str
    """What a fence calls it; also the name of its element (`course-…`) and of its script (`figure-….js`)."""
    title: str
    """The question that it answers."""
    fill: Callable[[Frame], None]
    """Adds controls, picture and table, in the order in which they stand."""


class Frame:
    """The place of one figure in a page, being filled."""

    def __init__(self, name: str, start: Start) -> None:
        self._name = name
        self._start = start
        self.form = Element("form", {"class": "course-figure__controls", "hidden": ""})
        self.rest: list[Element] = []

    def id(self, part: str) -> str:
        """Return the id of a part, unique in a page that shows each figure once."""
        return f"figure-{self._name}-{part}"

    def add_part(self, parent: Element, tag: str, part: str, attributes: Mapping[str, str] | None = None) -> Element:
        """Return a new element that follows the controls: its text and attributes are those of the untouched state."""
        parts = self._start.parts
        moved = {key.partition(":")[2]: value for key, value in parts.items() if key.startswith(f"{part}:")}
        return add(parent, tag, {"data-part": part, **(attributes or {}), **moved}, parts.get(part))

    def add_range(self, name: str, label: str) -> None:
        """Add a slider with stops numbered from 0; the part `name-now` says in words where it stands."""
        row = add(self.form, "p")
        add(row, "label", {"for": self.id(name)}, label).tail = " "
        self.add_part(row, "b", f"{name}-now")
        limits = {"type": "range", "min": "0", "max": str(len(self._start.values[name]) - 1), "step": "1", "value": self._start.settings[name]}
        self.add_part(row, "input", name, {"id": self.id(name), "name": name, **limits})

    def add_choices(self, name: str, label: str, choices: Mapping[str, str]) -> None:
        """Add radio buttons: three or more that take several words stand one below the other, any others in a line.

        Args:
            name: Name of the setting.
            label: What is chosen.
            choices: Value to words.
        """
        is_list = len(choices) > 2 and any(" " in words for words in choices.values())
        group = add(self.form, "fieldset", {"class": "course-figure__list"} if is_list else {})
        add(group, "legend", text=label)
        for value, words in choices.items():
            checked = {"checked": ""} if self._start.settings[name] == value else {}
            row = add(group, "label")
            add(row, "input", {"type": "radio", "name": name, "value": value, **checked}).tail = f" {words}"

    def add_menu(self, name: str, label: str, choices: Mapping[str, str]) -> None:
        """Add a menu of choices, where radio buttons would take too much room."""
        row = add(self.form, "p")
        add(row, "label", {"for": self.id(name)}, label).tail = " "
        menu = add(row, "select", {"id": self.id(name), "name": name})
        for value, words in choices.items():
            add(menu, "option", {"value": value, **({"selected": ""} if self._start.settings[name] == value else {})}, words)

    def add_picture(self, title: str, height: int) -> Element:
        """Return a new picture, 360 units wide.

        Args:
            title: What it shows whatever the settings: for those who do not see it. The summary says the rest.
            height: In the picture's units.
        """
        svg = Element("svg", {"viewBox": f"0 0 360 {height}", "role": "img", "aria-labelledby": self.id("picture")})
        add(svg, "title", {"id": self.id("picture")}, title)
        self.rest.append(svg)
        return svg

    def add_table(self, caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add the numbers as a table that opens.

        Args:
            caption: What the table shows; a part if it begins with `=`, as any cell.
            head: The columns.
            rows: The rows, each with its heading first.
        """
        details = Element("details", {"class": "course-figure__numbers"})
        add(details, "summary", text="The numbers as a table")
        table = add(details, "table")
        self._add_cell(table, "caption", caption)
        top = add(add(table, "thead"), "tr")
        for words in head:
            self._add_cell(top, "th", words, {"scope": "col"})
        body = add(table, "tbody")
        for first, *cells in rows:
            row = add(body, "tr")
            self._add_cell(row, "th", first, {"scope": "row"})
            for words in cells:
                self._add_cell(row, "td", words)
        self.rest.append(details)

    def _add_cell(self, parent: Element, tag: str, words: str, attributes: dict[str, str] | None = None) -> None:
        if words.startswith("="):
            self.add_part(parent, tag, words[1:], attributes)
        else:
            add(parent, tag, attributes, words)


def build_figure(root: Element, figure: Figure, start: Start, script: str) -> None:
    """Fill a figure's element, in which only the caption stands so far.

    Args:
        root: The element.
        figure: What is shown.
        start: The untouched state.
        script: Address of the script that loads the figures' own as a reader comes near; empty if the page names it already.
    """
    root.set("id", f"figure-{figure.name}")
    (outer,) = root
    frame = Frame(figure.name, start)
    figure.fill(frame)
    title = Element("p", {"class": "course-figure__title"})
    title.text = figure.title
    says = Element("output", {"class": "course-figure__says", "aria-live": "polite"})
    frame.add_part(says, "strong", "verdict").tail = " "
    frame.add_part(says, "span", "because")
    picture, *more = frame.rest
    for place, element in enumerate([title, picture, frame.form, says, *more]):
        outer.insert(place, element)
    if script:
        SubElement(root, "script", {"src": script, "defer": ""})
