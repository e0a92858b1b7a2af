"""The preview: whatever a page is made from, the next look at it shows what was saved last."""

from __future__ import annotations

from pathlib import Path

from tests.coursesite.desk import Desk


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
