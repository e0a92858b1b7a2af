"""Faults in what a built page points to: links, anchors, images, styles, scripts."""

from __future__ import annotations

from tests.coursesite.damage.operator import Fault, delete_file, insert

HOME = "index.html"
DRIFT = "production-ml/monitoring-pipelines/index.html"
TRAINING = "production-ml/static-vs-dynamic-training/index.html"
LAB = "production-ml/labs/training/index.html"
GUIDE = "contribute/lessons/index.html"
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


LINKS = (
    in_text("link-to-nowhere", "broken-link", '<p><a href="../no-such-lesson/">the next lesson</a></p>'),
    in_text("link-to-nowhere-by-file", "broken-link", '<p><a href="../../missing.pdf">the handout</a></p>'),
    in_text("link-to-nowhere-with-entities", "broken-link", '<p><a href="../a&amp;b/?x=1#top">both halves</a></p>'),
    in_text("link-without-quotes", "broken-link", "<p><a href=../unquoted-target/ >the unquoted one</a></p>"),
    in_text("link-in-capitals", "broken-link", '<P><A HREF="../capital-markup/">the loud one</A></P>'),
    in_text("link-of-an-area", "broken-link", '<map name="m"><area href="../no-area/" alt="The left half"></map>'),
    in_text("link-in-a-drawing", "broken-link", '<svg><a xlink:href="../no-drawing/"><text>a box</text></a></svg>'),
    in_text("sidebar-entry-to-nowhere", "broken-link", '<nav class="md-nav"><a class="md-nav__link" href="../unwritten/">Unwritten</a></nav>', LAB),
    in_text("anchor-on-this-page", "broken-anchor", '<p><a href="#no-such-section">the section above</a></p>'),
    in_text("anchor-on-another-page", "broken-anchor", '<p><a href="../static-vs-dynamic-training/#no-such-part">the other lesson</a></p>'),
    in_text("anchor-in-another-case", "broken-anchor", '<p><a href="#Key-Terms">the terms</a></p>'),
    in_text("link-in-another-case", "wrong-case", '<p><a href="../Static-vs-dynamic-training/">the first lesson</a></p>'),
    in_text("image-in-another-case", "wrong-case", '<p><img alt="The loop of four boxes" src="../../assets/figures/Questions-to-ask-loop.svg"></p>'),
    in_text("link-to-a-source", "source-link", '<p><a href="../static-vs-dynamic-training.md">the source</a></p>'),
    in_text("link-to-a-source-with-anchor", "source-link", '<p><a href="whats-next.md#sources">what is next</a></p>'),
    in_text("link-outside-the-base", "outside-base", '<p><a href="/production-ml/">the module</a></p>'),
    in_text("link-outside-the-base-in-full", "outside-base", '<p><a href="https://course.example/production-ml/">the module again</a></p>'),
    in_text("link-above-the-root", "outside-base", '<p><a href="../../../../elsewhere/">up and away</a></p>'),
    in_text("image-outside-the-base", "outside-base", '<p><img alt="The loop of four boxes" src="/assets/figures/questions-to-ask-loop.svg"></p>'),
    in_text("link-by-http-to-this-site", "insecure-own-link", '<p><a href="http://course.example/base/glossary/">the glossary</a></p>'),
    in_text("link-with-a-mistyped-scheme", "bad-address", '<p><a href="htps://example.org/">an example</a></p>'),
    in_text("link-without-a-host", "bad-address", '<p><a href="https:///page/">a page</a></p>'),
    in_text("link-with-a-space", "bad-address", '<p><a href="../static vs dynamic/">a spaced one</a></p>'),
    in_text("link-with-a-backslash", "bad-address", '<p><a href="..\\glossary\\">the glossary by backslash</a></p>'),
    in_text("link-with-a-broken-escape", "bad-address", '<p><a href="../100%/">a hundred percent</a></p>'),
    in_text("link-that-runs-a-script", "bad-address", '<p><a href="javascript:void(0)">do nothing</a></p>'),
    in_text("link-to-this-machine", "bad-address", '<p><a href="http://localhost:8000/glossary/">my own copy</a></p>'),
    in_text("link-with-no-address", "empty-link", '<p><a href="">nothing behind it</a></p>'),
    in_text("link-with-no-text", "empty-link", '<p><a href="../../glossary/"></a></p>'),
    in_text("link-around-a-silent-image", "empty-link", '<p><a href="../../glossary/"><img src="../../assets/site/loop.svg" alt=""></a></p>'),
    in_text("refresh-to-nowhere", "broken-redirect", '<meta http-equiv="refresh" content="5; url=../moved-away/">'),
)

