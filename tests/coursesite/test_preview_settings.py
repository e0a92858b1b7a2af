"""The preview: what is wrong with the settings or the theme stands on every page, which stays as it was until it is mended."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from coursesite.live.preview import BrokenSite, Preview
from tests.coursesite.desk import URL, Desk, find_problems


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


def test_a_template_that_a_page_includes_is_told_in_place_of_the_page_and_mended(desk: Desk) -> None:
    shutil.copytree(desk.project / "scripts/theme", desk.project / "theme")
    desk.save("mkdocs.yml", "custom_dir: scripts/theme", "custom_dir: theme")
    before = find_problems(desk.see("other/"))
    pager = "theme/partials/course/pager.html"
    (desk.project / pager).write_text("<p>Ours</p>\n{% if %}\n", encoding="utf-8")
    desk.preview.take({desk.project / pager})
    problem = f"{pager}:2:1: build-failed: the template cannot be read: 'Expected an expression, got 'end of statement block'' — mend it and save"
    assert find_problems(desk.see("other/")) == [problem, *before]
    desk.save(pager, "{% if %}\n", "")
    assert "<p>Ours</p>" in desk.see("other/")
    assert find_problems(desk.see("other/")) == before


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
