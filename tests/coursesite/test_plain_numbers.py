"""A number that is bound to no lab is told, unless the list beside the labs says why it stands there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coursesite.numbers.plain import check_plain, find_plain

REPOSITORY = Path(__file__).parents[2]
LIST = REPOSITORY / "docs/production-ml/labs/plain.json"


def numbers(text: str, path: str = "x.md") -> list[str]:
    return [number for _, number in find_plain(text, path)]


def write_course(folder: Path, *, page: str = "", bank: str = "", drawing: str = "", listed: object = None) -> tuple[Path, Path]:
    docs, quizzes = folder / "docs", folder / "quizzes"
    (docs / "m/labs/results").mkdir(parents=True)
    (quizzes / "m").mkdir(parents=True)
    (docs / "m/lesson.md").write_text(page, encoding="utf-8")
    (quizzes / "m/lesson.yml").write_text(bank, encoding="utf-8")
    (docs / "chart.svg").write_text(drawing, encoding="utf-8")
    if listed is not None:
        (docs / "m/labs/plain.json").write_text(listed if isinstance(listed, str) else json.dumps(listed, indent=1), encoding="utf-8")
    return docs, quizzes


def messages(folder: Path, monkeypatch: pytest.MonkeyPatch, **files: object) -> list[str]:
    monkeypatch.chdir(folder)
    return [str(problem) for problem in check_plain(*write_course(Path(), **files))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is 16.1 minutes.", ["16.1"]),
        ("It is −7.2, or 5%, or 5 percent, or 3 points.", ["7.2", "5", "5", "3"]),
        ("Of 336,776 flights, 28 were late in 2013.", ["336,776", "28", "2013"]),
        ("| a | 0.02 |", ["0.02"]),
        ("With $0.99^{30}$.", ["0.99", "30"]),
        ("One of 3 is rule 9.", []),
        ("{{ training.mae = 16.1 }} and `16.1`\n\n```\n16.1\n```\n", []),
        ("At 17:30 in version 1.9.1 on p99 of SHA256.", []),
        ("[^a1]: Paper 42, 2014.\n\nSee [it](x-2014.md)[^a17] <https://a.example/17>.", []),
        ("---\nminutes: 25\n---\n12. twelfth\n", []),
        ('![Falls to 0.697.](x.svg){ width="432" }', ["0.697"]),
        ('```figure\nname: gate\ncaption: "Of 50 draws."\n```\n\n```python\nx = 51\n```\n', ["50"]),
    ],
)
def test_numbers_of_a_page(text: str, found: list[str]) -> None:
    assert numbers(text) == found


def test_numbers_of_a_bank() -> None:
    bank = "  - id: top-10\n    section: all-16\n    answer: 16.1  # lab: training.mae\n    tolerance: {absolute: 0.05}\n    prompt: 'Of 500?'  # 77\n"
    assert numbers(bank, "x.yml") == ["500"]


def test_numbers_of_a_drawing() -> None:
    drawing = '<svg viewBox="0 0 360 330"><text x="14.5">0.68</text><text data-lab="testing.auc" x="20.5">0.752</text><path d="M58 241"/></svg>'
    assert numbers(drawing, "x.svg") == ["0.68"]


def test_a_plain_number_is_told_with_its_place_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert messages(tmp_path, monkeypatch, page="![](../chart.svg)\n\nIt is 16.1.", drawing='<svg>\n<text x="3">17.5</text></svg>') == [
        f"docs/{place}: plain-number: {number} is bound to no lab — bind it, as '{{{{ lab.name = {number} }}}}', "
        "or say in docs/m/labs/plain.json why no lab measured it"
        for place, number in (("m/lesson.md:3:7", "16.1"), ("chart.svg:2:13", "17.5"))
    ]


def test_a_listed_number_is_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = {"m/lesson.md": {"chosen": "16.1 20"}, "m/lesson.yml": {"source": "95"}}
    assert messages(tmp_path, monkeypatch, page="It is 16.1 of 20.", bank='prompt: "95%?"', listed=listed) == []


def test_an_entry_in_vain_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = {"m/lesson.md": {"chosen": "16.1", "guessed": "20"}, "m/gone.md": {"chosen": "7"}}
    assert messages(tmp_path, monkeypatch, page="It is 20.", listed=listed) == [
        "docs/m/labs/plain.json:2:2: plain-number: 'guessed' is no reason — use one of: chosen, source, named, scale",
        "docs/m/labs/plain.json:2:2: plain-number: m/lesson.md prints no plain 16.1 — delete it from the list",
        "docs/m/labs/plain.json:6:2: plain-number: 'm/gone.md' is no page, bank or drawing of this module — delete it",
    ]


@pytest.mark.parametrize("text", ["[", "[1]", '{"m/lesson.md": 5}'])
def test_a_list_that_cannot_be_read_is_told_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (only,) = messages(tmp_path, monkeypatch, listed=text)
    assert only.startswith("docs/m/labs/plain.json:1:1: plain-number: the list cannot be read (")


def test_what_the_list_hands_to_a_source_is_in_the_record_of_claims() -> None:
    claims = json.loads((REPOSITORY / "tests/claims/record.json").read_text(encoding="utf-8"))
    said = " ".join(f"{claim['sentence']} {claim['says']}" for claim in claims).replace("−", "-")
    listed = json.loads(LIST.read_text(encoding="utf-8"))
    sourced = {number for name, reasons in listed.items() if "whats-next" not in name for number in reasons.get("source", "").split()}
    assert {number for number in sourced if number not in said} == set()