ASSETS = (
    in_text("image-that-is-missing", "missing-asset", '<p><img alt="A chart of nothing" src="../../assets/figures/no-such.svg"></p>'),
    in_text("srcset-with-a-missing-image", "missing-asset", '<p><img alt="The loop" src="../../assets/site/loop.svg" srcset="../../assets/wide.png 2x"></p>'),
    in_text("source-that-is-missing", "missing-asset", '<video controls><source src="../film.mp4"></video>'),
    in_text("poster-that-is-missing", "missing-asset", '<video controls poster="../poster.png"></video>'),
    in_text("captions-that-are-missing", "missing-asset", '<video controls><track src="../film.vtt"></video>'),
    in_text("object-that-is-missing", "missing-asset", '<object data="../drawing.svg">A drawing</object>'),
    in_text("embed-that-is-missing", "missing-asset", '<embed src="../plan.pdf">'),
    in_text("button-image-that-is-missing", "missing-asset", '<input type="image" alt="Send" src="../send.png">'),
    in_text("frame-to-nowhere", "missing-asset", '<iframe title="A demo" src="../demo.html"></iframe>'),
    in_text("style-attribute-with-a-missing-image", "missing-asset", "<p style=\"background: url('../paper.png')\">Text.</p>", GUIDE),
    in_head("style-sheet-that-is-missing", "missing-asset", '<link rel="stylesheet" href="../../assets/missing.css">'),
    in_head("script-that-is-missing", "missing-asset", '<script src="../../assets/missing.js" defer></script>'),
    in_head("icon-that-is-missing", "missing-asset", '<link rel="icon" href="../../assets/missing.ico">'),
    in_head("manifest-that-is-missing", "missing-asset", '<link rel="manifest" href="../../site.webmanifest">'),
    in_head("preload-that-is-missing", "missing-asset", '<link rel="preload" as="font" href="../../assets/font.woff2">'),
    in_head("shared-picture-that-is-missing", "missing-asset", '<meta property="og:image" content="https://course.example/base/assets/card.png">'),
    in_style("style-with-a-missing-image", "missing-asset", ".a{background:url(paper.png)}"),
    in_style("style-with-a-missing-import", "missing-asset", '@import "more.css";'),
    in_style("style-with-a-missing-font", "missing-asset", "@font-face{font-family:F;src:url('../fonts/f.woff2') format('woff2')}"),
    in_text("drawing-without-its-part", "broken-anchor", '<svg viewBox="0 0 9 9"><use href="#no-such-symbol"/></svg>'),
    in_text("drawing-from-another-file", "broken-anchor", '<svg viewBox="0 0 9 9"><use href="../../assets/site/loop.svg#no-such-part"/></svg>'),
    insert("figure-without-its-gradient", "broken-anchor", FIGURE, '<rect fill="url(#no-such-gradient)"/>', before="</svg>"),
    insert("figure-with-a-missing-image", "missing-asset", FIGURE, '<image href="photo.png"/>', before="</svg>"),
    delete_file("deleted-image", "missing-asset", "assets/figures/introduction-parts.svg", told_at="docs/production-ml/index.md"),
)

OTHER_HOSTS = (
    in_text("image-by-http", "mixed-content", '<p><img alt="A picture from elsewhere" src="http://example.org/a.png"></p>'),
    in_text("frame-by-http", "mixed-content", '<iframe title="A talk" src="http://example.org/talk"></iframe>'),
    in_head("script-by-http", "mixed-content", '<script src="http://example.org/a.js"></script>'),
    in_style("style-by-http", "mixed-content", ".b{background:url(http://example.org/b.png)}"),
    in_head("script-of-others", "third-party", '<script src="https://cdn.example.org/lib.js"></script>'),
    in_head("style-sheet-of-others", "third-party", '<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto">'),
    in_head("connection-to-others", "third-party", '<link rel="preconnect" href="https://fonts.gstatic.com">'),
    in_head("name-of-others-asked", "third-party", '<link rel="dns-prefetch" href="//cdn.example.org">'),
    in_text("image-of-others", "third-party", '<p><img alt="A badge from elsewhere" src="https://img.example.org/badge.svg"></p>'),
    in_text("image-of-others-in-a-srcset", "third-party", '<p><img alt="The loop" src="../../assets/site/loop.svg" srcset="//img.example.org/2.png 2x"></p>'),
    in_text("frame-of-others", "third-party", '<iframe title="A film" src="https://video.example.org/embed/1"></iframe>'),
    in_text("form-to-others", "third-party", '<form action="https://forms.example.org/send"><button>Send</button></form>'),
    in_text("ping-to-others", "third-party", '<p><a href="../../glossary/" ping="https://count.example.org/">the terms</a></p>'),
    in_style("style-of-others", "third-party", '@import url("https://fonts.example.org/css");'),
    in_style("font-of-others", "third-party", "@font-face{font-family:G;src:url(https://fonts.example.org/g.woff2)}"),
    insert("figure-with-an-image-of-others", "third-party", FIGURE, '<image href="https://img.example.org/a.png"/>', before="</svg>"),
)

FAULTS = (*LINKS, *ASSETS, *OTHER_HOSTS)
