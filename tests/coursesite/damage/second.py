"""Faults of a second outsider, who wrote down what authors and deploys get wrong before reading a line of the checker; kept is what it missed."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.coursesite.damage.operator import Fault, Planted, add_file, insert, replace, rewrite
from tests.coursesite.damage.places import FIGURE, GUIDE, INFERENCE, LAB, NEXT, REFRESHER, RULES, TRAINING, TRANSFORM, in_text

LINKS = (
    in_text("mail-to-no-address", "bad-address", '<p><a href="mailto:me at example.org">Write</a></p>', GUIDE),
    in_text(
        "pictures-without-a-comma",
        "bad-address",
        '<p><img src="../../assets/card.png" alt="A card" srcset="../../assets/card.png 1x ../../a.png 2x"></p>',
        GUIDE,
    ),
    in_text("pictures-of-an-unknown-size", "bad-address", '<p><img src="../../assets/card.png" alt="A card" srcset="../../assets/card.png 2dpi"></p>', GUIDE),
    in_text("picture-without-an-address", "empty-link", '<p><img alt="A card"></p>', GUIDE),
    in_text("picture-called-by-its-file", "missing-alt", '<p><img src="../../assets/card.png" alt="card.png"></p>', GUIDE),
    in_text("picture-called-picture", "missing-alt", '<p><img src="../../assets/card.png" alt="Image"></p>', GUIDE),
    rewrite("base-of-another-host", "outside-base", "help/index.html", lambda data: data.replace(b"<head>", b'<head><base href="https://other.example/">', 1)),
    rewrite(
        "picture-shared-by-a-relative-address",
        "canonical",
        NEXT,
        lambda data: re.sub(rb'(property="og:image" content=")[^"]*', rb"\1../../assets/card.png", data),
    ),
    rewrite(
        "search-that-is-gone", "missing-asset", "my-progress/index.html", lambda data: re.sub(rb"search\.[0-9a-f]{8}\.min\.js", b"search.00000000.min.js", data)
    ),
)

TEXTS = (
    in_text("text-in-another-encoding", "wrong-encoding", "<p>The cafÃ© is open.</p>", GUIDE),
    in_text("text-with-a-lost-letter", "wrong-encoding", "<p>The caf\ufffd is open.</p>", RULES),
    in_text("box-that-was-not-closed", "unrendered-markdown", '<p>!!! note "Careful</p>', GUIDE),
    in_text("tab-that-was-not-understood", "unrendered-markdown", "<p>=== Python</p>", GUIDE),
    in_text("table-without-its-second-line", "unrendered-markdown", "<p>| a | b | | 1 | 2 |</p>", GUIDE),
    in_text("merge-that-was-not-finished", "unrendered-markdown", "<p>&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD</p>", GUIDE),
    in_text("link-with-a-space-in-the-middle", "unrendered-markdown", "<p>[lessons] (lessons.md)</p>", GUIDE),
    in_text("link-the-wrong-way-round", "unrendered-markdown", "<p>(lessons)[lessons.md]</p>", GUIDE),
    in_text("link-that-was-not-closed", "unrendered-markdown", "<p>[lessons](lessons.md</p>", GUIDE),
    in_text("link-of-a-wiki", "unrendered-markdown", "<p>See [[lessons]].</p>", GUIDE),
    in_text("box-of-github", "unrendered-markdown", "<p>[!NOTE] Careful.</p>", GUIDE),
    in_text("task-of-github", "unrendered-markdown", "<p>[ ] to do</p>", GUIDE),
    in_text("text-struck-out", "unrendered-markdown", "<p>This is ~~wrong~~ right.</p>", GUIDE),
    in_text("icon-by-its-name", "unrendered-markdown", "<p>Good :material-check:</p>", GUIDE),
    in_text("number-in-single-braces", "unrendered-markdown", "<p>It is { training.age0_mae = 9.3 }.</p>", GUIDE),
    in_text("comment-that-is-shown", "unrendered-markdown", "<p>&lt;!-- later</p>", GUIDE),
    in_text("strong-with-spaces", "unrendered-markdown", "<p>This is ** bold ** text.</p>", GUIDE),
    in_text("snippet-that-was-not-taken-in", "unrendered-markdown", "<p>--8&lt;-- card.md</p>", GUIDE),
    in_text("piece-that-was-not-put-back", "unrendered-markdown", "<p>\x02klzzwxh:0012\x03</p>", GUIDE),
    insert(
        "list-behind-a-line-of-text", "unrendered-markdown", "contribute/engine/index.html", "<p>\nDo this:\n- one\n- two</p>", before="</article>", below=1
    ),
)

HEADS = (
    rewrite("page-of-another-encoding", "no-charset", REFRESHER, lambda data: data.replace(b'charset="utf-8"', b'charset="iso-8859-1"')),
    rewrite("policy-without-quotation-marks", "policy-syntax", "contribute/index.html", lambda data: data.replace(b"script-src 'self'", b"script-src self")),
    rewrite("policy-with-a-slip", "policy-syntax", "contribute/labs/index.html", lambda data: data.replace(b"frame-src 'none'", b"fram-src 'none'")),
    rewrite(
        "policy-that-stops-the-scripts",
        "policy-headers",
        "contribute/figures/index.html",
        lambda data: data.replace(b"script-src 'self'", b"script-src 'none'"),
    ),
    rewrite("settings-that-are-no-json", "html-syntax", "accessibility/index.html", lambda data: data.replace(b'{"annotate": ', b"{annotate: ")),
)

QUESTIONS = (
    rewrite("page-without-its-script", "quiz-script", LAB, lambda data: re.sub(rb'<script src="[^"]*quiz\.js" defer></script>', b"", data)),
    replace("feedback-in-other-words", "answer-key", TRAINING, "Useful if training is slow", "Useless if training is slow"),
    replace("hint-in-other-words", "answer-key", INFERENCE, "Every request pays the lookup", "No request pays the lookup"),
    rewrite("explanation-that-is-gone", "answer-key", TRANSFORM, lambda data: re.sub(rb'<div class="quiz-explanation">.*?</div>', b"", data, count=1)),
    rewrite(
        "question-of-another-section",
        "answer-key",
        "production-ml/deployment-testing/index.html",
        lambda data: re.sub(rb'data-section="[^"]*"', b'data-section="elsewhere"', data, count=1),
    ),
    rewrite(
        "answer-that-is-chosen-already",
        "answer-key",
        "production-ml/questions-to-ask/index.html",
        lambda data: data.replace(b'type="radio" value="b"', b'checked="checked" type="radio" value="b"', 1),
    ),
    rewrite(
        "answer-that-stands-open",
        "answer-key",
        "production-ml/index.html",
        lambda data: data.replace(b'<details class="quiz-answer">', b'<details class="quiz-answer" open>', 1),
    ),
)


def _changed(name: str, path: str, change: Callable[[bytes], bytes]) -> Fault:
    """Return a fault that only the service worker's list shows; no other fault may change the worker meanwhile."""
    return Fault(
        name=name,
        rule="offline-list",
        plant=lambda files: Planted(changes={path: change(files[path]), "sw.js": files["sw.js"]}, path=path, line=None),
    )


