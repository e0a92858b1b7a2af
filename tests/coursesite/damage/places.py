"""Where faults are planted in the built site: pages, a style sheet, a figure, and the ways to put something into them."""

from __future__ import annotations

from tests.coursesite.damage.operator import Fault, insert

HOME = "index.html"
DRIFT = "production-ml/monitoring-pipelines/index.html"
TRAINING = "production-ml/static-vs-dynamic-training/index.html"
INFERENCE = "production-ml/static-vs-dynamic-inference/index.html"
TRANSFORM = "production-ml/when-to-transform-data/index.html"
NEXT = "production-ml/whats-next/index.html"
REFRESHER = "refreshers/linear-regression/index.html"
LAB = "production-ml/labs/training/index.html"
GUIDE = "contribute/lessons/index.html"
RULES = "contribute/rules/index.html"
STYLE = "assets/site/site.css"
FIGURE = "assets/figures/questions-to-ask-loop.svg"


def in_text(name: str, rule: str, html: str, page: str = DRIFT) -> Fault:
    """Return a fault that puts HTML at the end of a page's article."""
    return insert(name, rule, page, html, before="</article>")


def in_head(name: str, rule: str, html: str, page: str = TRAINING) -> Fault:
    """Return a fault that puts HTML at the end of a page's head."""
    return insert(name, rule, page, html, before="</head>")


def in_style(name: str, rule: str, css: str) -> Fault:
    """Return a fault that puts a rule at the beginning of a style sheet."""
    return insert(name, rule, STYLE, css, before="\n")
