"""`course new`: what it writes passes every check and the strict build at once; nothing is overwritten and mkdocs.yml keeps its text."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from coursequiz.banks import read_course
from coursequiz.objectives import read_goals
from coursesite.labs.source import FOLDER, read_lab_text
from coursesite.lessons import read_page
from coursesite.new.make import MAKERS
from coursesite.new.nav import add_page, add_section
from coursesite.outline import read_config
from tests.conftest import REPOSITORY, run_mkdocs

NAV = """\
site_name: A  # a comment
nav:
  - Home: index.md
  # the first module
  - One:
      - one/index.md
      - "Its lesson": one/lesson.md  # keep me
  - Labs:
      - one/labs/a.ipynb

  - Glossary: glossary.md
theme: {name: material}
"""


def course(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "scripts")}
    return subprocess.run([sys.executable, "-m", *words], cwd=project, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this course's sources."""
    folder = tmp_path_factory.mktemp("course")
    for name in ("docs", "quizzes", "mkdocs.yml", "README.md"):
        (shutil.copytree if (REPOSITORY / name).is_dir() else shutil.copy)(REPOSITORY / name, folder / name)
    (folder / "scripts").symlink_to(REPOSITORY / "scripts", target_is_directory=True)
    return folder


def test_a_page_goes_below_the_last_of_its_folder() -> None:
    assert add_page(NAV, "one/new.md") == NAV.replace("# keep me\n", "# keep me\n      - one/new.md\n")
    assert add_page(NAV, "one/labs/new.ipynb") == NAV.replace("a.ipynb\n", "a.ipynb\n      - one/labs/new.ipynb\n")
    assert add_page(NAV, "two/new.md") is None


def test_a_section_goes_below_the_last_of_some_folders() -> None:
    assert add_section(NAV, "Two", "two/index.md", ["one"]) == NAV.replace("a.ipynb\n", "a.ipynb\n  - Two:\n      - two/index.md\n")