WHOLE = (
    _changed(
        "page-changed-after-the-build",
        "contribute/decisions/0004-progress-is-a-set/index.html",
        lambda data: data.replace(b"<p>", b"<p>Not ", 1),
    ),
    _changed("strings-cut-short", "strings/de/progress.json", lambda data: data[: len(data) // 2]),
    rewrite("picture-cut-short", "broken-image", "assets/card.png", lambda data: data[: len(data) // 2]),
    rewrite("drawing-cut-short", "broken-image", FIGURE, lambda data: data[: len(data) // 2]),
    rewrite("notebook-cut-short", "notebook", "production-ml/labs/testing/testing.ipynb", lambda data: data[: len(data) // 2]),
    rewrite(
        "result-on-a-lost-part-of-the-home-page",
        "search-index",
        "assets/search/index.json",
        lambda data: data.replace(b'"location":"#', b'"location":"#no-', 1),
    ),
    rewrite("header-without-a-path", "host-file", "_headers", lambda data: data.replace(b"  X-Content", b"X-Content")),
    add_file("redirect-of-the-host-to-nowhere", "broken-redirect", "_redirects", b"/old/ /production-ml/old/ 301\n"),
    add_file("page-of-an-editor", "leftover-file", "help/index.html~", b"<p>"),
    add_file("secrets-beside-the-pages", "leftover-file", ".env", b"TOKEN=1\n"),
)

FAULTS = (*LINKS, *TEXTS, *HEADS, *QUESTIONS, *WHOLE)
"""In the built site."""
