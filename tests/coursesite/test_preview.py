"""The preview: whatever a page is made from, the next look at it shows what was saved last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from coursesite.live.preview import BrokenSite, Preview
from tests.browser.project import copy_project, edit_source

URL = "http://127.0.0.1:8000/"


@dataclass(frozen=True)
class Desk:
    """A small site that is open for preview, and its sources."""

    project: Path
    preview: Preview

    def save(self, name: str, old: str, new: str) -> None:
        """Write a source with some text replaced, and tell the preview."""
        self.preview.take({edit_source(self.project, name, old, new)})

    def see(self, address: str) -> str:
        """Return a page as it is now."""
        file = self.preview.find(address)
        assert file is not None, address
        return file.read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    project = copy_project(tmp_path / "project")
    monkeypatch.chdir(project)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    return Desk(project, Preview(project / "mkdocs.yml", tmp_path / "site", URL))


def test_a_page_follows_its_text(desk: Desk) -> None:
    assert "<p>Text.</p>" in desk.see("other/")
    desk.save("docs/other.md", "Text.", "Another text.")
    assert "<p>Another text.</p>" in desk.see("other/")


def test_a_page_follows_its_bank_also_after_its_text_was_saved(desk: Desk) -> None:
    assert "Is this another page?" in desk.see("other/")
    desk.save("docs/other.md", "Text.", "Another text.")
    assert "Is this another page?" in desk.see("other/")
    desk.save("quizzes/other.yml", "Is this another page?", "Is this the other page?")
    assert "Is this the other page?" in desk.see("other/")


def test_a_faulty_bank_is_told_in_the_page_and_mended(desk: Desk) -> None:
    desk.see("other/")
    desk.save("quizzes/other.yml", "kind: single", "kind: singel")
    assert "quizzes/other.yml:4:11: unknown-kind: kind 'singel' is not known" in desk.see("other/")
    desk.save("quizzes/other.yml", "kind: singel", "kind: single")
    assert "unknown-kind" not in desk.see("other/")


def test_a_term_follows_the_glossary(desk: Desk) -> None:
    desk.see("")
    desk.save("docs/includes/glossary.md", "*[label shift]: The frequency of the answers changes.", "*[label shift]: The answers come at another rate.")
    assert 'data-card="The answers come at another rate."' in desk.see("")


def test_another_page_shows_a_new_heading(desk: Desk) -> None:
    assert "Glossary" in desk.see("glossary/")
    desk.save("docs/glossary.md", "# Glossary", "# Every word")
    assert "Every word" in desk.see("kinds/")


def test_a_page_that_went_away_has_no_address_and_a_bank_that_links_to_it_is_told(desk: Desk) -> None:
    desk.save("quizzes/kinds.yml", 'explanation: "An hour', 'explanation: "[See](other.md). An hour')
    assert 'href="../other/"' in desk.see("kinds/")
    (desk.project / "docs/other.md").unlink()
    desk.preview.take({desk.project / "docs/other.md"})
    assert desk.preview.find("other/") is None
    assert "dead-link: link 'other.md' leads to no file" in desk.see("kinds/")


def test_a_new_page_has_an_address(desk: Desk) -> None:
    assert desk.preview.find("new/") is None
    (desk.project / "docs/new.md").write_text("# Brand new\n", encoding="utf-8")
    desk.preview.take({desk.project / "docs/new.md"})
    assert "Brand new" in desk.see("new/")


def test_every_page_follows_the_configuration(desk: Desk) -> None:
    desk.see("other/")
    desk.save("mkdocs.yml", "site_name: Machine learning in production", "site_name: A course by another name")
    assert "A course by another name" in desk.see("other/")


def test_a_picture_is_published_anew(desk: Desk) -> None:
    desk.save("docs/assets/site/favicon.svg", "<svg", "<svg data-new=''")
    assert "data-new" in (Path(desk.preview._site) / "assets/site/favicon.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Text.", "[x](nothere.md)", "docs/other.md:8:5: broken-link: link 'nothere.md' leads to no file — correct the address, or add what it names"),
        ("Text.", "[x](#nothere)", "docs/other.md:8:5: broken-anchor: link '#nothere' names no place on this page — correct it, or add a heading with that id"),
        (
            "Text.",
            "A $\\frac{1}{$ here",
            r"docs/other.md:8:4: bad-formula: formula '\frac{1}{' cannot be read (NoAvailableTokensError) — close what it opens, and look for a command that is not LaTeX",
        ),
        (
            "Text.",
            '--8<-- "nope.md"',
            "docs/other.md:1:1: build-failed: the page cannot be built: SnippetMissingError: Snippet at path 'nope.md' could not be found — mend what it names and save",
        ),
    ],
)
def test_what_is_wrong_with_a_page_is_told_with_its_line_and_mended(desk: Desk, old: str, new: str, message: str) -> None:
    desk.save("docs/other.md", old, new)
    assert message in find_problems(desk.see("other/"))
    desk.save("docs/other.md", new, old)
    assert message not in find_problems(desk.see("other/"))


def test_a_file_that_is_not_utf_8_is_told_once(desk: Desk) -> None:
    file = desk.project / "docs/other.md"
    file.write_bytes(file.read_bytes() + b"\xff")
    desk.preview.take({file})
    assert find_problems(desk.see("other/")) == ["docs/other.md:1:1: not-utf-8: the file is not UTF-8 — save it as UTF-8"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("extra:\n", "extra:\n  serach: x\n", "unknown-setting: nothing reads 'serach' under 'extra' — did you mean 'search'?"),
        (
            "  - abbr\n",
            "  - abbrr\n",
            "build-warning: 'markdown_extensions': Failed to load extension 'abbrr'. ModuleNotFoundError: No module named 'abbrr' — ",
        ),
        ("  - Start: index.md\n", "  - Start: indx.md\n", "nav-target: the navigation names 'indx.md', which is no page — did you mean 'index.md'?"),
        ("name: material", "name: matrial", "build-warning: 'theme': Unrecognised theme name: 'matrial'."),
        ("nav:\n", "nav: [\n", "build-failed: the site cannot be built: "),
    ],
)
def test_a_faulty_configuration_is_told_on_every_page_and_mended(desk: Desk, old: str, new: str, message: str) -> None:
    desk.save("mkdocs.yml", old, new)
    problem = find_problems(desk.see("other/"))[0]
    assert re.match(rf"mkdocs\.yml:\d+:\d+: {re.escape(message)}", problem), problem
    desk.save("mkdocs.yml", new, old)
    assert not [problem for problem in find_problems(desk.see("other/")) if problem.startswith("mkdocs.yml")]


def test_a_site_that_cannot_be_opened_says_why(desk: Desk, tmp_path: Path) -> None:
    config = desk.project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("name: material", "name: matrial"), encoding="utf-8")
    with pytest.raises(BrokenSite, match=r"^mkdocs\.yml:\d+:1: build-warning: 'theme': Unrecognised theme name: 'matrial'\."):
        Preview(config, tmp_path / "other", URL)


def find_problems(page: str) -> list[str]:
    """Return what the box of a page says."""
    box = page.partition('course-problems"')[2].partition("</div>")[0]
    return [unescape(problem) for problem in re.findall(r"<li><code>(.*?)</code></li>", box)]
