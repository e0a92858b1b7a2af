"""Any bytes as a bank give questions or problems, never an exception."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coursequiz.bank import read_bank
from coursequiz.fence import find_fences
from tests.coursequiz.course import LINE, SAMPLE, SAMPLE_BANK, find_real_banks
from tests.coursequiz.damage import DAMAGES, NotApplicable, Operator
from tests.coursequiz.examples import tries

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
        with suppress(NotApplicable, IndexError, ValueError, StopIteration):  # the damage before may have taken what this one spoils
            data = operator.apply(data)
    assert_read_or_refused(data)


@given(
    st.lists(
        st.sampled_from(["```quiz\n", "```\n", "~~~\n", "bank: x\n", "only: [a]\n", "> ", "    ", "- ", "text\n", "\n", "````\n", "quiz"]),
        max_size=12,
    ).map("".join)
)
@tries(300)
def test_any_page_has_fences_or_none(page: str) -> None:
    for fence in find_fences(page, "page.md"):
        assert 0 <= fence.first <= fence.last <= page.count("\n") + 1
        assert fence.problems or fence.bank
