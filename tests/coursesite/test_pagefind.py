"""The index of a large course's search: made from the single one, the same in every build, and nothing in it that no search asks for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coursesite.finish import WASM, finish_page, read_hashes
from coursesite.headers import write_headers
from coursesite.pagefind import FOLDER, render_pages, write_index
from coursesite.search import INDEX

ENTRIES = [
    {"location": "", "title": "Start", "text": "<p>Begin.</p>"},
    {"location": "a/", "title": "Drift &amp; skew", "text": "<p>Two words.</p>"},
    {"location": "a/#why", "title": "Why", "text": "<ul><li>Because.</li></ul>"},
    {"location": "plain.html", "title": "Plain", "text": ""},
]
PAGE = '<meta charset="utf-8"><script src="shell.js" data-index="{}"></script>'


def write_site(site: Path, language: str = "en") -> Path:
    """Return the folder of a site with the index that MkDocs writes."""
    (site / INDEX).parent.mkdir(parents=True)
    (site / INDEX).write_text(json.dumps({"config": {"lang": [language]}, "docs": ENTRIES}), encoding="utf-8")
    return site


def read_site(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


def test_entries_become_pages_with_their_sections() -> None:
    assert dict(render_pages(ENTRIES, "en")) == {
        "index.html": '<html lang="en"><body><h1>Start</h1>\n<p>Begin.</p>\n</body></html>',
        "a/index.html": '<html lang="en"><body><h1>Drift &amp; skew</h1>\n<p>Two words.</p>\n<h2 id="why">Why</h2>\n<ul><li>Because.</li></ul>\n</body></html>',
        "plain.html": '<html lang="en"><body><h1>Plain</h1>\n\n</body></html>',
    }


def test_two_indexes_of_one_site_are_the_same_bytes(tmp_path: Path) -> None:
    one, other = write_site(tmp_path / "one"), write_site(tmp_path / "another longer path")
    write_index(one)
    write_index(other)
    assert read_site(one) == read_site(other)


def test_an_index_takes_the_place_of_the_single_one_with_nothing_but_what_a_search_asks_for(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site")
    write_index(site)
    kinds = {name.rpartition("/")[2].split(".")[-1] for name in read_site(site)}
    assert {path.parts[: len(FOLDER.parts)] for path in (Path(name) for name in read_site(site))} == {FOLDER.parts}
    assert kinds == {"js", "json", "pf_meta", "pagefind", "pf_index", "pf_fragment"}
    assert len(list((site / FOLDER).glob("fragment/*"))) == 3
    assert [file.name for file in (site / FOLDER).glob("*.js")] == ["pagefind.js"]


@pytest.mark.parametrize(("language", "engine"), [("en", "wasm.en.pagefind"), ("de", "wasm.de.pagefind"), ("ja", "wasm.unknown.pagefind")])
def test_the_engine_is_that_of_the_language(tmp_path: Path, language: str, engine: str) -> None:
    site = write_site(tmp_path / "site", language)
    write_index(site)
    assert [file.name for file in (site / FOLDER).glob("wasm.*")] == [engine]


@pytest.mark.parametrize(("index", "allowed"), [("../assets/pagefind/pagefind.js", [WASM]), ("../search/search_index.json", [])])
def test_only_a_page_that_is_searched_so_allows_webassembly(tmp_path: Path, index: str, allowed: list[str]) -> None:
    html = finish_page(PAGE.format(index))
    assert read_hashes(html) == allowed
    write_headers(tmp_path, read_hashes(html))
    assert (WASM in (tmp_path / "_headers").read_text(encoding="utf-8")) == bool(allowed)
    assert "'unsafe-eval'" not in html
