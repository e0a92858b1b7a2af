"""A small site of its own for browser tests: this site's configuration, theme and assets, other pages and banks.

So editing the course breaks no test, and a test may edit the small site.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from coursesite.cli import main
from tests.conftest import REPOSITORY, SITE_URL, run_mkdocs

SOURCE = Path(__file__).parent / "project"
NAV = "nav:\n  - Start: index.md\n  - All kinds: kinds.md\n  - Another page: other.md\n  - A test: test.md\n  - My progress: my-progress.md\n  - Words: [glossary.md]\n  - Parts of a page: parts.md\n"
FOOTER = "  footer:\n    - Course: [index.md, glossary.md]\n"


def copy_project(folder: Path) -> Path:
    """Return `folder` with a copy of the small site's sources."""
    shutil.copytree(SOURCE, folder, dirs_exist_ok=True)
    (folder / "scripts").symlink_to(REPOSITORY / "scripts", target_is_directory=True)
    for name in ("assets/site", "assets/quiz"):
        shutil.copytree(REPOSITORY / "docs" / name, folder / "docs" / name)
    page = (REPOSITORY / "docs" / "my-progress.md").read_text(encoding="utf-8")
    (folder / "docs" / "my-progress.md").write_text(page.replace("(contribute/progress-file.md)", "(index.md)"), encoding="utf-8")
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    config, count = re.subn(r"^nav:\n(?:[ ].*\n|\n)*", NAV, config, flags=re.MULTILINE)
    assert count == 1, "mkdocs.yml has one nav"
    config, count = re.subn(r"^  footer:\n(?:    .*\n)*", FOOTER, config, flags=re.MULTILINE)
    assert count == 1, "mkdocs.yml has one footer"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return folder


def edit_source(project: Path, name: str, old: str, new: str) -> Path:
    """Save a source with some text replaced, which must be there, and return the file."""
    file = project / name
    text = file.read_text(encoding="utf-8")
    assert old in text, name
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def use_theme_script(project: Path) -> Path:
    """Return the project, set back to the theme's own script with its instant navigation."""
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("  features:\n", "  features:\n    - navigation.instant\n", 1)
    config.write_text(text.replace("  shell: true\n", "  shell: false\n"), encoding="utf-8")
    return project


def build_project(project: Path) -> Path:
    """Return the folder of the strictly built small site."""
    site = project / "site"
    run_mkdocs(project, site)
    return site


def unpack_download(project: Path, folder: Path) -> Path:
    """Return the folder that is in the zip of `course build --offline`, unpacked into `folder`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", SITE_URL)
        assert main(["build", "--offline", "--config", str(project / "mkdocs.yml"), "--to", str(folder / "course.zip")]) == 0
    with zipfile.ZipFile(folder / "course.zip") as archive:
        archive.extractall(folder)
    return folder / "course"
