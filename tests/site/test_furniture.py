"""What stands around the text of every page: minutes, module box, key terms, feedback, dates, footer, cards of shared links."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from coursesite.glossary import read_terms
from coursesite.history import read_dates
from coursesite.lessons import read_page
from coursesite.settings import check_feedback
from coursesite.terms import make_anchor
from tests.conftest import REPOSITORY, SITE_URL, run_mkdocs
from tests.site.navigation import page_of, read_groups, read_nav
from tests.site.pages import Page, read_pages

TIMED = ("production-ml/", "refreshers/")
SCRIPT_LIMIT = 3 * 1024
ISSUES = "https://host.example/a/b/issues/new?title={title}&body={body}"


def described(pages: list[Page]) -> list[Page]:
    """Return the pages that have a source."""
    return [page for page in pages if page.name != "404.html"]


def test_every_lesson_lab_and_refresher_has_its_minutes_in_the_sidebar(pages: list[Page]) -> None:
    for page in pages:
        minutes = {urljoin(page.url, str(link["href"])): link.select_one("small") for link in page.soup.select(".md-nav--primary a.md-nav__link")}
        for source in (source for source in read_nav() if source.startswith(TIMED)):
            said = minutes[page_of(source, pages).url]
            assert said is not None, f"{page.name}: {source}"
            assert said.get_text().removesuffix(" min").isdigit()


def test_every_page_in_a_group_says_where_it_belongs(pages: list[Page]) -> None:
    for source in read_nav():
        page = page_of(source, pages)
        if "/" in source:
            path = page.soup.select_one("nav.md-path")
            assert path is not None, source
            assert path["aria-label"] == "Breadcrumb"
            assert len(path.select("a")) >= 2, source


def test_footnotes_have_a_heading_that_is_no_entry_of_the_outline(pages: list[Page]) -> None:
    noted = [page for page in pages if page.main.select(".footnote")]
    assert len(noted) >= 8
    for page in noted:
        assert [tag.get_text() for tag in page.main.select(".footnote > :first-child")] == ["Footnotes"], page.name
        assert page.main.select(".footnote > h2 + ol > li[id]"), page.name
        assert "Footnotes" not in [link.get_text(strip=True) for link in page.soup.select(".md-nav--secondary a")], page.name


def test_the_modules_box_has_length_objectives_and_prerequisites(pages: list[Page]) -> None:
    page = page_of("production-ml/index.md", pages)
    box = page.main.select_one(".admonition.abstract")
    assert box is not None
    source = (REPOSITORY / "docs/production-ml/index.md").read_text(encoding="utf-8")
    assert "{{ module-minutes }}" in source, "the length is worked out"
    assert "{{ module-objectives }}" in source, "the objectives are those of objectives.yml"
    links = [urljoin(page.url, str(link["href"])) for link in box.select("a")]
    assert [page_of(name, pages).url for name in read_nav() if name.startswith("refreshers/")] == [link for link in links if "/refreshers/" in link]
    assert len(box.select("ul")[0].select("li")) == 8


def test_a_key_term_is_linked_once_a_page_to_its_own_entry(pages: list[Page]) -> None:
    terms, problems = read_terms(REPOSITORY / "docs")
    assert problems == []
    entries = {f"{page_of('glossary.md', pages).url}#{make_anchor(term.name)}": term.definition for term in terms}
    assert len(entries) == len(terms), "no two terms share an anchor"
    linked = set()
    for page in pages:
        links = [(urljoin(page.url, str(link["href"])), str(link["data-card"])) for link in page.main.select("a.course-term")]
        assert len(links) == len(set(links)), page.name
        assert not [link for link in links if entries[link[0]] != link[1]]
        assert not page.main.select("abbr, quiz-question a.course-term, :is(h1, h2, h3) a.course-term"), page.name
        linked |= {link for link, _ in links}
    assert linked


def test_feedback_stands_at_the_top_and_at_the_foot(pages: list[Page]) -> None:
    for page in described(pages):
        blocks = page.main.select(".course-feedback")
        assert len(blocks) == (1 if page.name == "index.html" else 2), page.name
        for block in blocks:
            assert [summary.get_text(strip=True) for summary in block.select("summary")] == ["Was this helpful?", "Send feedback"]
            assert not block.select("a"), "no address, no link"
            for text in block.select("pre code"):
                assert f"Address: {page.url}" in text.get_text()


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory, small_project: Path) -> list[Page]:
    """Return the pages of the small site, which names an address for feedback."""
    folder = tmp_path_factory.mktemp("addressed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_FEEDBACK", ISSUES)
        run_mkdocs(small_project, folder)
    return read_pages(folder)


def test_with_an_address_every_reason_is_a_message_with_the_page_filled_in(addressed: list[Page]) -> None:
    assert check_feedback(ISSUES, "") == []
    page = next(page for page in addressed if page.name == "kinds/index.html")
    for block in page.main.select(".course-feedback"):
        assert not block.select("pre")
        links = {link.get_text(strip=True): parse_qs(urlsplit(str(link["href"])).query) for link in block.select("a")}
        assert {"Easy to follow", "Hard to follow", "Something is wrong", "Send feedback"} <= set(links)
        assert links["Hard to follow"]["title"] == ["All kinds: Hard to follow"]
        assert links["Hard to follow"]["body"] == [f"Page: All kinds\r\nAddress: {SITE_URL}kinds/\r\nReason: No. Hard to follow\r\nIn your words:"]
    reports = page.main.select_one("course-reports")
    assert reports is not None
    assert reports["data-address"] == ISSUES


def test_reports_come_only_with_questions(pages: list[Page]) -> None:
    for page in pages:
        has_questions = bool(page.soup.select("quiz-question"))
        assert len(page.main.select("course-reports")) == has_questions, page.name
        assert len(page.soup.select("script[src$='/report.js']")) == has_questions, page.name


def test_no_english_page_tells_the_scripts_what_to_say(pages: list[Page]) -> None:
    """English comes with the scripts; a holder of words would put its own into the questions' mouth."""
    assert [tag.name for page in pages for tag in page.soup.select("[data-words]")] == []


