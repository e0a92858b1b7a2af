"""Formulas become MathML; money stays money."""

from __future__ import annotations

import logging

import pytest
from markdown import Markdown

from coursesite.mathml import MathExtension


def render(text: str) -> str:
    return Markdown(extensions=["tables", MathExtension()]).convert(text)


def test_a_formula_in_a_line_is_mathml() -> None:
    assert render("so $x^2$ grows") == ('<p>so <math display="inline"><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math> grows</p>')


def test_a_formula_on_lines_of_its_own_is_a_block() -> None:
    html = render("$$\na = b\n$$")
    assert (
        html.replace("\n", "")
        == '<div aria-label="Formula" class="math" role="group" tabindex="0"><math display="block"><mrow><mi>a</mi><mo>=</mo><mi>b</mi></mrow></math></div>'
    )


@pytest.mark.parametrize("text", ["It costs $5 and $10.", r"It costs \$x\$.", "A $ alone", "$ x$", "$x $"])
def test_a_dollar_sign_that_opens_no_formula_stays(text: str) -> None:
    assert render(text) == f"<p>{text.replace(chr(92), '')}</p>"


def test_code_holds_no_formula() -> None:
    assert render("`$x$`") == "<p><code>$x$</code></p>"


def test_stars_in_a_formula_are_no_emphasis() -> None:
    assert "<em>" not in render("$a*b*c$ and $x_1 y_1$")


def test_a_formula_that_cannot_be_read_is_shown_and_told(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "mkdocs.coursesite"):
        assert render(r"$\left($") == r"<p><code>\left(</code></p>"
    assert caplog.messages == [
        r"docs:1:1: bad-formula: formula '\left(' cannot be read (NoAvailableTokensError) — close what it opens, and look for a command that is not LaTeX"
    ]
