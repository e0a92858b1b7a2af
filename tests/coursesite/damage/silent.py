"""Faults that browsers, hosts and builders pass over without a word: a fourth outsider planted more than 1,800 before reading the checker; kept is what it missed."""

from __future__ import annotations

from tests.coursesite.damage.operator import Fault, add_file, replace
from tests.coursesite.damage.places import GUIDE, RULES, in_head, in_text

PAGES = [f"contribute/{name}/index.html" for name in "blind-reading browsers checkers engine figures furniture labs new-kind performance zensical".split()]
"""Enough of them that no page has more mistakes of its markup than are told one by one."""
CARD = 'src="../../assets/card.png" width="1200" height="630"'
VALUES = (
    in_text("quotation-marks-of-an-editor", "html-syntax", "<p class=“wide”>Text.</p>", PAGES[0]),
    in_text("alt-in-quotation-marks-of-an-editor", "html-syntax", f"<p><img {CARD} alt=“Two lines that cross”></p>", PAGES[0]),
    in_text("direction-that-is-none", "html-syntax", '<p dir="rlt">Text.</p>', PAGES[0]),
    in_text("scope-that-is-none", "html-syntax", '<table><tr><th scope="column">A</th></tr></table>', PAGES[0]),
    in_text("button-that-does-not-send", "html-syntax", '<p><button type="sumbit">Send</button></p>', PAGES[1]),
    in_text("loading-that-is-none", "html-syntax", f'<p><img {CARD} alt="Two lines that cross" loading="lasy"></p>', PAGES[1]),
    in_text("state-with-a-slip", "html-syntax", '<section aria-labeledby="lessons"><p>Text.</p></section>', PAGES[1]),
    in_text("state-that-is-none", "html-syntax", '<p aria-hidden="yes">Text.</p>', PAGES[1]),
    in_text("relation-with-a-slip", "html-syntax", '<p><a href="https://example.org/" rel="norefferer">Elsewhere in full</a></p>', PAGES[2]),
    in_text("window-with-a-slip", "html-syntax", '<p><a href="https://example.org/" target="blank">Elsewhere in full</a></p>', PAGES[2]),
    in_text("slash-that-ends-nothing", "html-syntax", "<div/><p>Text.</p></div>", PAGES[2]),
    in_head("style-sheet-with-a-slip", "html-syntax", '<link rel="stylesheat" href="../../assets/site/site.css">', PAGES[4]),
    in_head("font-ahead-of-nothing", "html-syntax", '<link rel="preload" href="../../assets/card.png">', PAGES[5]),
    in_head("picture-ahead-of-nothing", "html-syntax", '<link rel="preload" as="imgae" href="../../assets/card.png">', PAGES[5]),
    in_head("script-of-no-kind", "html-syntax", '<script type="text/javscript" src="../../assets/site/site.js"></script>', PAGES[5]),
    in_head("script-for-a-style-sheet", "html-syntax", '<link rel="stylesheet" href="../../assets/site/site.js">', PAGES[5]),
    in_head("style-sheet-for-a-script", "html-syntax", '<script src="../../assets/site/site.css" defer></script>', PAGES[6]),
    in_head("meaning-with-a-slip", "html-syntax", '<meta name="descripton" content="Words.">', PAGES[6]),
    in_head("shared-meaning-with-a-slip", "html-syntax", '<meta property="og:tittle" content="Words.">', PAGES[6]),
)
PICTURES = (
    in_text(
        "pictures-by-width-and-density",
        "html-syntax",
        f'<p><img {CARD} alt="Two lines" srcset="../../assets/card.png 1200w, ../../assets/card.png?b 2x"></p>',
        PAGES[6],
    ),
    in_text(
        "pictures-for-one-density",
        "html-syntax",
        f'<p><img {CARD} alt="Two lines" srcset="../../assets/card.png 2x, ../../assets/card.png?b 2x"></p>',
        PAGES[6],
    ),
    in_text("sizes-without-widths", "html-syntax", f'<p><img {CARD} alt="Two lines" srcset="../../assets/card.png 2x" sizes="50vw"></p>', PAGES[3]),
)
SURROUNDINGS = (
    in_text("field-in-a-link", "html-syntax", '<p><a href="../">Words <input aria-label="Words"></a></p>', PAGES[2]),
    in_text("label-in-a-label", "html-syntax", "<p><label>A <label>B</label></label></p>", PAGES[3]),
    in_text("form-in-a-form", "html-syntax", "<form><form></form></form>", PAGES[3]),
    in_text("summary-of-nothing", "html-syntax", "<summary>Words</summary>", PAGES[3]),
    in_text("caption-of-nothing", "html-syntax", "<figcaption>Words</figcaption>", PAGES[3]),
    in_text("legend-of-nothing", "html-syntax", "<legend>Words</legend>", PAGES[4]),
    in_text("option-of-nothing", "html-syntax", "<option>Words</option>", PAGES[4]),
    in_text("source-of-nothing", "html-syntax", '<source src="../../assets/card.png">', PAGES[4]),
)
TEXTS = (
    in_text("contents-that-stayed-text", "unrendered-markdown", "<p>[TOC]</p>", GUIDE),
    in_text("reference-that-stayed-text", "unrendered-markdown", "<p>[guide]: https://example.org/guide</p>", RULES),
    in_text("quotation-that-stayed-text", "unrendered-markdown", "<p>&gt; They say so.</p>", GUIDE),
    in_text("formula-without-its-signs", "unrendered-markdown", r"<p>The share is \frac{a}{b} of it.</p>", PAGES[1]),
    in_text("picture-letter-that-stayed-text", "unrendered-markdown", "<p>Mind :warning: this.</p>", GUIDE),
    in_text("mark-of-a-program-that-wrote", "unrendered-markdown", "<p>It rose.:contentReference[oaicite:3]{index=3}</p>", GUIDE),
)
HOSTS = (
    add_file("record-with-a-slip", "host-file", "robots.txt", b"User-agent: *\nDissalow: /drafts/\n"),
    add_file("sitemap-seen-from-somewhere", "host-file", "robots.txt", b"User-agent: *\nSitemap: /base/sitemap.xml\n"),
    add_file("host-with-its-scheme", "host-file", "CNAME", b"https://course.example/\n"),
    add_file("host-of-another-site", "host-file", "CNAME", b"other.example\n"),
    add_file("hosts-by-twos", "host-file", "CNAME", b"course.example\nwww.course.example\n"),
)
FAULTS: tuple[Fault, ...] = (*VALUES, *PICTURES, *SURROUNDINGS, *TEXTS, *HOSTS)
"""In the built site."""

BANK = "quizzes/production-ml/static-vs-dynamic-training.yml"
SOURCES: tuple[Fault, ...] = (
    replace("choice-by-its-place", "position-reference", BANK, "A larger machine, so that", "The first option, so that"),
    replace("choice-of-two-letters", "all-or-none", BANK, '"Pure chance: nothing but the draw of flights differs"', '"A and B"'),
    replace("wrong-choice-that-is-praised", "verdict-clash", BANK, "Useful if training is slow", "Correct, if training is slow"),
    replace("wrong-number-that-is-praised", "verdict-clash", BANK, '"At nine months the old', '"Right: at nine months the old'),
)
"""In what authors wrote."""
