"""What stands beside the pages of a site is made ready for a host: hashed assets, headers, nothing that nobody asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursesite.assets import find_folder, hash_folder, rename_references
from coursesite.finish import hash_script
from coursesite.headers import read_rules
from coursesite.publish import finish_folder

PAGE = """<!doctype html><html><head><meta charset="utf-8">
<link rel="stylesheet" href="{up}assets/quiz/quiz.css"><script src="{up}assets/javascripts/bundle.0123.min.js"></script><script>var target=1</script>
</head><body><p>See <code>"assets/quiz/quiz.js"</code>.</p></body></html>
"""
NAMES = {"quiz": "quiz.00000000"}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    for name, text in {
        "index.html": PAGE.format(up=""),
        "deep/index.html": PAGE.format(up="../").replace("target=1", "target=2"),
        "404.html": PAGE.format(up="/course/"),
        "sitemap.xml": "<urlset><url><loc>https://example.org/course/</loc></url></urlset>",
        "search/search_index.json": '{"config": {"lang": ["en"]}, "docs": []}',
        "assets/quiz/quiz.css": "body { background: url(paper.svg) }",
        "assets/quiz/paper.svg": "<svg/>",
        "assets/javascripts/bundle.0123.min.js": "",
        "assets/javascripts/bundle.0123.min.js.map": "{}",
        "assets/javascripts/lunr/min/lunr.de.min.js": "",
        "assets/images/favicon.png": "",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def test_a_site_is_published_with_hashed_assets_and_without_what_nobody_asks_for(built: Path) -> None:
    digest = hash_folder(built / "assets" / "quiz")
    assert finish_folder(built) == 3
    assert files(built) == [
        "404.html",
        "_headers",
        "assets/javascripts/bundle.0123.min.js",
        f"assets/quiz.{digest}/paper.svg",
        f"assets/quiz.{digest}/quiz.css",
        "deep/index.html",
        "index.html",
        "search/search_index.json",
        "sitemap.xml",
    ]
    for page, up in (("index.html", ""), ("deep/index.html", "../"), ("404.html", "/course/")):
        text = (built / page).read_text(encoding="utf-8")
        assert f'href="{up}assets/quiz.{digest}/quiz.css"' in text
        assert f'src="{up}assets/javascripts/bundle.0123.min.js"' in text
        assert '<code>"assets/quiz/quiz.js"</code>' in text


def test_publishing_twice_changes_nothing_more(built: Path) -> None:
    finish_folder(built)
    once = {name: (built / name).read_bytes() for name in files(built)}
    finish_folder(built)
    assert {name: (built / name).read_bytes() for name in files(built)} == once


def test_other_languages_keep_their_stemmers(built: Path) -> None:
    (built / "search" / "search_index.json").write_text('{"config": {"lang": ["en", "de"]}, "docs": []}', encoding="utf-8")
    finish_folder(built)
    assert (built / "assets" / "javascripts" / "lunr" / "min" / "lunr.de.min.js").is_file()


def test_a_hash_changes_with_a_name_and_with_a_byte(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("1")
    first = hash_folder(tmp_path)
    file.write_text("2")
    second = hash_folder(tmp_path)
    file.rename(tmp_path / "b")
    assert len({first, second, hash_folder(tmp_path)}) == 3


def test_a_folder_is_found_by_its_plain_name(built: Path) -> None:
    before = find_folder(built, "quiz")
    finish_folder(built)
    assert before.name == "quiz"
    assert find_folder(built, "quiz").name.startswith("quiz.")
    with pytest.raises(FileNotFoundError, match="has no folder assets/site"):
        find_folder(built, "site")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<img src="../assets/quiz/a.svg">', '<img src="../assets/quiz.00000000/a.svg">'),
        ('<img srcset="assets/quiz/a.png 1x, assets/quiz/b.png 2x">', '<img srcset="assets/quiz.00000000/a.png 1x, assets/quiz.00000000/b.png 2x">'),
        ('<meta content="https://a.example/c/assets/quiz/card.png">', '<meta content="https://a.example/c/assets/quiz.00000000/card.png">'),
        ('<x-figure data-src="/c/assets/quiz/a.js">', '<x-figure data-src="/c/assets/quiz.00000000/a.js">'),
    ],
)
def test_a_reference_is_renamed_wherever_a_tag_has_one(before: str, after: str) -> None:
    assert rename_references(before, NAMES, "https://a.example/c/") == after


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://b.example/assets/quiz/a.js">',
        '<a href="docs/assets/quiz/a.js">',
        '<img alt="The file assets/quiz/a.js">',
        "<p>'assets/quiz/a.js'</p>",
        '<img src="assets/quizzes/a.svg">',
    ],
)
def test_texts_and_other_sites_are_left_alone(html: str) -> None:
    assert rename_references(html, NAMES, "https://a.example/c/") == html


def test_pages_revalidate_assets_stay_and_no_header_is_set_twice(built: Path) -> None:
    finish_folder(built)
    rules = read_rules((built / "_headers").read_text(encoding="utf-8"))

    def headers(path: str) -> list[tuple[str, str]]:
        return [header for rule in rules if rule.matches(path) for header in rule.headers]

    for path in ("/", "/index.html", "/deep/", "/404.html", "/search/search_index.json", "/sitemap.xml"):
        assert dict(headers(path))["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert len({name for name, _ in headers(path)}) == len(headers(path))
    assets = headers("/assets/quiz.00000000/quiz.css")
    assert assets[-1] == ("Cache-Control", "public, max-age=31536000, immutable")
    assert len({name for name, _ in assets}) == len(assets)


def test_one_policy_allows_the_scripts_of_all_pages(built: Path) -> None:
    finish_folder(built)
    headers = dict(read_rules((built / "_headers").read_text(encoding="utf-8"))[0].headers)
    policy = headers.pop("Content-Security-Policy")
    assert policy.startswith("default-src 'self'; script-src 'self' 'sha256-")
    assert policy.endswith("; frame-ancestors 'self'")
    assert hash_script("var target=1") in policy
    assert hash_script("var target=2") in policy
    assert headers == {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