@pytest.mark.slow
def test_everything_new_passes_the_checks_and_the_strict_build(project: Path) -> None:
    for words in (
        ["module", "serving-ml", "--title", "Serving: the basics"],
        ["lesson", "serving-ml/first-lesson"],
        ["lesson", "production-ml/another-lesson"],
        ["lab", "another_lesson"],
    ):
        run = course(project, "coursesite.cli", "new", *words)
        assert run.returncode == 0, run.stderr
        assert "'course serve' shows it" in run.stdout
    (project / "docs/refreshers/bare.md").write_text(
        '---\ntitle: Bare\ndescription: A page that has no "bank" yet.\nminutes: 1\n---\n\n# Bare\n\n## What you will be able to do\n\n- Read it.\n',
        encoding="utf-8",
    )
    config = project / "mkdocs.yml"
    config.write_text(add_page(config.read_text(encoding="utf-8"), "refreshers/bare.md") or "", encoding="utf-8")
    assert course(project, "coursesite.cli", "new", "bank", "refreshers/bare").returncode == 0
    for words in (["coursequiz.cli", "check"], ["coursesite.cli", "check"]):
        run = course(project, *words)
        assert (run.returncode, run.stdout) == (0, "")
    assert 'prompt: "Bare: what' in (project / "quizzes/refreshers/bare.yml").read_text(encoding="utf-8")
    site = project / "site"
    run_mkdocs(project, site)
    for page in ("serving-ml", "serving-ml/first-lesson", "production-ml/another-lesson", "refreshers/bare"):
        assert "<quiz-question" in (site / page / "index.html").read_text(encoding="utf-8")
    assert '<meta name="description" content="A page that has no &#34;bank&#34; yet.">' in (site / "refreshers/bare/index.html").read_text(encoding="utf-8")
    assert "The answer is" in (site / "production-ml/labs/another_lesson/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("title", ["yes", "1.10", "Null", "# 1 rule", "[Draft] A 'b' \"c\"", "Back\\slash: a colon", "- dash", "C# & *stars*", "Überwachen"])
def test_any_title_is_read_back_as_it_was_typed(title: str, tmp_path: Path) -> None:
    lesson = MAKERS["module"](REPOSITORY, "brand-new", title).files
    text = lesson[Path("docs/brand-new/index.md")]
    source, problems = read_page(text.encode(), "index.md", lesson=True)
    assert source is not None, problems
    assert (source.front.title, problems) == (title, [])
    assert yaml.safe_load(text.split("---")[1])["title"] == title  # as MkDocs reads it
    (tmp_path / "mkdocs.yml").write_text(lesson[Path("mkdocs.yml")], encoding="utf-8")
    assert {title: ["brand-new/index.md"]} in read_config(tmp_path / "mkdocs.yml")["nav"]
    goals, problems = read_goals(lesson[Path("quizzes/objectives.yml")].encode(), "objectives.yml")
    assert goals is not None, problems
    assert goals.objectives[-1].text == f"Say what a reader can do after '{title}'."
    lab, problems = read_lab_text(MAKERS["lab"](REPOSITORY, "brand_new", title).files[FOLDER / "brand_new.py"], Path("lab.py"))
    assert lab is not None, problems
    assert lab.front.title == title


@pytest.mark.parametrize(
    ("front", "named"),
    [("", "objectives: [two]"), ("objectives: []\n", "objectives: [two]"), ("objectives: [one, three]\n", "objectives: [two, one, three]")],
)
def test_a_bank_for_a_lesson_is_named_among_its_objectives(front: str, named: str, tmp_path: Path) -> None:
    for folder in ("docs/m", "quizzes/m"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "quizzes/objectives.yml").write_text("schema: 1\nobjectives:\n", encoding="utf-8")
    (tmp_path / "docs/m/two.md").write_text(f"---\ntitle: A title\ndescription: A text.\nminutes: 1\n{front}---\n\n# A title\n", encoding="utf-8")
    page = MAKERS["bank"](tmp_path, "m/two", "").files[Path("docs/m/two.md")]
    assert named in page.split("---")[1].splitlines()


def test_a_page_whose_name_another_has_asks_with_an_id_of_its_own(tmp_path: Path) -> None:
    for module in ("one", "two"):
        for folder in ("docs", "quizzes"):
            (tmp_path / folder / module).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - One:\n      - one/a.md\n  - Two:\n      - two/a.md\n", encoding="utf-8")
    (tmp_path / "quizzes/objectives.yml").write_text("schema: 1\nobjectives:\n", encoding="utf-8")
    for name, title in (("one/drift", "Drift"), ("two/drift", "Skew")):
        for path, text in MAKERS["lesson"](tmp_path, name, title).files.items():
            (tmp_path / path).write_text(text, encoding="utf-8")
    course, problems = read_course([tmp_path / "quizzes"], docs=tmp_path / "docs")
    assert problems == []
    assert [(item.id, item.question.objective) for item in course.items()] == [("drift-first", "drift"), ("two-drift-first", "two-drift")]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["lesson", "production-ml/index"], "docs/production-ml/index.md is there already: choose another name, or delete it first"),
        (["lesson", "nothing/here"], "there is no module 'nothing': run 'course new module nothing' first"),
        (["lesson", "No Name"], "'No Name' is no name: write module/page with lower-case letters, digits and single hyphens"),
        (
            ["bank", "production-ml/nothing"],
            "there is no page docs/production-ml/nothing.md: 'course new lesson production-ml/nothing' makes the page and its bank",
        ),
        (
            ["lab", "late-trains"],
            "'late-trains' is no name for a lab: use lower-case letters, digits and single underscores, as in {{ late_trains.mae = 9.3 }}",
        ),
        (["module", "No Name"], "'No Name' is no name for a module: use lower-case letters, digits and single hyphens"),
        (
            ["lesson", "refreshers/monitoring-pipelines"],
            "docs/production-ml/monitoring-pipelines.md has the title 'Monitoring pipelines': give another one with --title",
        ),
        (["lesson", "refreshers/new", "--title", "The <b>"], "the title holds <b>, which would be read as HTML: give another one with --title"),
        (["lab", "training"], "docs/production-ml/labs/training.py is there already: choose another name, or delete it first"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(project: Path, words: list[str], message: str) -> None:
    before = sorted(path for path in project.rglob("*") if "scripts" not in path.parts)
    run = course(project, "coursesite.cli", "new", *words)
    assert (run.returncode, run.stdout, run.stderr) == (2, "", f"course: {message}\n")
    assert sorted(path for path in project.rglob("*") if "scripts" not in path.parts) == before
