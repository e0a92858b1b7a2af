"""The preview: whatever a page is made from, the next look at it shows what was saved last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from coursesite.live.preview import BrokenSite, Preview
from tests.browser.project import copy_project, edit_source
from tests.conftest import run_mkdocs

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


def test_of_what_went_away_nothing_is_left_to_be_sent(desk: Desk) -> None:
    made = [Path(desk.preview._site) / name for name in ("other/index.html", "assets/site/favicon.svg")]
    desk.see("other/")
    assert all(file.is_file() for file in made)
    gone = {desk.project / "docs/other.md", desk.project / "docs/assets/site/favicon.svg"}
    for file in gone:
        file.unlink()
    desk.preview.take(gone)
    assert not any(file.exists() for file in made)


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
    assert find_problems(desk.see("other/")) == ["docs/other.md:13:1: not-utf-8: byte 0xff is not UTF-8 — save the file as UTF-8"]


RESULTS = "docs/course/labs/results/flights.json"
NOTEBOOK = "docs/course/labs/flights.ipynb"
TERMS = "docs/includes/glossary.md"
LAB = {
    RESULTS: b'{"late": {"text": "1.5", "value": 1.5}}\n',
    NOTEBOOK: b'{"metadata": {"lab": {"title": "Flights", "description": "A lab."}}, "cells": [{"cell_type": "markdown", "metadata": {}, "source": "# Flights"}]}',
    "docs/bars.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><text data-lab="flights.late">1.5</text></svg>',
    "docs/other.md": b"---\ntitle: Other\ndescription: D.\n---\n# Other\n\nLate: {{ flights.late = 1.5 }}.\n\n![Bars of late flights](bars.svg)\n\n```quiz\nbank: other\n```\n",
}
"""A lab on the small site, and a page with its number in text, drawing and bank."""
FAULTS = (
    (RESULTS, b"}\n", b"\n", f"{RESULTS}:1:1: lab-results: the results of lab flights cannot be read (JSONDecodeError: Expecting "),
    (
        RESULTS,
        b'"value": 1.5',
        b'"valeu": 1.5',
        f"{RESULTS}:1:1: lab-results: the results of lab flights cannot be read (KeyError: 'value') — run the lab again",
    ),
    (RESULTS, b"1.5", b"1.6", "docs/bars.svg:1:71: lab-number: the drawing says 1.5, lab flights measured 1.6 (flights.late) — write 1.6"),
    (
        "quizzes/other.yml",
        b'"Is this',
        b'"{{ flights.late = 1.4 }}: is this',
        "quizzes/other.yml:5:14: lab-number: the text says 1.4, lab flights measured 1.5 ",
    ),
    (TERMS, b"*[label shift]:", b"*[label shift]", f"{TERMS}:2:1: glossary-line: '*[label shift] The frequency of the answers changes.' defines no term — "),
    ("docs/other.md", b"Late:", b"{{ module-minuts }} minutes. Late:", "docs/other.md:7:1: module-mark: '{{ module-minuts }}' stands for nothing — did you "),
    ("quizzes/objectives.yml", b"schema: 1", b"schema: 9", "quizzes/objectives.yml:1:9: wrong-schema: schema '9' is not known — write 'schema: 1'"),
    (NOTEBOOK, b"]}", b"}", f"{NOTEBOOK}:1:1: notebook: no notebook: line 1, column "),
    (NOTEBOOK, b"source", b"sauce", f"{NOTEBOOK}:1:1: notebook: no notebook: cell 1 has no 'source' — run 'make labs', which writes it anew"),
    (NOTEBOOK, b"# Flights", b"# Fl\xefghts", f"{NOTEBOOK}:1:137: not-utf-8: byte 0xef is not UTF-8 — save the file as UTF-8"),
)
"""File, what stands there, what an author writes in its place, and the message."""


@pytest.fixture
def lab_desk(desk: Desk) -> Desk:
    """Return the desk with a lab in the navigation."""
    for name, data in LAB.items():
        (desk.project / name).parent.mkdir(parents=True, exist_ok=True)
        (desk.project / name).write_bytes(data)
    desk.save("mkdocs.yml", "  - Another page: other.md\n", "  - Another page: other.md\n  - Lab: course/labs/flights.ipynb\n")
    return desk


def test_what_a_page_is_made_of_is_told_in_the_page_and_mended(lab_desk: Desk) -> None:
    for name, old, new, message in FAULTS:
        page = "course/labs/flights/" if name == NOTEBOOK else "other/"
        file = lab_desk.project / name
        before = file.read_bytes()
        assert find_problems(lab_desk.see(page)) == []
        file.write_bytes(before.replace(old, new, 1) if name == TERMS else before.replace(old, new))
        lab_desk.preview.take({file})
        told = find_problems(lab_desk.see(page))
        assert len([problem for problem in told if problem.startswith(message)]) == 1, message
        assert len({problem.split(":")[0] for problem in told}) == len(told), "a fault is told once a file"
        file.write_bytes(before)
        lab_desk.preview.take({file})
        assert find_problems(lab_desk.see(page)) == []


def test_a_strict_build_says_what_the_preview_says(lab_desk: Desk, tmp_path: Path) -> None:
    for name, old, new, _ in (FAULTS[1], *FAULTS[3:6], FAULTS[8]):
        file = lab_desk.project / name
        file.write_bytes(file.read_bytes().replace(old, new))
        lab_desk.preview.take({file})
    build = run_mkdocs(lab_desk.project, tmp_path / "strict", succeeds=False)
    warnings = {line.partition("-")[2].strip() for line in build.stderr.splitlines() if line.startswith("WARNING")}
    assert (build.returncode, "Traceback" in build.stderr) == (1, False)
    assert warnings == {*find_problems(lab_desk.see("other/")), *find_problems(lab_desk.see("course/labs/flights/"))}


def test_a_glossary_that_is_not_utf_8_is_told_at_its_place_on_every_page_and_stops_a_build(desk: Desk, tmp_path: Path) -> None:
    message = f"{TERMS}:2:36: not-utf-8: byte 0xe9 is not UTF-8 — save the file as UTF-8"
    file = desk.project / TERMS
    sound = file.read_bytes()
    file.write_bytes(sound.replace(b"the answers", b"th\xe9 answers"))
    desk.preview.take({file})
    assert message in find_problems(desk.see("other/"))
    assert not [problem for problem in find_problems(desk.see("other/")) if "build-failed" in problem]
    build = run_mkdocs(desk.project, tmp_path / "strict", succeeds=False)
    assert (build.returncode, "Traceback" in build.stderr) == (1, False)
    assert [line for line in build.stderr.splitlines() if "not-utf-8" in line] == [f"ERROR   -  {message}"]
    file.write_bytes(sound)
    desk.preview.take({file})
    assert message not in find_problems(desk.see("other/"))


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


def test_a_template_that_cannot_be_read_is_told_at_its_line(desk: Desk) -> None:
    (desk.project / "theme").mkdir()
    (desk.project / "theme/404.html").write_text('{% extends "base.html" %}\n{% nothing %}\n', encoding="utf-8")
    desk.save("mkdocs.yml", "custom_dir: scripts/theme", "custom_dir: theme")
    first = find_problems(desk.see("other/"))[0]
    assert first.startswith("theme/404.html:2:1: build-failed: the template cannot be read: 'Encountered unknown tag 'nothing'"), first


def test_why_the_site_cannot_be_built_stands_before_what_else_is_wrong(desk: Desk) -> None:
    (desk.project / "boom.py").write_text("def on_files(files, config):\n    raise RuntimeError('the cause')\n", encoding="utf-8")
    desk.save("mkdocs.yml", "hooks: [", "hooks: [boom.py, ")
    desk.save("mkdocs.yml", "extra:\n", "extra:\n  serach: x\n")
    first, second, *_ = find_problems(desk.see("other/"))
    assert first == "mkdocs.yml:1:1: build-failed: the site cannot be built: 'the cause' — mend it and save: until then pages stay as they were"
    assert "unknown-setting" in second


def test_a_site_that_cannot_be_opened_says_why(desk: Desk, tmp_path: Path) -> None:
    config = desk.project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("name: material", "name: matrial"), encoding="utf-8")
    with pytest.raises(BrokenSite, match=r"^mkdocs\.yml:\d+:1: build-warning: 'theme': Unrecognised theme name: 'matrial'\."):
        Preview(config, tmp_path / "other", URL)


def find_problems(page: str) -> list[str]:
    """Return what the box of a page says."""
    box = page.partition('course-problems"')[2].partition("</div>")[0]
    return [unescape(problem) for problem in re.findall(r"<li><code>(.*?)</code></li>", box)]
