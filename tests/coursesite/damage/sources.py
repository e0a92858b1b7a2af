"""Faults in what authors wrote: front matter, text, figures, footnotes, terms, navigation, fences, banks."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from tests.coursesite.damage.operator import Fault, Files, Planted, add_file, delete_file, insert, replace, rewrite

TRANSFORM = "docs/production-ml/when-to-transform-data.md"
TRAINING = "docs/production-ml/static-vs-dynamic-training.md"
INFERENCE = "docs/production-ml/static-vs-dynamic-inference.md"
DRIFT = "docs/production-ml/monitoring-pipelines.md"
TESTING = "docs/production-ml/deployment-testing.md"
ASKING = "docs/production-ml/questions-to-ask.md"
NEXT = "docs/production-ml/whats-next.md"
GUIDE = "docs/contribute/lessons.md"
LINEAR = "docs/refreshers/linear-regression.md"
BANK = "quizzes/production-ml/static-vs-dynamic-training.yml"
NAV = "mkdocs.yml"
TRAINING_LAB = "docs/production-ml/labs/training.py"
SYSTEM = "docs/production-ml/labs/system.py"
QUESTIONS = "docs/production-ml/labs/questions.py"
TESTING_LAB = "docs/production-ml/labs/testing.py"
TRANSFORM_NOTEBOOK = "docs/production-ml/labs/transform.ipynb"
INFERENCE_RESULTS = "docs/production-ml/labs/results/inference.json"
TERMS = "docs/includes/glossary.md"


def in_text(name: str, rule: str, markdown: str, page: str, *, before: str = "## Key terms", below: int = 0) -> Fault:
    """Return a fault that puts a paragraph of its own before a heading of a page."""
    return insert(name, rule, page, f"\n{markdown}\n\n", before=before, below=below)


def _unused_footnote(files: Files) -> Planted:
    text = files[LINEAR].decode().rstrip("\n") + "\n\n[^nobody]: Nobody, A Work That Is Not Cited, 2020.\n"
    return Planted(changes={LINEAR: text.encode()}, path=LINEAR, line=text.count("\n"))


def _forgotten_page(files: Files) -> Planted:
    page = "docs/refreshers/forgotten.md"
    text = b'---\ntitle: Forgotten\ndescription: "A page that the navigation does not list."\nminutes: 1\n---\n\n# Forgotten\n\nText.\n'
    return Planted(changes={page: text}, path=page, line=1)


def _in_notebook(name: str, rule: str, output: Mapping[str, object], lab: str = TRAINING_LAB) -> Fault:
    """Return a fault that puts an output into the last code cell of a lab's notebook."""

    def plant(files: Files) -> Planted:
        file = lab.replace(".py", ".ipynb")
        notebook = json.loads(files[file])
        [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][-1]["outputs"].append(output)
        return Planted(changes={file: json.dumps(notebook, indent=1).encode()}, path=lab, line=None)

    return Fault(name=name, rule=rule, plant=plant)


FRONT = (
    replace("unknown-key", "unknown-key", TRANSFORM, "minutes:", "minuts:", head="---"),
    rewrite("minutes-that-are-wrong", "lesson-minutes", TRAINING, lambda data: re.sub(rb"minutes: \d+", b"minutes: 99", data, count=1)),
    replace("objective-that-nobody-declared", "undeclared-objective", ASKING, "[ask-questions", "[ask-question", head="---"),
    replace("former-address-of-a-page", "former-page", ASKING, "objectives:", "formerly: [production-ml/whats-next]\nobjectives:", head="---"),
    replace("objective-that-no-question-covers", "uncovered-objective", INFERENCE, "[pick-inference]", "[pick-inference, find-flaws]", head="---"),
    rewrite("footnote-that-is-not-listed", "unlisted-source", TRAINING, lambda data: data.replace(b"sources: [breck2017, ", b"sources: [")),
    replace("source-without-a-footnote", "uncited-source", DRIFT, "sources: [", "sources: [nobody2020, ", head="---"),
    rewrite("title-that-is-gone", "missing-key", GUIDE, lambda data: data.replace(b"title:", b"# title:", 1)),
    replace("minutes-in-words", "wrong-type", INFERENCE, "minutes: ", "minutes: about ", head="---"),
    replace("description-that-is-gone", "unknown-key", NEXT, "description:", "descriptoin:", head="---"),
    rewrite("page-without-front-matter", "page-front-matter", GUIDE, lambda data: data.split(b"---\n", 2)[2]),
)

