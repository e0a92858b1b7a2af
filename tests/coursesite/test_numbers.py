"""A number that a lab measured is printed as typed, and compared with what the lab measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown import Markdown

from coursesite.mathml import MathExtension
from coursesite.numbers.check import check_numbers
from coursesite.numbers.extension import NumbersExtension
from coursesite.numbers.measures import Measure, read_results


def measure(text: str) -> Measure:
    return Measure(text=text, value=float(text.replace(",", "").replace("−", "-")), unit="minutes", about="")


RESULTS = {
    "training": {"static_sept_mae": measure("16.1"), "retrained_sept_mae": measure("14.8"), "rows": measure("336,776"), "gain": measure("−7.2")},
    "system": {"model_lines": measure("7")},
}


def messages(text: str, path: str = "docs/x.md") -> list[str]:
    return [str(problem) for problem in check_numbers(text, path, RESULTS)]


def render(text: str) -> str:
    return Markdown(extensions=["tables", "footnotes", "attr_list", "fenced_code", NumbersExtension()]).convert(text)


def test_a_number_is_printed_as_typed() -> None:
    assert render("The error is {{ training.static_sept_mae = 16.1 }} minutes.") == "<p>The error is 16.1 minutes.</p>"


def test_numbers_stand_in_tables_and_emphasis_and_links() -> None:
    html = render("| a |\n|---|\n| **{{ training.gain = −7.2 }}** |\n\n[{{ training.rows = 336,776 }} rows](x.md)")
    assert "<td><strong>−7.2</strong></td>" in html
    assert '<a href="x.md">336,776 rows</a>' in html


def test_code_is_printed_as_it_is() -> None:
    assert render("`{{ training.rows = 1 }}`") == "<p><code>{{ training.rows = 1 }}</code></p>"


def test_a_true_number_is_no_problem() -> None:
    assert messages("It is {{ training.static_sept_mae = 16.1 }} and {{training.gain=−7.2}}.") == []


def test_a_wrong_number_is_told_with_its_place_and_the_right_one() -> None:
    assert messages("One\n\nIt is {{ training.static_sept_mae = 16.2 }}.") == [
        "docs/x.md:3:7: lab-number: the text says 16.2, lab training measured 16.1 (training.static_sept_mae) — write 16.1"
    ]


def test_an_unknown_lab_is_told_with_a_near_one() -> None:
    assert messages("{{ trainig.rows = 1 }}") == ["docs/x.md:1:1: lab-number: there is no lab 'trainig' with results — did you mean 'training'?"]


def test_an_unknown_name_is_told_with_the_near_one_whose_number_it_is() -> None:
    assert messages("{{ training.sept_mae = 14.8 }}") == [
        "docs/x.md:1:1: lab-number: lab training measured no 'sept_mae' — did you mean 'retrained_sept_mae', which is 14.8?"
    ]


def test_an_unknown_name_without_a_near_one_is_told_where_the_names_are() -> None:
    assert messages("{{ training.zzz = 99 }}") == ["docs/x.md:1:1: lab-number: lab training measured no 'zzz' — see labs/results/training.json"]


@pytest.mark.parametrize("slip", ["{{ training.rows }}", "{{ training.rows: 336,776 }}", "{{ training.Rows = 336,776 }}", "{{ training.rows = 336,776 }"])
def test_a_slip_in_the_notation_is_told(slip: str) -> None:
    assert messages(slip) == [
        f"docs/x.md:1:1: lab-number: '{slip}' is no number of a lab — write '{{{{ lab.name = 16.1 }}}}' with small letters, digits and _ in the names"
    ]


def test_code_is_not_checked() -> None:
    assert messages("`{{ training.rows = 1 }}`\n\n```\n{{ training.rows = 1 }}\n```\n\n    ~~~\n    {{ training.rows = 2 }}\n    ~~~\n") == []


def test_text_after_a_code_block_is_checked() -> None:
    assert len(messages("```\n{{ training.rows = 1 }}\n```\n{{ training.rows = 1 }}")) == 1


def test_braces_that_name_no_lab_are_text() -> None:
    assert messages(r"$x_{{i}}$ and {{ something }} and {{a}}") == []


def test_a_number_in_a_bank_is_checked_as_in_a_page() -> None:
    assert messages('    prompt: "It is {{ system.model_lines = 8 }} lines."', "quizzes/m/x.yml") == [
        "quizzes/m/x.yml:1:20: lab-number: the text says 8, lab system measured 7 (system.model_lines) — write 7"
    ]


def test_a_comment_in_a_bank_ties_an_answer_to_a_lab() -> None:
    good = "    answer: 16.10  # lab: training.static_sept_mae\n      - {value: 336776, feedback: x}  # lab: training.rows\n"
    assert messages(good.replace("{value: 336776, feedback: x}", "value: 336776"), "quizzes/m/x.yml") == []
    assert messages("    answer: 16.2  # lab: training.static_sept_mae", "quizzes/m/x.yml") == [
        "quizzes/m/x.yml:1:13: lab-number: the answer says 16.2, lab training measured 16.1 (training.static_sept_mae) — write 16.1"
    ]


def test_a_number_may_be_rounded_to_fewer_digits() -> None:
    assert messages("It is {{ training.static_sept_mae = 16 }} minutes.") == []
    assert messages("It is {{ training.static_sept_mae = 17 }} minutes.") == [
        "docs/x.md:1:7: lab-number: the text says 17, lab training measured 16.1 (training.static_sept_mae) — write 16.1 or 16"
    ]


def test_a_number_is_written_as_the_lab_writes_it() -> None:
    assert messages("{{ training.gain = -7.2 }} of {{ training.rows = 336776 }}") == [
        "docs/x.md:1:1: lab-number: the text says -7.2, lab training measured −7.2 (training.gain) — write −7.2",
        "docs/x.md:1:31: lab-number: the text says 336776, lab training measured 336,776 (training.rows) — write 336,776",
    ]


def test_a_sum_is_made_of_the_numbers_as_printed() -> None:
    what = "training.static_sept_mae - training.retrained_sept_mae"
    assert messages(f"{{{{ {what} = 1.3 }}}} or {{{{ -(training.gain ** 2 / 10) + 0.184 = −5.00 }}}}, {{{{ 2 * training.rows = 673,552 }}}}") == []
    assert messages(f"{{{{ {what} = 1.4 }}}}") == [f"docs/x.md:1:1: lab-number: the text says 1.4, {what} gives 1.3 — write 1.3"]


def test_a_sum_that_cannot_be_computed_is_told() -> None:
    remedy = "use measures, numbers, + - * / ** and parentheses"
    assert messages("{{ training.gain / 0 = 1 }} {{ training.gain ( 2 = 1 }}") == [
        f"docs/x.md:1:1: lab-number: 'training.gain / 0' cannot be computed — {remedy}",
        f"docs/x.md:1:29: lab-number: 'training.gain ( 2' cannot be computed — {remedy}",
    ]
    assert messages("{{ 2 * training.rowz = 1 }}") == ["docs/x.md:1:1: lab-number: lab training measured no 'rowz' — did you mean 'rows', which is 336,776?"]


def test_numbers_stand_in_alt_texts_and_formulas() -> None:
    assert 'alt="Falls to −7.2."' in render("![Falls to {{ training.gain = −7.2 }}.](x.svg)")
    html = Markdown(extensions=[NumbersExtension(), MathExtension()]).convert(r"$\sqrt{ {{ training.gain ** 2 = 51.8 }}} \approx 7$")
    assert "<mn>51.8</mn>" in html
    assert "training" not in html


def test_a_caption_of_a_figure_is_checked() -> None:
    assert len(messages('```figure\nname: gate\ncaption: "It is {{ training.rows = 1 }}."\n```\n\n{{ training.rows = 2 }}\n')) == 2


def test_the_words_of_a_drawing_are_bound_by_an_attribute() -> None:
    drawing = '<svg><text x="3" data-lab="training.gain">−7.2 ▼</text>\n<desc data-lab="1; training.rows - 6; training.gain">1 of 336,770: {}.</desc></svg>'
    assert messages(drawing.format("−7.2"), "x.svg") == []
    assert messages(drawing.format("−7.3"), "x.svg") == [
        "x.svg:2:68: lab-number: the drawing says −7.3, lab training measured −7.2 (training.gain) — write −7.2"
    ]
    assert messages(drawing.format("less"), "x.svg") == [
        "x.svg:2:1: lab-number: data-lab has 3 entries, the words hold 2 numbers — write one entry for each number, parted by ';'"
    ]


def test_a_comment_that_names_no_number_is_told() -> None:
    assert messages("answer: 16.1 # lab: training", "quizzes/m/x.yml") == [
        "quizzes/m/x.yml:1:9: lab-number: the comment names 'training', which is no number of a lab — write '# lab: training.static_sept_mae'"
    ]


def test_a_comment_in_a_page_is_text() -> None:
    assert messages("answer: 16.2 # lab: training.static_sept_mae", "docs/x.md") == []


def test_results_are_read_from_every_module(tmp_path: Path) -> None:
    folder = tmp_path / "module" / "labs" / "results"
    folder.mkdir(parents=True)
    (folder / "training.json").write_text(json.dumps({"mae": {"text": "16.1", "value": 16.09, "unit": "minutes", "about": "the error"}}))
    results, problems = read_results(tmp_path)
    assert problems == []
    assert results == {"training": {"mae": Measure(text="16.1", value=16.09, unit="minutes", about="the error")}}


def test_results_that_cannot_be_read_are_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("docs/module/labs/results")
    folder.mkdir(parents=True)
    (folder / "training.json").write_text('{"mae": {"value": 1}}')
    results, problems = read_results(Path("docs"))
    assert check_numbers("It is {{ training.mae = 16.1 }}, or {{ training.mae - training.other = 3 }}.", "page.md", results) == []  # told once, here
    assert [str(problem) for problem in problems] == [
        "docs/module/labs/results/training.json:1:1: lab-results: the results of lab training cannot be read (KeyError: 'text') — run the lab again"
    ]
