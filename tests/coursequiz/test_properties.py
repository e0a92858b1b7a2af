"""Laws that hold for every input: a bank is read or refused, and what is rendered stays inside the list of what may be rendered.

The examples are the same in every run. `COURSEQUIZ_FUZZ=20000` tries so many new ones instead.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from pathlib import Path

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coursequiz.bank import read_bank
from coursequiz.extension import QuizExtension
from coursequiz.fence import find_fences
from coursequiz.kinds import KINDS
from tests.coursequiz.course import LINE, SAMPLE, SAMPLE_BANK, find_real_banks
from tests.coursequiz.damage import DAMAGES, NotApplicable, Operator
from tests.coursequiz.markup import Element, read_markup

FUZZ = int(os.environ.get("COURSEQUIZ_FUZZ", "0"))
QUIET = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)


def tries(count: int) -> settings:
    return settings(max_examples=FUZZ or count, derandomize=not FUZZ, deadline=None, database=None, suppress_health_check=QUIET)


BANKS = [(SAMPLE / "quizzes" / SAMPLE_BANK).read_bytes()]
BANKS += [(Path(__file__).parents[2] / "quizzes" / name).read_bytes() for name in find_real_banks()]

# Pieces of YAML and of banks, so that random text is often nearly a bank.
YAML_PIECES = st.sampled_from(
    """schema:|1|questions:|- id:|kind:|single|numeric|choices:|wrong:|answer:|tolerance:|absolute:|prompt:|{|}|[|]|,|: |- |? |! |!!str |&a|*a|<<: |
    |\n|\n  |\n    |\t|'|"|\\|#|---|...|%YAML 1.2|>-|\\||null|true|yes|.nan|.inf|1e999|0x1f|1_000|-0|é|\u202e|\x00|\x85|\ud7ff|\ufeff""".split("|")
)


def assert_read_or_refused(data: bytes) -> None:
    bank, problems = read_bank(data, "quizzes/bank.yml")
    assert problems or (bank is not None and bank.items)
    lines = 2 + sum(data.decode("utf-8", "replace").count(end) for end in "\n\r\x85\u2028\u2029")
    for problem in problems:
        assert LINE.fullmatch(str(problem)), problem
        assert 1 <= problem.line <= lines


@given(st.binary(max_size=400))
@tries(300)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert_read_or_refused(data)


@given(st.text(max_size=300))
@tries(300)
def test_any_text_is_read_or_refused(text: str) -> None:
    assert_read_or_refused(text.encode("utf-8", "surrogatepass"))


@given(st.lists(YAML_PIECES, max_size=60).map("".join))
@tries(500)
def test_anything_like_yaml_is_read_or_refused(text: str) -> None:
    assert_read_or_refused(text.encode())


