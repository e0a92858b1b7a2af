"""What several tests of the site's tools begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursesite.live.preview import Preview
from tests.browser.project import copy_project
from tests.coursesite.desk import URL, Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A small site, open for preview, in the current folder."""
    project = copy_project(tmp_path / "project")
    monkeypatch.chdir(project)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    return Desk(project, Preview(project / "mkdocs.yml", tmp_path / "site", URL))
