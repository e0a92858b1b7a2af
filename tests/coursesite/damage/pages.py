"""Faults in one built page: its head, its outline, its ids, its markup, its questions, its policy."""

from __future__ import annotations

import re

from tests.coursesite.damage.operator import Fault, Files, Planted, add_file, replace, rewrite
from tests.coursesite.damage.places import DRIFT, GUIDE, HOME, INFERENCE, LAB, NEXT, REFRESHER, RULES, TRAINING, TRANSFORM, in_head, in_text


def _described_as_another(data: bytes) -> bytes:
    """Return a page with the description of the glossary."""
    return re.sub(
        rb'<meta name="description"[^>]*>',
        b'<meta name="description" content="Every key term of the course in one sentence, with links back to the pages that use it. The same sentences open as cards in the lessons.">',
        data,
    )


HEADS = (
    rewrite("page-without-a-title", "no-title", NEXT, lambda data: re.sub(rb"<title>.*?</title>", b"", data)),
    rewrite("page-with-an-empty-title", "no-title", RULES, lambda data: re.sub(rb"<title>.*?</title>", b"<title> </title>", data)),
    replace("page-without-a-language", "no-language", NEXT, '<html lang="en"', "<html"),
    rewrite("page-without-a-description", "no-description", NEXT, lambda data: re.sub(rb'<meta name="description"[^>]*>', b"", data)),
    rewrite("page-without-a-canonical-address", "canonical", NEXT, lambda data: re.sub(rb'<link rel="canonical"[^>]*>', b"", data)),
    replace(
        "page-with-another-canonical-address",
        "canonical",
        REFRESHER,
        'rel="canonical" href="https://course.example/base/refreshers/linear-regression/"',
        'rel="canonical" href="https://course.example/base/refreshers/"',
    ),
    rewrite(
        "page-with-the-title-of-another",
        "repeated-title",
        NEXT,
        lambda data: re.sub(rb"<title>.*?</title>", b"<title>Glossary - Machine learning in production</title>", data),
    ),
    rewrite("page-with-the-description-of-another", "repeated-description", REFRESHER, _described_as_another),
    rewrite("page-in-no-language-there-is", "no-language", GUIDE, lambda data: data.replace(b'<html lang="en"', b'<html lang="english"')),
    rewrite("page-without-its-encoding", "no-charset", TRAINING, lambda data: re.sub(rb'<meta charset="utf-8"[^>]*>', b"", data)),
    rewrite("page-as-wide-as-a-desk", "viewport", LAB, lambda data: re.sub(rb'<meta name="viewport"[^>]*>', b"", data)),
    rewrite("page-that-cannot-be-enlarged", "viewport", RULES, lambda data: data.replace(b"initial-scale=1", b"initial-scale=1,user-scalable=no")),
    in_head("page-kept-from-searchers", "sitemap", '<meta name="robots" content="noindex">', TRANSFORM),
    rewrite("page-that-starts-elsewhere", "outside-base", "contribute/labs/index.html", lambda data: data.replace(b"<head>", b'<head><base href="/">')),
    replace(
        "page-shared-under-another-address",
        "canonical",
        TRANSFORM,
        '"og:url" content="https://course.example/base/',
        '"og:url" content="https://course.example/',
    ),
)

OUTLINES = (
    in_text("heading-that-jumps", "heading-jump", "<h2>A part</h2><h5>A part of a part</h5>"),
    in_text("second-main-heading", "one-heading", "<h1>Another title</h1>"),
    rewrite("page-without-a-main-heading", "one-heading", REFRESHER, lambda data: data.replace(b"<h1", b"<p").replace(b"</h1>", b"</p>")),
    in_text("empty-heading", "empty-heading", '<h2 id="silent"></h2>'),
    in_text("id-that-stands-twice", "duplicate-id", '<p id="key-terms">Again.</p>'),
    in_text("ids-that-differ-in-nothing", "duplicate-id", '<p id="one-of-two">One.</p><p id="one-of-two">Two.</p>', GUIDE),
    in_text("label-for-nothing", "dangling-reference", '<label for="no-such-field">Name</label>'),
    in_text("name-by-nothing", "dangling-reference", '<div role="group" aria-labelledby="no-such-name">Text.</div>'),
    in_text("image-without-alt", "missing-alt", '<p><img src="../../assets/site/favicon.svg"></p>'),
    in_text("button-without-a-name", "empty-button", '<button type="button"></button>'),
    in_text("area-without-alt", "missing-alt", '<map name="n"><area href="../../glossary/"></map>'),
    in_text("button-image-without-alt", "missing-alt", '<input type="image" src="../../assets/site/favicon.svg">'),
    in_text("table-without-headers", "table-headers", "<table><tr><td>AUC</td><td>0.7</td></tr></table>"),
    in_text("description-by-nothing", "dangling-reference", '<input aria-label="Rate" aria-describedby="no-such-hint">'),
    in_text("details-by-nothing", "dangling-reference", '<p aria-details="no-such-note">Text.</p>'),
    in_text("frame-without-a-title", "missing-alt", '<iframe src="../../glossary/"></iframe>'),
)