@st.composite
def mutated_banks(draw: st.DrawFn) -> bytes:
    """Return a bank that was cut, doubled, mixed up or overwritten in a few places."""
    data = draw(st.sampled_from(BANKS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(st.one_of(st.just(b""), st.binary(max_size=4), YAML_PIECES.map(str.encode), st.just(data[start:end] * 2)))
        data = data[:start] + piece + data[end:]
    return data


@given(mutated_banks())
@tries(400)
def test_a_mutated_bank_is_read_or_refused(data: bytes) -> None:
    assert_read_or_refused(data)


@given(st.lists(st.sampled_from(DAMAGES), min_size=2, max_size=3))
@tries(100)
def test_damages_together_are_read_or_refused(operators: list[Operator]) -> None:
    data = BANKS[0]
    for operator in operators:
        with suppress(NotApplicable, IndexError, ValueError):  # the damage before may have taken what this one spoils
            data = operator.apply(data)
    assert_read_or_refused(data)


@given(st.lists(st.sampled_from(["```quiz\n", "```\n", "~~~\n", "bank: x\n", "only: [a]\n", "> ", "    ", "- ", "text\n", "\n", "````\n", "quiz"]), max_size=12).map("".join))
@tries(300)
def test_any_page_has_fences_or_none(page: str) -> None:
    for fence in find_fences(page, "page.md"):
        assert 0 <= fence.first <= fence.last <= page.count("\n") + 1
        assert fence.problems or fence.bank


# What a stranger might put into a text, in pieces that can be combined. Half of them are harmless by themselves: code, escapes and
# blocks, in which the other half may hide from a checker that reads Markdown otherwise than the page does.
COVERS = st.sampled_from(
    [
        "`", "``", "```", "~~~", "\n```\n", "\n~~~\n", "\n````\n", "```html\n", "\n    ```\n", "> ```\n", "- ```\n", "\\", "\\\\", "\\`", "\n\n    ", "\n\n\t", "    ",
        "\n- a\n\n", "\n1. a\n\n", "\n> q\n", "\n| a | b |\n|---|---|\n| c | ", " | ", "\n!!! note\n\n    ", '\n=== "a"\n\n    ', "\n: ", "\n[^1]: ", "[^1]", "\n*[HTML]: ", "HTML",
        "*", "**", "_", "~~", "[", "]", "(", ")", "{", "}", "<", ">", "&", "&lt;", "&#96;", "$", "$$", "\\(", "\\)", "\n", "\n\n", " ", "  \n", '"', "'", "word", "Two words", "1", "=", "#", "!", "-", ":", "a < b",
    ]
)
ATTACKS = st.sampled_from(
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b>", "</form>", "</quiz-question>", "<!-- ", " -->", "<svg/onload=x>", "<![CDATA[", "<?x ?>", "<!DOCTYPE a>", "<b\n>", "<b x='>'>",
        "[x](javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x]( javascript:x)", "[x](java\tscript:x)", "[x](&#106;avascript:x)", "[x](javascript&colon;x)", "[x](data:text/html,x)", "[x](\njavascript:x)",
        "![x](javascript:x)", "![x](x){onerror=x}", "[x][r]", "\n[r]: javascript:alert(1)\n", "\n[r]: <javascript:x>\n", "\n[r]:\njavascript:x\n", "\n  [r]: javascript:x\n", "<javascript:alert(1)>", "<JAVASCRIPT:x>",
        "{onclick=x}", "{: onclick=x }", "{:onclick=x}", "\n{: onclick=x }\n", "{: style='x' }", "{#id}", "{ .a onclick=x }", "{: data-key=x }", "{srcdoc=x}", "*a*{onclick=x}", "*a*{: onclick='{' }", "{: .a\nonclick=x }",
        "\n# h\n", "\nh\n===\n", "\n> # h\n", "\n- # h\n", "--8<-- 'x'", "wzxhzdk:0", "\x02wzxhzdk:0\x03", "\x02quiz-fence:0\x03",
    ]
)
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp")), max_size=4)
COVERED = st.builds(lambda *parts: "".join(parts), COVERS, COVERS, ATTACKS, COVERS, COVERS)
TEXTS = st.one_of(COVERED, st.lists(st.one_of(COVERS, COVERS, COVERS, ATTACKS, LETTERS), min_size=1, max_size=8).map("".join))


@st.composite
def strange_banks(draw: st.DrawFn) -> str:
    """Return a bank of one question, well formed but for what one or two of its texts hold."""
    kind, fields = draw(st.sampled_from([("single", 7), ("numeric", 7), ("text", 8)]))
    strange = draw(st.sets(st.integers(0, fields - 1), min_size=1, max_size=2))
    texts = iter(f"Which {draw(TEXTS)}" if field in strange else f"Plain {field}." for field in range(fields))

    def text() -> str:
        return json.dumps(next(texts), ensure_ascii=False)

    head = f"schema: 1\nquestions:\n  - id: q\n    kind: {kind}\n    prompt: {text()}\n    explanation: {text()}\n    hints: [{text()}]\n"
    if kind == "single":
        return head + f"    choices:\n      - {{id: a, text: {text()}, correct: true, feedback: {text()}}}\n      - {{id: b, text: {text()}, feedback: {text()}}}\n"
    said = f"    feedback: {text()}\n    otherwise: {text()}\n"
    if kind == "numeric":
        return head + said + f"    answer: 1\n    unit: {text()}\n    wrong: [{{value: 2, feedback: {text()}}}]\n"
    return head + said + f"    accept: [{text()}]\n    wrong: [{{answers: [{text()}], feedback: {text()}}}]\n"


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
        if name not in ATTRIBUTES or (name == "style" and not STYLE.fullmatch(value or "")):
            found.append(f"<{element.tag} {name}={value!r}>")
        elif name in {"href", "src"} and not SAFE_URL.match(value or ""):
            found.append(f"<{element.tag} {name}={value!r}>")
    return found


@given(strange_banks())
@tries(400)
def test_whatever_a_text_holds_only_known_elements_and_attributes_come_out(tmp_path_factory: pytest.TempPathFactory, bank: str) -> None:
    """A bank is refused, or each of its elements and attributes is on the list: whatever got past the source is caught in the tree."""
    read, problems = read_bank(bank.encode("utf-8", "surrogatepass"), "q.yml")
    if problems:
        return
    assert read is not None
    folder = tmp_path_factory.mktemp("course")
    (folder / "bank.yml").write_text(bank, encoding="utf-8")
    html = markdown.markdown("Before.\n\n```quiz\nbank: bank\n```\n\nAfter.\n", extensions=[*EXTENSIONS, QuizExtension(banks=str(folder), docs=str(folder / "none"))])
    page = read_markup(html)
    assert [stranger for element in page.elements for stranger in find_strangers(element)] == []
    assert page.comments == []
    assert "\x02" not in html
    assert [element.tag for element in page.elements].count("quiz-question") == 1
    assert len([element for element in page.elements if element.tag == "form"]) == 1
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert page.elements[-1].parents == (), "an element of the question swallowed what follows it"


def test_the_strange_banks_speak_of_kinds_that_exist() -> None:
    assert {"single", "numeric", "text"} <= set(KINDS)