TEXTS = (
    in_text("footnote-that-nobody-wrote", "unknown-footnote", "As was shown elsewhere.[^nobody2021]", TRANSFORM),
    Fault(name="footnote-that-nobody-uses", rule="unused-footnote", plant=_unused_footnote),
    rewrite("footnote-that-stands-twice", "repeated-footnote", TRAINING, lambda data: data.replace(b"[^gama2014]:", b"[^breck2017]:")),
    rewrite("lesson-without-key-terms", "no-key-terms", TESTING, lambda data: data.replace(b"## Key terms", b"## Terms")),
    replace("figure-without-alt", "alt-text", ASKING, "![", "![](../assets/figures/questions-to-ask-loop.svg)\n\n![", head="<figure"),
    replace("figure-with-a-thin-alt", "alt-text", TRAINING, "![", "![chart](../assets/figures/static-vs-dynamic-training-age.svg)\n\n![", head="<figure"),
    in_text("figure-named-by-its-file", "alt-text", "![static-age.svg](../assets/figures/static-vs-dynamic-inference-age.svg)", INFERENCE),
    in_text("figure-that-begins-with-image-of", "alt-text", "![Image of a loop of four boxes](../assets/figures/questions-to-ask-loop.svg)", ASKING),
    in_text("heading-that-jumps", "heading-jump", "#### A part of a part", TRANSFORM),
    in_text("second-main-heading", "one-heading", "# Another title", DRIFT),
    in_text("link-called-here", "vague-link", "More is [here](whats-next.md).", TRANSFORM),
    in_text("link-called-click-here", "vague-link", "[Click here](whats-next.md) for more.", TRAINING),
    rewrite("fence-that-is-open", "open-fence", LINEAR, lambda data: data + b"\n~~~~python\nprint(1)\n"),
    in_text(
        "question-asked-twice",
        "repeated-question",
        "```quiz\nbank: production-ml/static-vs-dynamic-training\nonly: nightly-needs-gate\n```",
        TRAINING,
        below=2,
    ),
    in_text("quiz-of-no-bank", "unknown-bank", "```quiz\nbank: production-ml/no-such-bank\n```", TRANSFORM, below=1),
    in_text(
        "quiz-of-no-question", "unknown-question", "```quiz\nbank: production-ml/static-vs-dynamic-training\nonly: no-such-question\n```", TRAINING, below=2
    ),
    rewrite("page-without-a-last-line-break", "final-newline", GUIDE, lambda data: data.rstrip(b"\n")),
    rewrite("page-with-other-line-ends", "line-ends", NEXT, lambda data: data.replace(b"\n", b"\r\n")),
    rewrite("page-that-is-not-utf-8", "not-utf-8", ASKING, lambda data: data + b"caf\xe9\n"),
    rewrite(
        "number-that-no-lab-measured",
        "lab-number",
        TRANSFORM,
        lambda data: re.sub(rb"(\{\{ transform\.slip_none_auc = )[0-9.]+", rb"\g<1>0.999", data, count=1),
    ),
    rewrite(
        "number-that-is-bound-to-nothing",
        "plain-number",
        TRANSFORM,
        lambda data: re.sub(rb"\{\{ transform\.slip_none_auc = ([0-9.]+) \}\}", rb"\1", data, count=1),
    ),
    replace("number-of-a-drawing-that-no-lab-measured", "lab-number", "docs/assets/figures/when-to-transform-data-slips.svg", ">−0.118 ▼<", ">−0.119 ▼<"),
)

