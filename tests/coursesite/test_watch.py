"""Two looks at folders tell which files changed between them."""

from __future__ import annotations

from pathlib import Path

from coursesite.live.watch import find_changes, look_at


def test_written_made_and_deleted_files_are_changes(tmp_path: Path) -> None:
    for name in ("same.md", "written.md", "deleted.md"):
        (tmp_path / name).write_text("1", encoding="utf-8")
    before = look_at([tmp_path])
    (tmp_path / "written.md").write_text("22", encoding="utf-8")
    (tmp_path / "deleted.md").unlink()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/made.md").write_text("1", encoding="utf-8")
    assert find_changes(before, look_at([tmp_path])) == {tmp_path / "written.md", tmp_path / "deleted.md", tmp_path / "folder/made.md"}


def test_what_editors_leave_beside_a_file_is_no_change(tmp_path: Path) -> None:
    for name in (".page.md.swp", "page.md~"):
        (tmp_path / name).write_text("1", encoding="utf-8")
    assert look_at([tmp_path, tmp_path / "missing"]) == {}


def test_a_single_file_can_be_watched(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text("1", encoding="utf-8")
    assert list(look_at([file])) == [str(file)]