def test_dates_are_those_of_git(site: Path, pages: list[Page]) -> None:
    dates = read_dates(REPOSITORY / "docs")
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    for source in read_nav():
        page = page_of(source, pages)
        said = [time["datetime"] for time in page.main.select(".course-updated time")]
        assert said == ([dates[source]] if source in dates else []), source
        entry = sitemap.split(f"<loc>{page.url}</loc>")[1].split("</url>")[0]
        assert ("lastmod" in entry) == (source in dates), source
        assert dates.get(source, "") in entry


def test_every_page_has_a_card_for_shared_links(site: Path, pages: list[Page]) -> None:
    for page in pages:
        said = {str(tag.get("property") or tag.get("name")): str(tag["content"]) for tag in page.soup.select("meta[content]")}
        assert said["og:description"] == said["description"], page.name
        assert said["og:title"], page.name
        assert said["twitter:card"] == "summary_large_image"
        assert said["og:image"] == f"{SITE_URL}assets/card.png"
        assert (site / "assets/card.png").is_file()
        assert page.name == "404.html" or said["og:url"] == page.url


def test_descriptions_are_the_pages_own(pages: list[Page]) -> None:
    said = [str(tag["content"]) for page in described(pages) for tag in page.soup.select("meta[name=description]")]
    assert len(said) == len(set(said))
    for source in (source for source in read_nav() if source.endswith(".md")):
        front, _ = read_page((REPOSITORY / "docs" / source).read_bytes(), source, lesson=source.startswith(TIMED))
        tag = page_of(source, pages).soup.select_one("meta[name=description]")
        assert front is not None
        assert tag is not None
        assert tag["content"] == front.front.description


def test_the_footer_groups_its_links_and_names_the_licences(pages: list[Page]) -> None:
    for page in pages:
        groups = page.soup.select("footer nav > div")
        assert [group.select_one("p").get_text() for group in groups] == ["Course", "Authors", "Project"], page.name  # type: ignore[union-attr]
        assert all(group.select("a") for group in groups)
        assert len(page.soup.select("footer a[rel=license]")) == 2


def test_the_missing_page_leads_on(pages: list[Page]) -> None:
    page = next(page for page in pages if page.name == "404.html")
    assert page.soup.title is not None
    assert page.soup.title.get_text().startswith("This page does not exist")
    assert [link.get_text() for link in page.main.select("ul a")] == read_groups()


def test_the_script_of_every_page_is_small(site: Path) -> None:
    (script,) = site.glob("assets/site*/site.js")
    assert len(gzip.compress(script.read_bytes(), 9)) <= SCRIPT_LIMIT


def test_what_the_filter_says_comes_with_the_page(pages: list[Page]) -> None:
    for page in pages:
        found = page.soup.select("course-filter")
        assert len(found) == 1, page.name
        assert not found[0].get_text(strip=True), "empty without a script"
        assert json.loads(str(found[0]["data-found"]))["one"] == "{n} page found"