FILES = (
    add_file("figure-that-nothing-shows", "unused-image", "docs/assets/figures/nobody-shows-this.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    insert("term-that-nobody-uses", "unused-term", TERMS, "\n*[zymurgical drift]: A kind of drift that no page mentions.", before="\n"),
    rewrite("term-that-stands-twice", "repeated-term", TERMS, lambda data: data + b"*[AUC]: Another sentence about the same term.\n"),
    rewrite("terms-out-of-order", "unsorted-term", TERMS, lambda data: b"\n".join(sorted(data.strip().split(b"\n"), reverse=True)) + b"\n"),
    rewrite("term-without-its-colon", "glossary-line", TERMS, lambda data: data.replace(b"*[canary]:", b"*[canary]", 1)),
    rewrite("glossary-that-is-not-utf-8", "not-utf-8", TERMS, lambda data: data.replace(b"*[canary]: ", b"*[canary]: caf\xe9, ", 1)),
    rewrite(
        "page-that-the-navigation-forgot",
        "unlisted-page",
        NAV,
        lambda data: re.sub(rb"      - [^\n]*refreshers/numerical-data\.md\n", b"", data, count=1),
        told_at="docs/refreshers/numerical-data.md",
    ),
    Fault(name="page-that-the-navigation-does-not-know", rule="unlisted-page", plant=_forgotten_page),
    replace("navigation-to-nowhere", "nav-target", NAV, "Glossary: glossary.md", "Glossary: glosary.md"),
    replace("navigation-in-another-case", "nav-target", NAV, "refreshers/categorical-data.md", "refreshers/Categorical-data.md"),
    replace("navigation-twice", "repeated-nav", NAV, "contribute/labs.md\n", "contribute/rules.md\n", head="nav:"),
    rewrite(
        "question-that-no-page-asks",
        "unused-question",
        TRANSFORM,
        lambda data: re.sub(rb"only: \[tr-row-or-pass, ", b"only: [", data),
        told_at="quizzes/production-ml/when-to-transform-data.yml",
    ),
    rewrite("bank-with-an-unknown-key", "unknown-key", BANK, lambda data: data.replace(b"    explanation:", b"    explanaton:", 1)),
    rewrite(
        "bank-with-a-cue",
        "key-length",
        BANK,
        lambda data: re.sub(
            rb'text: "([^"]*"\n +correct: true)',
            rb'text: "All that happened before and after, here and elsewhere, by day and by night, in summer and winter, at large and in detail, \1',
            data,
            count=1,
        ),
    ),
)

LABS = (
    _in_notebook("notebook-that-shows-an-exception", "lab-error", {"output_type": "error", "ename": "KeyError", "evalue": "'delay'", "traceback": []}),
    _in_notebook("notebook-that-shows-a-warning", "lab-warning", {"output_type": "stream", "name": "stderr", "text": ["DeprecationWarning: old"]}, SYSTEM),
    rewrite("lab-that-its-notebook-does-not-know", "lab-stale", QUESTIONS, lambda data: data.replace(b"# %%\n", b"# %%\n# Nothing is as it was.\n", 1)),
    delete_file("lab-without-its-notebook", "lab-missing", TESTING_LAB.replace(".py", ".ipynb"), told_at=TESTING_LAB),
    rewrite("notebook-with-a-cell-of-no-type", "notebook", TRANSFORM_NOTEBOOK, lambda data: data.replace(b'"cell_type"', b'"cell_tpye"', 1)),
    rewrite("result-without-its-value", "lab-results", INFERENCE_RESULTS, lambda data: data.replace(b'"value"', b'"valeu"', 1)),
    rewrite(
        "result-that-was-changed",
        "lab-number",
        "docs/production-ml/labs/results/training.json",
        lambda data: re.sub(rb'("static_sept_mae": \{[^}]*"text": ")[^"]*', rb"\g<1>199.9", data),
        told_at=TRAINING,
    ),
)

FAULTS = (*FRONT, *TEXTS, *FILES, *LABS)


def _in_lab_text(name: str, rule: str, markdown: str) -> Fault:
    """Return a fault that puts a sentence into the first text of a lab and of its notebook."""

    def plant(files: Files) -> Planted:
        notebook, lab = json.loads(files[TRAINING_LAB.replace(".py", ".ipynb")]), files[TRAINING_LAB].decode()
        cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "markdown" and len(cell["source"]) > 2)
        last = cell["source"][-1].rstrip("\n")
        cell["source"][-1] = f"{last} {markdown}"
        text = lab.replace(f"# {last}", f"# {last} {markdown}", 1)
        changes = {TRAINING_LAB: text.encode(), TRAINING_LAB.replace(".py", ".ipynb"): json.dumps(notebook, indent=1).encode()}
        return Planted(changes=changes, path=TRAINING_LAB, line=text.count("\n", 0, text.index(markdown)) + 1)

    return Fault(name=name, rule=rule, plant=plant)


