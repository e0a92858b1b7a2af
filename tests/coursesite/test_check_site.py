"""The check of a built site: nothing to say about the real one, and every planted fault found, at its place, with what to do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from coursequiz.problems import Problem
from coursesite.check.built import check_built
from coursesite.check.origin import Origin, read_origin
from coursesite.cli import main
from tests.conftest import REPOSITORY
from tests.coursesite.damage import SITE_FAULTS
from tests.coursesite.damage.operator import find_missed, in_rounds, read_files, write_changes


@pytest.fixture(scope="module")
def origin() -> Origin:
    found = read_origin(REPOSITORY / "docs", REPOSITORY / "quizzes")
    assert found is not None
    return found


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    return folder


def find_problems(folder: Path, origin: Origin | None) -> list[Problem]:
    return [remark.problem for remark in check_built(folder, origin)[1]]


def test_the_real_site_has_no_problem(site: Path, origin: Origin) -> None:
    built, remarks, skipped = check_built(site, origin)
    assert [str(remark.problem) for remark in remarks] == []
    assert skipped == []
    assert len(built.pages) > 40


def test_every_planted_fault_is_told_at_its_place(copy: Path, origin: Origin) -> None:
    files = read_files(copy)
    missed = []
    for together in in_rounds(SITE_FAULTS, files):
        for _, planted in together:
            write_changes(copy, planted.changes)
        problems = find_problems(copy, origin)
        missed += find_missed(together, problems, copy)
        write_changes(copy, {name: files.get(name) for _, planted in together for name in planted.changes})
    assert missed == []


def test_a_fault_says_nothing_about_other_files(copy: Path) -> None:
    files = read_files(copy)
    faults = [fault for fault in SITE_FAULTS if fault.adds]
    together = next(in_rounds(faults, files))
    assert len(together) == len(faults)
    for _, planted in together:
        write_changes(copy, planted.changes)
    problems = find_problems(copy, None)
    changed = {(copy / planted.path).as_posix() for _, planted in together}
    rules = {fault.rule for fault in faults}
    others = [problem for problem in problems if problem.rule != "stale-hash"]  # told at the folder's first file
    assert [str(problem) for problem in others if problem.path not in changed or problem.rule not in rules] == []


def test_what_all_pages_share_is_told_once(copy: Path, origin: Origin) -> None:
    page = "refreshers/introduction-to-ml/index.html"
    (copy / page).unlink()
    problems = find_problems(copy, origin)
    links = [problem for problem in problems if problem.rule == "broken-link" and "other pages" in problem.found]
    assert len(links) == 1
    assert links[0].path == (copy / "index.html").as_posix()
    assert links[0].found.startswith("link 'refreshers/introduction-to-ml/' leads to no file, here and on ")


HEAD = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page {}</title>'
PAGE = '<!doctype html><html lang="en"><head>{}</head>\n<body><h1>A page</h1>{}</body></html>'


def write_page(folder: Path, name: str, body: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE.format(HEAD.format(name), body), encoding="utf-8")


def test_a_site_that_is_not_ours_is_held_to_its_own_promises(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_page(tmp_path, "index.html", '<script src="https://cdn.example.org/a.js"></script><a href="about/">About</a>')
    write_page(tmp_path, "about/index.html", '<a href="..">Home</a> <a href="#no">nowhere</a>')
    assert main(["check", "--site", str(tmp_path), "--docs", str(tmp_path / "none")]) == 1
    output = capsys.readouterr()
    found, remedy = "link '#no' names no place in about/index.html", "name a heading of the page, or an id"
    assert output.out == f"{tmp_path}/about/index.html:2:44: broken-anchor: {found} — {remedy}\n"
    assert output.err.splitlines() == [
        "not checked: the 404 page (the site has none)",
        "not checked: canonical addresses (no page says its address: set 'site_url')",
        "not checked: the sitemap (no page says its address: set 'site_url')",
        "not checked: the search index (there is none)",
        "not checked: the script of the questions (the site has no questions)",
        "not checked: the sections of the questions (the site has no questions)",
        "not checked: the list of the service worker (the site has no service worker)",
        "not checked: the files of a host (there is no _headers)",
        "not checked: the order of pages (no sidebar of the theme Material was found)",
        "not checked: hashes of assets (no folder carries one)",
        "not checked: the Content-Security-Policy (the site has none)",
        "not checked: the policy as a header (the site has none)",
        "not checked: byte budgets (they are those of this course)",
        "not checked: answer keys (the site has no questions)",
        "2 built pages: 1 problem",
    ]


def test_a_query_leads_to_the_page_it_stands_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_page(tmp_path, "index.html", '<a href="sub/one.html">one</a><a href="sub/two.html">two</a>')
    for name, place in (("one", "here"), ("two", "there")):
        write_page(tmp_path, f"sub/{name}.html", f'<p id="{place}"><a href="?q=1#here">again</a></p>')
    assert main(["check", "--site", str(tmp_path)]) == 1
    assert [line.split(" — ")[0] for line in capsys.readouterr().out.splitlines() if "broken-anchor" in line] == [
        f"{tmp_path}/sub/two.html:2:36: broken-anchor: link '?q=1#here' names no place in sub/two.html"
    ]


def test_questions_that_no_bank_here_asks_are_those_of_another_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_page(tmp_path / "site", "index.html", '<quiz-question id="q-drift" data-kind="single"></quiz-question>')
    (tmp_path / "docs").mkdir()
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes/other.yml").write_text("schema: 1\nquestions:\n  - {id: drift-two, kind: [damaged", encoding="utf-8")
    here = ["--docs", str(tmp_path / "docs"), "--quizzes", str(tmp_path / "quizzes")]
    main(["check", "--site", str(tmp_path / "site"), *here])
    assert "not checked: answer keys (the banks here are of another site)" in capsys.readouterr().err.splitlines()
    main(["check", "--site", str(tmp_path / "site"), "--docs", str(tmp_path / "docs"), "--quizzes", str(tmp_path / "none")])
    assert "not checked: answer keys (there are no banks here)" in capsys.readouterr().err.splitlines()


def test_problems_can_be_read_by_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_page(tmp_path, "index.html", '<a href="100%/">all,\nof: it</a>')
    place = f"{tmp_path}/index.html"
    found, remedy = "link '100%/' cannot be followed: a '%' in it begins no escape", "write an address that works for every reader"
    assert main(["check", "--site", str(tmp_path), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == [{"path": place, "line": 2, "column": 22, "rule": "bad-address", "found": found, "remedy": remedy}]
    assert main(["check", "--site", str(tmp_path), "--format", "github"]) == 1
    assert capsys.readouterr().out == f"::error file={place},line=2,col=22,title=bad-address::{found.replace('%', '%25')} — {remedy}\n"


def test_a_folder_without_a_page_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--site", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"course: {tmp_path} holds no built site\n"


HOSTILE = {
    "deep": "<div>" * 10_000,
    "deep-and-closed": "<div>" * 10_000 + "</div>" * 10_000,
    "crossed": "<b><div>" * 20_000 + "</b>" * 20_000,
    "formatting": "".join(f"<font size={number}><p>" for number in range(4_000)),
    "links": "".join(f"<a href=x{number}>" for number in range(4_000)) + "text",
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(10_000)) + ">",
    "open-tags": "<a" * 20_000,
    "open-quotes": '<a "' * 20_000,
    "open-values": '<a b="' * 20_000,
    "open-scripts": "<script>" * 10_000,
    "open-comments": "<!--" * 20_000,
    "ends": "</b>" * 20_000,
    "brackets": "[" * 20_000 + "](" * 10_000,
    "emphasis": "**a" * 10_000,
    "braces": "{{" * 10_000,
    "spaces": "<p " + " " * 50_000 + "=",
    "tables": "<table><tr><td>" * 20_000,
    "srcset": "<img alt=x srcset='" + "a, " * 10_000 + "'>",
    "entities": "&" * 20_000 + "&#x110000;&#xd800;&nosuch;" * 1000,
    "style": "<style>" + "url(" * 10_000 + "/*" * 10_000,
    "refresh": "<meta http-equiv=refresh content='0;url=" + " " * 20_000 + "'>",
    "questions": "<quiz-question id=q-a data-key='" + "[" * 10_000 + "'>" * 2000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_gives_problems_and_an_end(name: str, tmp_path: Path, origin: Origin) -> None:
    write_page(tmp_path, "index.html", HOSTILE[name])
    problems = find_problems(tmp_path, origin)
    assert problems or name in {"deep-and-closed", "brackets", "emphasis", "braces", "entities", "attributes", "refresh"}


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ('{"icons": [{"src": "no.png"}], "start_url": "./"}', "1:20: missing-asset: file 'no.png' is not there — correct the address, or add what it names"),
        ('{"shortcuts": [{"url": "./#no"}]}', "1:24: broken-anchor: file './#no' names no place in index.html — name a heading of the page, or an id"),
        ('{"icons": 3, "screenshots": null, "shortcuts": [3, {"url": 3}]}', ""),
        ("3", ""),
        ("{", "1:1: missing-asset: the manifest cannot be read — write it as JSON"),
    ],
)
def test_a_manifest_of_any_shape_is_read_or_refused(manifest: str, said: str, tmp_path: Path) -> None:
    write_page(tmp_path, "index.html", "<p>Text.</p>")
    (tmp_path / "site.webmanifest").write_text(manifest, encoding="utf-8")
    problems = [str(problem) for problem in find_problems(tmp_path, None) if problem.path.endswith(".webmanifest")]
    assert problems == ([f"{tmp_path}/site.webmanifest:{said}"] if said else [])


def test_files_that_are_not_what_they_are_called_give_problems(tmp_path: Path) -> None:
    write_page(tmp_path, "index.html", "<p>Text.</p>")
    for name in ("a.html", "b.css", "c.svg", "d.png", "sitemap.xml", "search/search_index.json", "_headers"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(bytes(range(256)) * 40)
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    problems = find_problems(tmp_path, None)
    assert {(Path(problem.path).name, problem.rule) for problem in problems} >= {
        ("a.html", "not-utf-8"),
        ("b.css", "not-utf-8"),
        ("c.svg", "not-utf-8"),
        ("c.svg", "broken-image"),
        ("d.png", "broken-image"),
        ("search_index.json", "search-index"),
    }