LEFTOVERS = (
    in_text("reference-that-is-not-defined", "unrendered-markdown", "<p>See [the guide][no-such-ref] first.</p>"),
    in_text("short-reference-that-is-not-defined", "unrendered-markdown", "<p>See [the guide][] first.</p>"),
    in_text("link-left-as-text", "unrendered-markdown", "<p>See [the guide](lessons.md) first.</p>"),
    in_text("footnote-left-as-text", "unrendered-markdown", "<p>As was shown.[^nobody2020]</p>"),
    in_text("attributes-left-as-text", "unrendered-markdown", "<h2>A part {#a-part}</h2>"),
    in_text("number-left-as-text", "unrendered-markdown", "<p>It was {{ training.mae = 16.1 }} minutes.</p>"),
    in_text("fence-left-as-text", "unrendered-markdown", "<p>```quiz bank: nothing ```</p>"),
    in_text("emphasis-left-as-text", "unrendered-markdown", "<p>This is **not bold at all** here.</p>"),
)

MARKUP = (
    in_text("tag-that-never-ends", "html-syntax", "<p>Text <strong>that stays bold.</p>", NEXT),
    in_text("end-tag-of-nothing", "html-syntax", "<p>Text</em>.</p>", NEXT),
    in_text("frame-that-never-ends", "html-syntax", "<div><p>Text.</p>", REFRESHER),
    in_text("quote-that-never-ends", "html-syntax", '<p class="a>Text.</p>', TRANSFORM),
    rewrite("page-cut-in-the-middle", "html-syntax", LAB, lambda data: data[: len(data) // 2]),
    rewrite("page-that-is-not-utf-8", "not-utf-8", "refreshers/categorical-data/index.html", lambda data: data.replace(b"</article>", b"caf\xe9</article>")),
    rewrite("page-with-nothing-in-it", "empty-page", "contribute/zensical/index.html", lambda data: b""),
    add_file("page-of-twelve-megabytes", "oversized-page", "contribute/log.html", b"<p>0123456789" * 1_000_000),
    add_file("picture-called-a-page", "not-utf-8", "contribute/picture.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe" * 50),
)


def _question(name: str, rule: str, pattern: bytes, new: bytes, page: str = INFERENCE) -> Fault:
    """Return a fault in the first question that a pattern finds."""

    def plant(files: Files) -> Planted:
        data = files[page]
        match = re.search(pattern, data, re.DOTALL)
        assert match, name
        line = data.count(b"\n", 0, match.start()) + 1 if new else None
        return Planted(changes={page: data[: match.start()] + match.expand(new) + data[match.end() :]}, path=page, line=line)

    return Fault(name=name, rule=rule, plant=plant)


QUESTIONS = (
    _question(
        "key-that-is-another", "answer-key", rb'data-key="[^"]*" data-kind="single"', b'data-key="{&quot;correct&quot;:[&quot;zz&quot;]}" data-kind="single"'
    ),
    _question("key-that-is-no-json", "answer-key", rb'data-key="[^"]*" data-kind="multiple"', b'data-key="{" data-kind="multiple"', TRAINING),
    _question("key-that-is-gone", "answer-key", rb'data-key="[^"]*" (data-kind="numeric")', rb"\1", DRIFT),
    _question("kind-that-is-another", "answer-key", rb'data-kind="single"', b'data-kind="order"', TRANSFORM),
    _question("version-that-is-another", "answer-key", rb'data-rev="[0-9a-f]{8}"', b'data-rev="00000000"', "production-ml/deployment-testing/index.html"),
    _question("verdict-that-is-turned", "answer-key", rb'data-verdict="right"', b'data-verdict="wrong"', "production-ml/questions-to-ask/index.html"),
    _question(
        "choices-that-changed-places",
        "answer-key",
        rb'(<div class="quiz-choice" data-choice=")a(".*?<div class="quiz-choice" data-choice=")b"',
        rb'\1b\2a"',
        LAB,
    ),
    _question("choice-that-says-something-else", "answer-key", rb"(</span> )[A-Z][a-z]+", rb"\1Never", "production-ml/labs/transform/index.html"),
    _question("value-of-a-choice-that-is-another", "answer-key", rb'(type="radio" value=")a"', rb'\1b"', "production-ml/labs/system/index.html"),
    _question("question-that-nobody-wrote", "answer-key", rb'id="q-[^"]*"', b'id="q-nobody-wrote-this"', REFRESHER),
    _question("question-that-is-gone", "lost-question", rb"<quiz-question.*?</quiz-question>", b"", "refreshers/numerical-data/index.html"),
)

POLICIES = (
    in_text("script-that-no-policy-knows", "policy-hash", "<script>document.title='x'</script>", LAB),
    rewrite("page-without-a-policy", "no-policy", GUIDE, lambda data: re.sub(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', b"", data)),
    replace("policy-that-allows-anything", "weak-policy", HOME, "script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    in_head("script-of-another-hash", "policy-hash", "<script>var a='<!--'</script>", RULES),
    replace("policy-that-allows-styles", "policy-headers", NEXT, "style-src 'self'", "style-src 'self' 'unsafe-inline'"),
    replace("policy-that-allows-eval", "weak-policy", TRAINING, "script-src 'self'", "script-src 'self' 'unsafe-eval'"),
    replace("policy-that-allows-every-host", "weak-policy", INFERENCE, "script-src 'self'", "script-src 'self' https:"),
    in_text("handler-in-the-page", "policy-inline", '<button onclick="alert(1)">Press</button>', REFRESHER),
    in_text("style-in-the-page", "policy-inline", '<p style="color:red">Red.</p>', REFRESHER),
    in_head("style-element-in-the-page", "policy-inline", "<style>p{color:red}</style>", REFRESHER),
)

FAULTS = (*HEADS, *OUTLINES, *LEFTOVERS, *MARKUP, *QUESTIONS, *POLICIES)
