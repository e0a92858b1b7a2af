"""Faults in what a built page asks of other hosts."""

from __future__ import annotations

from tests.coursesite.damage.operator import Fault, insert
from tests.coursesite.damage.places import FIGURE, in_head, in_style, in_text

FAULTS: tuple[Fault, ...] = (
    in_text("image-by-http", "mixed-content", '<p><img alt="A picture from elsewhere" src="http://example.org/a.png"></p>'),
    in_text("frame-by-http", "mixed-content", '<iframe title="A talk" src="http://example.org/talk"></iframe>'),
    in_head("script-by-http", "mixed-content", '<script src="http://example.org/a.js"></script>'),
    in_style("style-by-http", "mixed-content", ".b{background:url(http://example.org/b.png)}"),
    in_head("script-of-others", "third-party", '<script src="https://cdn.example.org/lib.js"></script>'),
    in_head("style-sheet-of-others", "third-party", '<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto">'),
    in_head("connection-to-others", "third-party", '<link rel="preconnect" href="https://fonts.gstatic.com">'),
    in_head("name-of-others-asked", "third-party", '<link rel="dns-prefetch" href="//cdn.example.org">'),
    in_text("image-of-others", "third-party", '<p><img alt="A badge from elsewhere" src="https://img.example.org/badge.svg"></p>'),
    in_text(
        "image-of-others-in-a-srcset", "third-party", '<p><img alt="The loop" src="../../assets/site/favicon.svg" srcset="//img.example.org/2.png 2x"></p>'
    ),
    in_text("frame-of-others", "third-party", '<iframe title="A film" src="https://video.example.org/embed/1"></iframe>'),
    in_text("form-to-others", "third-party", '<form action="https://forms.example.org/send"><button>Send</button></form>'),
    in_text("ping-to-others", "third-party", '<p><a href="../../glossary/" ping="https://count.example.org/">the terms</a></p>'),
    in_style("style-of-others", "third-party", '@import url("https://fonts.example.org/css");'),
    in_style("font-of-others", "third-party", "@font-face{font-family:G;src:url(https://fonts.example.org/g.woff2)}"),
    insert("figure-with-an-image-of-others", "third-party", FIGURE, '<image href="https://img.example.org/a.png"/>', before="</svg>"),
)
