"""The check of the sources and of the site that belongs to them: planted faults, freshness, what is mended, exit codes."""

from __future__ import annotations

import os
import shutil
from codecs import BOM_UTF8
from pathlib import Path

import pytest

from coursesite.check.build import is_fresh
from coursesite.check.edit import apply_edits
from coursesite.check.run import check_course
from coursesite.check.sources.course import Folders, check_sources
from coursesite.check.sources.files import check_files
from coursesite.cli import main
from tests.conftest import REPOSITORY
from tests.coursesite.damage import BUILT_FAULTS, SOURCE_FAULTS, UNBUILT_FAULTS
from tests.coursesite.damage.operator import Fault, find_missed, in_rounds, read_files, write_changes

FOLDERS = Folders(docs=Path("docs"), quizzes=Path("quizzes"), config=Path("mkdocs.yml"), others=(Path("scripts"), Path("README.md")))


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the sources, which is the current folder."""
    for name in ("docs", "quizzes", "scripts"):
        shutil.copytree(REPOSITORY / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "README.md"):
        shutil.copy(REPOSITORY / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read_sources(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in read_files(folder).items() if name.startswith(("docs/", "quizzes/", "scripts/theme/")) or name == "mkdocs.yml"}


def test_every_fault_of_the_sources_is_told_at_its_line(copy: Path) -> None:
    _, clean = check_sources(FOLDERS)
    assert [str(remark.problem) for remark in clean] == []
    files = read_sources(copy)
    missed = []
    for together in in_rounds(SOURCE_FAULTS, files):
        for _, planted in together:
            write_changes(copy, planted.changes)
        problems = [remark.problem for remark in check_sources(FOLDERS)[1]]
        missed += find_missed(together, problems, Path())
        write_changes(copy, {name: files.get(name) for _, planted in together for name in planted.changes})
    assert missed == []


def test_sources_from_windows_are_told_their_line_ends_and_nothing_else_and_are_mended(copy: Path) -> None:
    """Each page once; banks, notebooks and settings may have them. A byte order mark stays."""
    pages = sorted(copy.glob("docs/**/*.md"))
    for file in (*pages, *copy.glob("docs/**/*.ipynb"), *copy.glob("docs/**/*.json"), *copy.glob("quizzes/**/*.yml"), copy / "mkdocs.yml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    marked = copy / "docs/help.md"
    marked.write_bytes(BOM_UTF8 + marked.read_bytes())
    remarks = check_sources(FOLDERS)[1]
    assert {remark.problem.rule for remark in remarks} == {"line-ends"}
    assert len(remarks) == len({remark.problem.path for remark in remarks}) > 40
    assert len(apply_edits(remarks)) == len(remarks)
    for page in {copy / remark.problem.path for remark in remarks}:
        assert page.read_bytes().removeprefix(BOM_UTF8) == (REPOSITORY / page.relative_to(copy)).read_bytes()
    assert marked.read_bytes().startswith(BOM_UTF8)


@pytest.mark.slow
def test_every_fault_that_the_built_site_shows_is_told_at_the_authors_line(copy: Path) -> None:
    files = read_sources(copy)
    planted = []
    for fault in BUILT_FAULTS:
        planted.append((fault, fault.plant(files)))
        write_changes(copy, planted[-1][1].changes)
        files.update({name: data for name, data in planted[-1][1].changes.items() if data is not None})
    remarks, skipped, _ = check_course(FOLDERS, Path("site"))
    problems = [remark.problem for remark in remarks]
    assert find_missed(planted, problems, copy) == []
    assert [str(problem) for problem in problems if problem.rule not in {*(fault.rule for fault in BUILT_FAULTS), "page-heading", "lab-stale"}] == []
    assert skipped == []


@pytest.mark.slow
@pytest.mark.parametrize("fault", UNBUILT_FAULTS, ids=lambda fault: fault.name)
def test_what_the_build_says_is_told(fault: Fault, copy: Path) -> None:
    planted = fault.plant(read_sources(copy))
    write_changes(copy, planted.changes)
    remarks, _, _ = check_course(FOLDERS, Path("site"))
    assert [(remark.problem.path, remark.problem.line, remark.problem.rule) for remark in remarks] == [("mkdocs.yml", planted.line, fault.rule)]


PAGE = '---\ntitle: {title}\ndescription: "What {title} is about."\n---\n\n# {title}\n\n{text}\n'
SETTINGS = "site_name: Small\nnav:\n  - index.md\n  - about.md\nmarkdown_extensions: [fenced_code, coursequiz]\n"
BANK = """schema: 1
questions:
  - id: why
    kind: text
    prompt: "Why is the sky blue?"
    accept: ["scattering"]
    feedback: "Yes: short waves are scattered more."
    otherwise: "Think of what air does to light."
    explanation: "Short waves are scattered more than long ones."
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small project with one question, which is the current folder."""
    monkeypatch.chdir(tmp_path)
    write("quizzes/small.yml", BANK)
    write("mkdocs.yml", SETTINGS)
    write("docs/index.md", PAGE.format(title="Home", text="Go to [the other page](about.md)."))
    write("docs/about.md", PAGE.format(title="About", text="```quiz\nbank: small\n```"))
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8", newline="")


@pytest.mark.usefixtures("small")
def test_sources_and_site_are_checked_in_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().err.endswith("2 pages with 1 question, 3 built pages: no problem\n")
    write("docs/about.md", PAGE.format(title="About", text="See [here](index.md) and [the plan](Plan.md).\n\n```quiz\nbank: small\n```"))
    assert main(["check"]) == 1
    output = capsys.readouterr()
    assert output.out == (
        "docs/about.md:8:5: vague-link: a link is called 'here' — say where it leads: links are read out of their sentence\n"
        "docs/about.md:8:37: broken-link: link 'Plan.md' leads to no file — correct the address, or add what it names\n"
    )


@pytest.mark.usefixtures("small")
def test_what_is_mechanical_is_mended_and_the_rest_told(capsys: pytest.CaptureFixture[str]) -> None:
    text = 'See [the page](About.md) and <a href="about.md">the page again</a>, or [here](about.md).'
    write("docs/index.md", PAGE.format(title="Home", text=text).rstrip("\n"))
    mode = Path("docs/index.md").stat().st_mode
    assert main(["check", "--fix"]) == 1
    output = capsys.readouterr()
    assert [line for line in output.err.splitlines() if line.startswith("mended")] == [
        "mended docs/index.md:8:89: final-newline",
        "mended docs/index.md:8:39: source-link",
        "mended docs/index.md:8:16: wrong-case",
    ]
    assert [line.split(": ")[1] for line in output.out.splitlines()] == ["vague-link"]
    mended = 'See [the page](about.md) and <a href="about/">the page again</a>, or [here](about.md).'
    assert Path("docs/index.md").read_text(encoding="utf-8") == PAGE.format(title="Home", text=mended)
    assert Path("docs/index.md").stat().st_mode == mode
    assert sorted(path.name for path in Path("docs").iterdir()) == ["about.md", "index.md"]


@pytest.mark.usefixtures("small")
def test_a_site_is_read_only_where_it_is_newer_than_all_its_sources() -> None:
    sources = [Path("docs"), Path("mkdocs.yml")]
    assert not is_fresh(Path("site"), sources)
    write("site/_headers", "/*\n")
    assert is_fresh(Path("site"), sources)
    later = Path("site/_headers").stat().st_mtime_ns + 1_000_000_000
    os.utime("docs/about.md", ns=(later, later))
    assert not is_fresh(Path("site"), sources)


@pytest.mark.usefixtures("small")
def test_a_link_to_a_file_elsewhere_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    (elsewhere := tmp_path_factory.mktemp("elsewhere") / "secret.txt").write_text("Secret.", encoding="utf-8")
    Path("docs/secret.txt").symlink_to(elsewhere)
    Path("docs/gone.txt").symlink_to("nowhere.txt")
    Path("docs/same.txt").symlink_to(Path("../quizzes/small.yml"))
    assert [str(problem) for problem in check_files([Path("docs"), Path("quizzes")])] == [
        "docs/gone.txt:1:1: outside-file: the link leads nowhere — put the file itself here",
        "docs/secret.txt:1:1: outside-file: the link leads out of the project — put the file itself here",
    ]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("nav: &nav [{a: *nav}]\n", "too-deep"),
        ("plugins: [" + "[" * 900 + "]" * 900 + "]\n", "too-deep"),
        ("nav: [\n", "yaml-syntax"),
        (f"markdown_extensions: [coursequiz: {{banks: {'b' * 300}}}]\nextra_css: [[a]]\n", "setting-path"),
        (
            "theme: {name: material, [a]: b, palette: [{[a]: b, toggle: [a], scheme: [b]}, c]}\nmarkdown_extensions: [coursequiz]\nnav: [a: [[index.md]], about.md]\n",
            "",
        ),
        ("? [a]\n: b\nhooks: [[a]]\nextra_css: [{path: {}}]\nsite_url: {}\ntheme: [a]\nsite_dir: [x]\nexclude_docs: [a]\n", "missing-part"),
        ("markdown_extensions: [coursequiz]\nextra_javascript: [{path: https://cdn.example/a.js}]\n", ""),
    ],
)
def test_settings_of_any_shape_are_read_or_refused(settings: str, said: str) -> None:
    write("mkdocs.yml", settings)
    rules = [remark.problem.rule for remark in check_sources(FOLDERS)[1] if remark.problem.path == "mkdocs.yml"]
    assert rules == ([said] if said else [])


@pytest.mark.usefixtures("small")
def test_a_template_is_told_at_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    write("mkdocs.yml", f"{SETTINGS}theme: {{name: material, custom_dir: theme}}\n")
    write(
        "theme/main.html", '{% extends "base.html" %}\n{% block contents %}{% endblock %}\n{% block footer %}{% include "partials/no.html" %}{% endblock %}\n'
    )
    assert main(["check"]) == 1
    assert [line.partition(" — ")[0].partition(" not found")[0] for line in capsys.readouterr().out.splitlines()] == [
        "theme/main.html:2:10: unknown-block: the theme has no block 'contents'",
        "theme/main.html:3:1: build-failed: the site cannot be built: jinja2.exceptions.TemplateNotFound: 'partials/no.html'",
    ]


@pytest.mark.usefixtures("small")
def test_wrong_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--docs", "nowhere"]) == 2
    assert capsys.readouterr().err == "course: there is no folder nowhere; check a built site with --site FOLDER\n"
