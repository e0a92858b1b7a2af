"""What every page owes its readers, and what it may weigh."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

from coursesite.assets import find_folder
from coursesite.finish import find_inline_scripts
from tests.site.pages import Page

ENGINE_LIMIT = 8 * 1024
TAGS_LIMIT = 150


def test_no_id_stands_twice(pages: list[Page]) -> None:
    twice = {page.name: [id for id, count in Counter(tag["id"] for tag in page.soup.find_all(id=True)).items() if count > 1] for page in pages}
    assert not {name: ids for name, ids in twice.items() if ids}


def test_every_page_has_one_heading_a_language_and_a_description(pages: list[Page]) -> None:
    for page in pages:
        assert page.soup.html is not None
        assert page.soup.html["lang"] == "en"
        assert len(page.soup.select("h1")) == 1, page.name
        description = page.soup.select_one("meta[name=description]")
        assert description is not None, page.name
        assert 50 <= len(str(description["content"])) <= 200, page.name


def test_every_image_says_what_it_shows(pages: list[Page]) -> None:
    assert not [f"{page.name}: {image}" for page in pages for image in page.main.select("img") if not image.get("alt")]


def test_every_image_keeps_its_place_and_waits_below_the_first_screen(pages: list[Page]) -> None:
    images = [image for page in pages for image in page.main.select("img")]
    assert len(images) >= 13
    assert all(str(image.get(side, "")).isdecimal() for image in images for side in ("width", "height"))
    at_once = [page.name for page in pages for image in page.main.select("img") if image.get("loading") != "lazy"]
    assert at_once == ["index.html"], "only the home page begins with a picture"


def test_no_page_has_a_handler_or_a_style_of_its_own(pages: list[Page]) -> None:
    found = [
        f"{page.name}: {tag.name} {name}"
        for page in pages
        for tag in page.main.find_all(True)
        for name in tag.attrs
        if name.startswith("on") or name == "style"
    ]
    assert not found


def test_no_script_stands_in_a_page_and_the_policy_allows_none(pages: list[Page]) -> None:
    for page in pages:
        policy = page.soup.select_one("meta[http-equiv=Content-Security-Policy]")
        assert policy is not None, page.name
        assert "; script-src 'self'; style-src 'self'; " in str(policy["content"]), page.name
        assert find_inline_scripts(page.file.read_text(encoding="utf-8")) == [], page.name


def test_the_engine_is_small(site: Path) -> None:
    size = sum(len(gzip.compress((find_folder(site, "quiz") / name).read_bytes(), 9)) for name in ("quiz.js", "quiz.css"))
    assert size <= ENGINE_LIMIT


def test_a_page_without_a_quiz_carries_almost_nothing_of_it(pages: list[Page]) -> None:
    bare = [page for page in pages if not page.soup.select("quiz-question")]
    assert bare
    for page in bare:
        text = page.file.read_text(encoding="utf-8")
        tags = [str(tag) for tag in page.soup.select("link[href*='assets/quiz.'], script[src*='assets/quiz.']")]
        assert len(tags) == text.count("assets/quiz.") == 2, page.name
        assert sum(map(len, tags)) <= TAGS_LIMIT, tags


def read_index(site: Path) -> list[dict[str, str]]:
    """Return the entries of the search index, whose apostrophes are those of a keyboard."""
    (file,) = site.glob("assets/search.*/index.json")
    entries: list[dict[str, str]] = json.loads(file.read_bytes())["docs"]
    return entries


def test_the_search_index_holds_no_question(site: Path, pages: list[Page]) -> None:
    texts = read_index(site)
    assert texts
    for page in pages:
        for question in page.soup.select("quiz-question"):
            legend = question.select_one("legend")
            assert legend is not None
            words = " ".join(legend.get_text().split()).replace("’", "'")
            assert not [entry["location"] for entry in texts if words in " ".join(entry["text"].split())], question["id"]
    assert not [entry["location"] for entry in texts if "\x02" in entry["text"]], "nothing that stood for one while the index was made"


def test_the_search_index_holds_the_prose_of_labs_without_code_and_outputs(site: Path) -> None:
    labs = [entry for entry in read_index(site) if entry["location"].startswith("production-ml/labs/")]
    assert sum(len(entry["text"]) for entry in labs) > 10_000
    assert not [entry["location"] for entry in labs if "<pre>" in entry["text"] or "import pandas" in entry["text"]]
