"""A small site that is open for preview, whose sources a test saves as an author would."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from coursesite.live.preview import Preview
from tests.browser.project import edit_source

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


def find_problems(page: str) -> list[str]:
    """Return what the box of a page says."""
    box = page.partition('course-problems"')[2].partition("</div>")[0]
    return [unescape(problem) for problem in re.findall(r"<li><code>(.*?)</code></li>", box)]
