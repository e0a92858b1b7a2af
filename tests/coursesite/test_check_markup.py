"""A page is cut by a quick form of the grammar of tags: it must cut every text as the grammar itself does."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from coursesite.check.site.markup import TAG, split_tags
from tests.coursequiz.examples import tries

PIECES = (
    """< > " ' = / - ! ? a p x : \n span <span> </span> <span\tclass="a"> <script <script> </script> <title> </STYLE> <!-- --> <a\thref="b"> </a> <p\ta=' S 1"""
)


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
@tries(1000)
def test_a_page_is_cut_as_the_grammar_says(html: str) -> None:
    pieces, last = split_tags(html)
    cut = []
    for text, span, inner, token in pieces:
        cut += [text, f"<{token}"] if span is None else [text, f"<{span}", inner, "</span>"]
    assert [*cut, last] == cut_by_grammar(html)
