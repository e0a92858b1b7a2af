"""Locator: the elements that some steps find, anew at each use, with the names of Playwright's. Acts through WebDriver: real clicks and keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.engines.remote import ELEMENT, RemoteError, wait_for

if TYPE_CHECKING:
    from tests.engines.page import Page

Words = str | re.Pattern[str]
FIND = (Path(__file__).parent / "find.js").read_text(encoding="utf-8").partition("\n")[2]
"""The function that finds elements; the first line is a comment."""
STATE = """(one) => {
  const box = one.getBoundingClientRect();
  return {
    attributes: Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])),
    checked: one.checked ?? false, focused: one === document.activeElement, text: one.textContent, value: one.value ?? "",
    visible: one.checkVisibility({ visibilityProperty: true }) && box.height > 0,
    near: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
  };
}"""
READY = "(one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled ? one : null"
PASSING = {"element click intercepted", "element not interactable", "stale element reference", "move target out of bounds"}
"""What may be otherwise in a moment."""
CENTRE = "(one) => one.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })"


@dataclass(frozen=True)
class Locator:
    """What these steps find in a page."""

    page: Page
    steps: tuple[dict[str, Any], ...] = ()

    def locator(self, selector: str, *, has_text: Words | None = None) -> Locator:
        """Return what is below and matches a selector of CSS, with Playwright's `:visible` in it or not."""
        first, *rest = selector.split(":visible")
        found = self._then(css=first)
        for below in rest:
            found = found._then(visible=True)
            found = found._then(css=below) if below.strip() else found
        return found.filter(has_text=has_text)

    def filter(self, *, has_text: Words | None = None, has: Locator | None = None) -> Locator:
        """Return those with a text, or with something below them."""
        found = self if has_text is None else self._then(text=_plain(has_text))
        return found if has is None else found._then(has=has.steps)

    def get_by_role(self, role: str, *, name: Words | None = None, exact: bool = False) -> Locator:
        """Return what is below, has a role, and has a name."""
        return self._then(role=role, name=_plain(name), exact=exact)

    def get_by_label(self, text: Words, *, exact: bool = False) -> Locator:
        """Return the fields below with a label."""
        return self._then(label=_plain(text), exact=exact)

    def get_by_text(self, text: Words, *, exact: bool = False) -> Locator:
        """Return the smallest elements below that hold a text."""
        return self._then(says=_plain(text), exact=exact)

    def nth(self, index: int) -> Locator:
        """Return one of them."""
        return self._then(nth=index)

    @property
    def first(self) -> Locator:
        """The first of them."""
        return self.nth(0)

    @property
    def last(self) -> Locator:
        """The last of them."""
        return self.nth(-1)

    def all(self) -> list[Locator]:
        """Return each of them, as they are now."""
        return [self.nth(index) for index in range(self.count())]

    def count(self) -> int:
        """Return how many there are now."""
        return len(self.read_states())

    def read_states(self) -> list[dict[str, Any]]:
        """Return what can be seen of each, as it is now."""
        # A page that is being left gives nothing at all.
        found: list[dict[str, Any]] = wait_for(lambda: self.evaluate_all(f"all => all.map({STATE})"), f"no page in which to look for {self}")
        return found

    def evaluate_all(self, script: str, arg: Any = None) -> Any:
        """Return what a function of the page gives for all of them."""
        return self.page.run(f"(steps, arg) => ({script})(({FIND})(steps), arg)", self.steps, arg)

    def evaluate(self, script: str, arg: Any = None) -> Any:
        """Return what a function of the page gives for the one of them, as soon as there is one."""
        source = f"async (steps, arg) => {{ const all = ({FIND})(steps); return [all.length, all.length === 1 ? await ({script})(all[0], arg) : null]; }}"

        def attempt() -> tuple[Any] | None:
            count, value = self.page.run(source, self.steps, arg) or (0, None)
            assert count <= 1, f"{self} are {count} elements"
            return (value,) if count else None

        return wait_for(attempt, f"there is no {self}")[0]

    def click(self) -> None:
        """Click in its middle, as soon as it is there, can be seen, is enabled and is not covered."""
        self._click(READY)

    def check(self) -> None:
        """Click where it is not chosen."""
        self._choose(wanted=True)

    def uncheck(self) -> None:
        """Click where it is chosen."""
        self._choose(wanted=False)

    def hover(self) -> None:
        """Move the pointer over it."""
        self.evaluate(CENTRE)
        self.page.mouse.move_to(self.evaluate("one => one"))

    def focus(self) -> None:
        """Give it the focus."""
        self.evaluate("one => one.focus()")

    def press(self, key: str) -> None:
        """Give it the focus and press a key."""
        self.focus()
        self.page.keyboard.press(key)

    def press_sequentially(self, text: str) -> None:
        """Give it the focus and type."""
        self.focus()
        self.page.keyboard.type(text)

    def fill(self, text: str) -> None:
        """Type in place of what it holds."""
        self.evaluate("one => { one.focus(); one.select(); }")
        if text:
            self.page.keyboard.type(text)
        else:
            self.page.keyboard.press("Backspace")

    def select_option(self, value: str | None = None, *, index: int | None = None) -> None:
        """Choose an entry of a menu, by value, words or place."""
        place = (
            self.evaluate("(one, value) => [...one.options].findIndex((option) => [option.value, option.label].includes(value))", value)
            if index is None
            else index
        )
        assert place >= 0, f"{self} has no {value}"
        self.evaluate(CENTRE)
        self.locator("option").nth(place)._click("one => one")  # an entry of a closed menu cannot be seen

    def set_input_files(self, file: dict[str, Any]) -> None:
        """Choose a file, given as Playwright takes it."""
        path = self.page.context.remote.folder / file["name"]
        path.write_bytes(file["buffer"])
        self.page.command("ElementSendKeys", id=self.evaluate("one => one")[ELEMENT], text=str(path))

    def scroll_into_view_if_needed(self) -> None:
        """Bring it into view."""
        self.evaluate(CENTRE)

    def get_attribute(self, name: str) -> str | None:
        """Return an attribute."""
        value: str | None = self.evaluate("(one, name) => one.getAttribute(name)", name)
        return value

    def inner_text(self) -> str:
        """Return its text as it is shown."""
        return str(self.evaluate("one => one.innerText"))

    def inner_html(self) -> str:
        """Return the HTML in it."""
        return str(self.evaluate("one => one.innerHTML"))

    def is_checked(self) -> bool:
        """Return whether it is chosen."""
        return bool(self.evaluate("one => one.checked"))

    def is_visible(self) -> bool:
        """Return whether it is there and can be seen."""
        return any(state["visible"] for state in self.read_states())

    def all_text_contents(self) -> list[str]:
        """Return the text of each."""
        return [state["text"] for state in self.read_states()]

    def all_inner_texts(self) -> list[str]:
        """Return the text of each as it is shown."""
        return list(self.evaluate_all("all => all.map((one) => one.innerText)"))

    def __str__(self) -> str:
        return " > ".join(str({name: value for name, value in step.items() if value not in (None, False)}) for step in self.steps)

    def _click(self, ready: str) -> None:
        last = "it cannot be seen or is disabled"

        def attempt() -> bool | None:
            nonlocal last
            element = self.evaluate(ready)
            if element is None:
                return None
            try:
                self.page.command("ElementClick", id=element[ELEMENT])
            except RemoteError as error:
                if error.kind not in PASSING:
                    raise
                last = str(error)
                self.evaluate(CENTRE)
                return None
            return True

        wait_for(attempt, lambda: f"{self} cannot be clicked: {last}")

    def _choose(self, *, wanted: bool) -> None:
        if self.is_checked() != wanted:
            self.click()
        wait_for(lambda: True if self.is_checked() == wanted else None, f"{self} does not change")

    def _then(self, **step: Any) -> Locator:
        return Locator(self.page, (*self.steps, step))


def _plain(words: Words | None) -> Any:
    return {"source": words.pattern} if isinstance(words, re.Pattern) else words
