"""Whatever a bank's texts hold, what is rendered stays inside the list of what may be rendered."""

from __future__ import annotations

import json
import re
from pathlib import Path

import markdown
import pytest
from hypothesis import given

from coursequiz.bank import read_bank
from coursequiz.extension import QuizExtension
from tests.coursequiz.examples import tries
from tests.coursequiz.markup import Element, read_markup
from tests.coursequiz.strange import strange_banks

ENGINE_TAGS = "section quiz-question form fieldset legend input label button select option textarea details summary"
PROSE_TAGS = """div span p a img em strong del mark ins sup sub code pre br hr ul ol li blockquote table thead tbody tr th td abbr dl dt dd
    h1 h2 h3 h4 h5 h6"""
TAGS = frozenset(f"{ENGINE_TAGS} {PROSE_TAGS}".split())
ATTRIBUTES = frozenset(
    """align alt aria-describedby aria-hidden aria-label aria-labelledby autocapitalize autocomplete class colspan dir for height hidden href id inputmode
    lang loading name novalidate open role rowspan spellcheck src start style title type value width
    data-choice data-data data-feedback data-key data-kind data-rev data-verdict data-action data-search-exclude""".split()
)
STYLE = re.compile(r"text-align: (left|center|right);")
SAFE_URL = re.compile(r"(?:https?://|mailto:|[^:/?#\s]*(?:[/?#]|$))", re.IGNORECASE)
EXTENSIONS = ["attr_list", "tables", "footnotes", "abbr", "def_list", "admonition", "md_in_html", "fenced_code", "sane_lists"]


def find_strangers(element: Element) -> list[str]:
    """Return what an element has that no rendered question may have."""
    found = [] if element.tag in TAGS else [f"<{element.tag}>"]
    for name, value in element.attributes.items():
        bad_style = name == "style" and not STYLE.fullmatch(value or "")
        bad_url = name in {"href", "src"} and not SAFE_URL.match(value or "")
        if name not in ATTRIBUTES or bad_style or bad_url:
            found.append(f"<{element.tag} {name}={value!r}>")
    return found


def render(folder: Path, bank: str) -> str:
    """Return the HTML of a page that asks the bank's questions between two paragraphs."""
    (folder / "bank.yml").write_text(bank, encoding="utf-8")
    page = "Before.\n\n```quiz\nbank: bank\n```\n\nAfter.\n"
    return markdown.markdown(page, extensions=[*EXTENSIONS, QuizExtension(banks=str(folder), docs=str(folder / "none"))])


def assert_harmless(html: str) -> None:
    page = read_markup(html)
    assert [stranger for element in page.elements for stranger in find_strangers(element)] == []
    assert page.comments == []
    assert "\x02" not in html
    tags = [element.tag for element in page.elements]
    assert (tags.count("quiz-question"), tags.count("form")) == (1, 1)
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert "</section>\n<p>After.</p>" in html, "the question swallowed what follows it"


def is_accepted(bank: str) -> bool:
    return not read_bank(bank.encode("utf-8", "surrogatepass"), "q.yml")[1]


@given(strange_banks())
@tries(400)
def test_whatever_a_text_holds_only_known_elements_and_attributes_come_out(tmp_path_factory: pytest.TempPathFactory, bank: str) -> None:
    """A bank is refused, or each of its elements and attributes is on the list: whatever got past the source is caught in the tree."""
    if is_accepted(bank):
        assert_harmless(render(tmp_path_factory.mktemp("course"), bank))


@given(strange_banks())
@tries(400)
def test_what_the_checker_accepts_needs_no_cleaning(tmp_path_factory: pytest.TempPathFactory, caplog: pytest.LogCaptureFixture, bank: str) -> None:
    """The tree is looked at a second time, but an author should hear of a fault from the checker, with its place."""
    if is_accepted(bank):
        caplog.clear()
        render(tmp_path_factory.mktemp("course"), bank)
        assert caplog.messages == []


ONE_QUESTION = """schema: 1
questions:
  - id: q
    kind: single
    prompt: "Which?"
    choices: [{id: a, text: A, correct: true, feedback: "Yes."}, {id: b, text: B, feedback: "No."}]
    explanation: %s
"""


@pytest.mark.parametrize(
    "text",
    [
        "Note ``x\n[^1]: <script>alert(1)</script>``.",
        "Note[^1] `x\n\n[^1]: [x](javascript:alert(1))`.",
        "Note[^1] `x\n\n[^1]: *x*{onclick=alert(1)}`.",
        "See *this*{: onclick='{' }.",
        "Look:\n```\n[x](javascript:alert(1))",
        "Look:\n~~~\n*x*{onclick=alert(1)}",
        "Look `here\n> and [x](javascript:alert(1))`",
        "- one\n\n      ``` \n- [x](javascript:alert(1))\n",
        "Which `\n!!! note\n\n    [x](javascript:alert(1))``",
        "Which \n!!! note\n\n    [x](javascript:alert(1))",
        "Which ``[x](\njavascript:x)```",
        "Which \n```\n`[x](javascript:alert(1))`~~~",
        "Which ``[x](javascript:alert(1))`> ```\n",
        "Which `\n    ```\n[x](javascript:alert(1))\n~~~\n\n    ```\n",
        "Which \n```\n{{#id}\n````\n`",
        "Which ]([x](javascript:alert(1))",
    ],
)
def test_an_attack_that_was_found_is_refused_or_rendered_harmless(text: str, tmp_path: Path) -> None:
    """Each of these once got past the checker, and those with footnotes into the page."""
    bank = ONE_QUESTION % json.dumps(text)
    if is_accepted(bank):
        assert_harmless(render(tmp_path, bank))


@pytest.mark.parametrize(("text", "name"), [("A *word*{hidden} here.", "hidden"), ("A word.\n{{hidden}", "_hidden")])
def test_an_attribute_without_a_value_is_taken_out(text: str, name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    html = render(tmp_path, ONE_QUESTION % json.dumps(text))
    assert_harmless(html)
    assert caplog.messages == [f"None: attribute {name} was taken out of a question of bank bank"]


@pytest.mark.parametrize(
    "text", ["Which <script>alert(1)</script>?", "Which <img src=x onerror=alert(1)>?", "Which [x](javascript:alert(1))?", "*x*{onclick=alert(1)}"]
)
def test_the_box_of_problems_quotes_a_text_and_shows_none_of_it(text: str, tmp_path: Path) -> None:
    """A faulty bank is shown to its author; once, what a message quoted was read as Markdown and as HTML."""
    html = render(tmp_path, ONE_QUESTION % json.dumps(text))
    elements = [element for element in read_markup(html).elements if element.tag != "p"]
    assert {element.tag for element in elements} == {"div", "ul", "li", "code"}
    assert {name for element in elements for name in element.attributes} == {"class", "role"}
