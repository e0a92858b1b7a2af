"""What stands twice under one name, what nobody asks for, and pages where only a file can stand."""

from __future__ import annotations

import json

from tests.coursesite.damage.operator import add_file, rewrite
from tests.coursesite.damage.places import GUIDE, in_head, in_text
from tests.coursesite.damage.slips import in_page


def _with_a_result_twice(data: bytes) -> bytes:
    index = json.loads(data)
    return json.dumps(index | {"docs": [*index["docs"], index["docs"][0]]}).encode()


FAULTS = (
    rewrite("result-that-stands-twice", "search-index", "assets/search/index.json", _with_a_result_twice),
    in_text("page-in-the-place-of-a-picture", "page-as-file", '<p><img src="../zensical/" alt="The other builder of it"></p>', GUIDE),
    in_head("page-in-the-place-of-a-style-sheet", "page-as-file", '<link rel="stylesheet" href="../../help/">', GUIDE),
)
"""In the built site."""

SOURCES = (
    in_page(
        "address-that-is-given-twice",
        "repeated-reference",
        "See [it][mlt].\n\n[mlt]: https://a.example/\n[MLT]: https://b.example/",
        "docs/help.md",
        "## Print",
        below=3,
    ),
    in_page("address-that-no-link-asks-for", "unused-reference", "[mlt]: https://a.example/", "docs/contribute/labs.md", "## "),
    in_page("picture-apart-from-its-mark", "picture-mark", "! [A card with the name of the course](../assets/card.png)", "docs/contribute/figures.md", "## "),
    add_file("style-sheet-that-nothing-loads", "unused-asset", "docs/assets/former.css", b".a { color: red }\n"),
    add_file("script-that-nothing-loads", "unused-asset", "docs/assets/former.js", b"alert(1);\n"),
)
"""In what authors wrote, told without a build."""

BUILT = (in_page("picture-of-a-page", "page-as-file", "![What readers ask and what we answer](publish.md)", "docs/contribute/engine.md", "## "),)
"""Told by the site that is built from it, at the author's line."""
