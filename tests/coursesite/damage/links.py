"""Faults in where links of a built page lead: pages, anchors, addresses that nobody can follow."""

from __future__ import annotations

from tests.coursesite.damage.operator import Fault
from tests.coursesite.damage.places import LAB, in_text

FAULTS: tuple[Fault, ...] = (
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
