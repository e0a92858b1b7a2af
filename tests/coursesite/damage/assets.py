"""Faults in what a built page, a style sheet or a drawing loads: pictures, films, styles, scripts, icons."""

from __future__ import annotations

from tests.coursesite.damage.operator import Fault, delete_file, insert
from tests.coursesite.damage.places import FIGURE, GUIDE, LAB, in_head, in_style, in_text

FAULTS: tuple[Fault, ...] = (
    in_text("image-that-is-missing", "missing-asset", '<p><img alt="A chart of nothing" src="../../assets/figures/no-such.svg"></p>'),
    in_text(
        "srcset-with-a-missing-image", "missing-asset", '<p><img alt="The loop" src="../../assets/site/favicon.svg" srcset="../../assets/wide.png 2x"></p>'
    ),
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
    in_head("shared-picture-that-is-missing", "missing-asset", '<meta property="og:image" content="https://course.example/base/assets/no-shared-card.png">'),
    in_style("style-with-a-missing-image", "missing-asset", ".a{background:url(paper.png)}"),
    in_style("style-with-a-missing-import", "missing-asset", '@import "more.css";'),
    in_style("style-with-a-missing-font", "missing-asset", "@font-face{font-family:F;src:url('../fonts/f.woff2') format('woff2')}"),
    in_text("drawing-without-its-part", "broken-anchor", '<svg viewBox="0 0 9 9"><use href="#no-such-symbol"/></svg>'),
    in_text("drawing-from-another-file", "broken-anchor", '<svg viewBox="0 0 9 9"><use href="../../assets/site/favicon.svg#no-such-part"/></svg>'),
    insert("figure-without-its-gradient", "broken-anchor", FIGURE, '<rect fill="url(#no-such-gradient)"/>', before="</svg>"),
    insert("figure-with-a-missing-image", "missing-asset", FIGURE, '<image href="photo.png"/>', before="</svg>"),
    delete_file("deleted-image", "missing-asset", "assets/figures/introduction-parts.svg", told_at="docs/production-ml/index.md"),
    in_text(
        "srcset-with-one-dead-of-three",
        "missing-asset",
        '<p><img alt="The loop" src="../../assets/site/favicon.svg" srcset="../../assets/site/favicon.svg 1x,../../assets/dead.svg 2x, ../../assets/site/favicon.svg 3x"></p>',
    ),
    in_text(
        "picture-with-a-dead-source",
        "missing-asset",
        '<picture><source srcset="../../assets/loop.webp" type="image/webp"><img alt="The loop of four boxes" src="../../assets/site/favicon.svg"></picture>',
    ),
    in_text("sound-that-is-missing", "missing-asset", '<audio controls src="../talk.mp3"></audio>'),
    in_text("film-that-is-missing", "missing-asset", '<video controls src="../talk.mp4"></video>'),
    in_text("image-of-a-drawing-that-is-missing", "missing-asset", '<svg viewBox="0 0 9 9"><image href="../photo.jpg"/></svg>'),
    in_text("drawing-without-its-gradient", "broken-anchor", '<svg viewBox="0 0 9 9"><rect fill="url(#no-such-fill)" width="9" height="9"/></svg>'),
    in_text("background-that-is-missing", "missing-asset", '<table background="../paper.gif"><tr><th>A</th></tr></table>'),
    in_head("touch-icon-that-is-missing", "missing-asset", '<link rel="apple-touch-icon" href="../../assets/touch.png">'),
    in_head("module-that-is-missing", "missing-asset", '<link rel="modulepreload" href="../../assets/more.mjs">'),
    in_head("page-ahead-that-is-missing", "missing-asset", '<link rel="prefetch" href="../no-such-page/">'),
    in_head("picture-ahead-that-is-missing", "missing-asset", '<link rel="preload" as="image" imagesrcset="../../assets/a.png 1x">'),
    in_head("picture-for-others-that-is-missing", "missing-asset", '<meta name="twitter:image" content="https://course.example/base/assets/no-card.png">'),
    in_head("page-ahead-in-another-case", "wrong-case", '<link rel="prefetch" href="../../../Glossary/">', LAB),
    in_style("style-with-a-missing-set", "missing-asset", ".c{background:image-set('wide.png' 1x,'wider.png' 2x)}"),
    in_style("style-with-a-missing-import-by-url", "missing-asset", '@import url("print-more.css") print;'),
    in_style("style-with-an-image-in-another-case", "wrong-case", ".d{background:url(Favicon.svg)}"),
    delete_file("deleted-style-sheet", "missing-asset", "assets/quiz/quiz.css", told_at="index.html"),
)