BUILT = (
    delete_file("figure-that-is-gone", "missing-asset", "docs/assets/figures/questions-to-ask-shares.svg", told_at=ASKING),
    in_text("link-to-nowhere", "broken-link", "See [the next lesson](no-such-lesson.md).", TRANSFORM),
    in_text("link-to-a-folder-form", "broken-link", "See [the next lesson](../no-such-folder/).", TRANSFORM),
    in_text("link-in-another-case", "wrong-case", "See [the first lesson](Static-vs-dynamic-training.md).", INFERENCE),
    in_text("link-in-raw-html", "broken-link", '<p>See <a href="../no-such-page/">the raw one</a>.</p>', TRAINING),
    in_text("link-to-a-source-in-raw-html", "source-link", '<p>See <a href="whats-next.md">the raw source</a>.</p>', TRAINING),
    in_text("document-to-nowhere", "broken-link", "See [the handout](handout.pdf).", TRANSFORM),
    in_text("link-by-path", "outside-base", "See [the terms by path](/glossary/).", TRANSFORM),
    in_text("link-by-folder", "broken-link", "See [the next part](whats-next/).", TRANSFORM),
    in_text("image-in-raw-html", "missing-asset", '<p><img alt="A chart in raw HTML" src="../../assets/figures/none.svg"></p>', TRAINING),
    in_text("image-set-in-raw-html", "missing-asset", '<p><img alt="A set" src="../../assets/card.png" srcset="../../assets/wide.png 2x"></p>', TRAINING),
    in_text("anchor-in-raw-html", "broken-anchor", '<p>See <a href="#no-such-raw-part">the raw part</a>.</p>', INFERENCE),
    in_text("image-in-raw-html-without-alt", "missing-alt", '<p><img src="../../assets/card.png"></p>', DRIFT),
    in_text("button-in-raw-html-without-a-name", "empty-button", '<p><button type="button" class="raw"></button></p>', DRIFT),
    in_text("table-in-raw-html-without-headers", "table-headers", '<table class="raw"><tr><td>AUC</td><td>high</td></tr></table>', ASKING),
    replace("title-of-another-page", "repeated-title", NEXT, "title: ", "title: Glossary #", head="---"),
    _in_lab_text("link-in-a-lab", "broken-link", "See [the part](../no-such-page.md) of the module."),
    in_text("anchor-to-nowhere", "broken-anchor", "See [the part](#no-such-part).", DRIFT),
    in_text("anchor-on-another-page", "broken-anchor", "See [the other part](whats-next.md#no-such-part).", DRIFT),
    in_text("image-to-nowhere", "missing-asset", "![A chart of the months, all of them empty](../assets/figures/no-such.svg)", TESTING),
    in_text("image-in-another-case", "wrong-case", "![A loop of four boxes, drawn once more](../assets/figures/Questions-to-ask-loop.svg)", TESTING),
    in_text(
        "image-of-others", "third-party", "![A badge of another site that says passing](https://img.example.org/badge.svg)", NEXT, before="## Primary sources"
    ),
    in_text(
        "image-by-http", "mixed-content", "![A badge of another site that says failing](http://img.example.org/badge.svg)", NEXT, before="## Primary sources"
    ),
    in_text("reference-that-is-not-defined", "unrendered-markdown", "See [the guide][no-such-ref] first.", ASKING),
    in_text("link-with-no-address", "empty-link", "See [the guide]() first.", ASKING),
    in_text("link-outside-the-base", "outside-base", '<p>See <a href="/glossary/">the glossary by path</a>.</p>', ASKING),
    in_text("link-with-a-mistyped-scheme", "bad-address", "See [an example](htps://example.org/) first.", INFERENCE),
    in_text("id-that-stands-twice", "duplicate-id", '<p id="key-terms">Again.</p>', DRIFT),
    in_text("handler-in-the-text", "policy-inline", '<button onclick="alert(1)">Press</button>', NEXT, before="## Primary sources"),
    in_text("mark-that-is-misspelt", "module-mark", "The module takes {{ module-minuts }} minutes.", TRAINING),
    in_text("mark-among-words", "module-mark", "You will: {{ module-objectives }}", TESTING),
    insert(
        "link-in-a-bank", "broken-anchor", BANK, " See [the part](production-ml/whats-next.md#no-such-part-of-a-bank).", before='"', head='    explanation: "'
    ),
)

UNBUILT = (
    insert("setting-that-nobody-knows", "build-warning", NAV, "no_such_setting: true\n", before="site_name:"),
    insert("extension-that-nobody-has", "build-failed", NAV, "  - no_such_extension\n", before="  - abbr"),
)
