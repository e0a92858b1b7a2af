"""Faults in what a built page, a style sheet or a drawing loads: pictures, films, styles, scripts, icons."""

from __future__ import annotations

from tests.coursesite.damage.operator import Fault, delete_file, insert
from tests.coursesite.damage.places import FIGURE, GUIDE, in_head, in_style, in_text

FAULTS: tuple[Fault, ...] = (
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
