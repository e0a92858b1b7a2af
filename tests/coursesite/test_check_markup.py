"""A page is cut by a quick form of the grammar of tags: it must cut every text as the grammar itself does."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coursesite.check.site import reader
from coursesite.check.site.markup import TAG, split_tags
from tests.coursequiz.examples import tries

PIECES = """< > " ' = / - ! ? a p x : \n span <span> </span> <span\tclass="a"> <script <script> </script> <title> </STYLE> <!-- --> <a\thref="b"> </a> <p\ta=' S 1 <li> </li>"""


def cut_by_grammar(html: str) -> list[str]:
    """Return a page as text, tag, text and so on."""
    pieces, end = [], 0
    for match in TAG.finditer(html):
        if match["open"]:
            return [*pieces, html[end : match.start()], html[match.start() :], ""]
        pieces += [html[end : match.start()], match[0]]
        end = match.end()
    return [*pieces, html[end:]]


@given(st.lists(st.sampled_from([piece.replace("\t", " ") for piece in PIECES.split(" ")] + [" "]), max_size=16).map("".join))
@example('<p ="a b=">text</p>">')
@example("<span/>text</span>")
@example('<li><a href="b">x<span>y</span></a> </li></li>')
@tries(1000)
def test_a_page_is_cut_as_the_grammar_says(html: str) -> None:
    assert cut(html) == cut_by_grammar(html)


def cut(html: str, *, entries: bool = True) -> list[str]:
    """Return a page as text, tag, text and so on, as it is cut where entries of menus stay whole, or not."""
    pieces, last = split_tags(html, entries=entries)
    found: list[str] = []
    for text, span, inner, entry, token in pieces:
        found.append(text)
        if entry is not None:
            found += cut(f"<{entry}", entries=False)[1:-1]
        else:
            found += [f"<{token}"] if span is None else [f"<{span}", inner, "</span>"]
    return [*found, last]


ENTRY = '<li class="md-nav__item">\n<a href="a" class="md-nav__link"><span class="md-ellipsis">\nA &amp; B</span> <span></span></a></li>'
AROUND = [
    *('<nav class="md-nav--primary">', "</nav>", "<ul>", "</ul>", "<ol>", "<article>", "</article>", "<p>", '<a href="c">', "</a>", "<button>", "</button>"),
    *(
        "<h2>",
        "</h2>",
        '<quiz-question id="q-x">',
        "</quiz-question>",
        "<legend>",
        '<div class="quiz-choice" data-choice="a">',
        "</div>",
        "<svg>",
        "</svg>",
        "<li>",
    ),
    *(
        '<li><a href="b"></a></li>',
        '<li id="b"><a href="b">B</a></li>',
        '<li><a href="b" rel="next">B</a></li>',
        '<li><a name="n">N</a></li>',
        "<script>",
        "</script>",
    ),
    *('<li lang="de"><a href="d">D</a></li>', "<li><a href=e>E</a></li>", '<li><a href="f">F</a></li', "<!--", "-->", "text", " "),
]


@given(st.lists(st.sampled_from([*AROUND, *[ENTRY] * 12]), max_size=14).map("".join))
@example(f'<nav class="md-nav--primary"><ul>{ENTRY}{ENTRY}</ul></nav>')
@tries(1000)
def test_an_entry_of_a_menu_tells_the_same_wherever_it_was_read_before(html: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "stands_alone", lambda seen: False)
        anew = reader.read_page("index.html", html, len(html))
    assert reader.read_page("index.html", html, len(html)) == anew
