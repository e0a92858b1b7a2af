"""Golden cases: files with a title, an input and what must come out, as `cases/README.md` tells.

Owns reading, comparing and rewriting them. Knows neither banks nor Markdown.
"""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"
REWRITE = os.environ.get("REWRITE_GOLDEN") == "1"

_CASE = re.compile(r"(?P<title>[^\n]+)\n\.\n(?P<input>.*?)\n\.\n(?P<expected>.*?)\n\.(?:\n|\Z)", re.DOTALL)
_FILE = re.compile(r"^==> (\S+) <==\n", re.MULTILINE)
_UNTYPED = re.compile("«(?:0x([0-9a-f]{2})|([^»]+)\\*([0-9]+))»")


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One title, input and expected output."""

    file: Path
    line: int
    """Line of the title."""
    title: str
    input: str
    expected: str

    def __str__(self) -> str:
        """The name that a failing test shows."""
        return f"{self.file.stem}: {self.title}"

    def files(self, first: str) -> dict[str, bytes]:
        """Return the files that the input stands for; `first` is the name of the one that needs no heading."""
        parts = _FILE.split(self.input + "\n")
        named = dict(zip(parts[1::2], parts[2::2], strict=True))
        return {name: _expand(text) for name, text in ({first: parts[0]} | named).items()}

    def write(self, folder: Path, first: str) -> None:
        """Write those files below a folder."""
        for name, data in self.files(first).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)


def read_cases(folder: str) -> list[Case]:
    """Return the cases of all files in a folder of cases, in order."""
    return [case for file in sorted((CASES / folder).glob("*.txt")) for case in _read_file(file)]


def _read_file(file: Path) -> list[Case]:
    text = file.read_text(encoding="utf-8")
    return [
        Case(
            file=file,
            line=text.count("\n", 0, match.start()) + 1,
            title=match["title"],
            input=match["input"],
            expected=match["expected"],
        )
        for match in _CASE.finditer(text)
    ]


def _expand(text: str) -> bytes:
    """Return a file's bytes, with what stands between guillemets written out."""
    out = bytearray()
    end = 0
    for match in _UNTYPED.finditer(text):
        out += text[end : match.start()].encode()
        out += bytes.fromhex(match[1]) if match[1] else (match[2] * int(match[3])).encode()
        end = match.end()
    return bytes(out + text[end:].encode())


def assert_case(case: Case, actual: str) -> None:
    """Compare what came out with what must; rewrite the file instead where that was asked for."""
    if actual == case.expected:
        return
    if REWRITE:
        _rewrite(case, actual)
        return
    difference = "\n".join(difflib.unified_diff(case.expected.split("\n"), actual.split("\n"), "expected", "actual", lineterm=""))
    raise AssertionError(f"{case.file.relative_to(CASES.parents[1])}:{case.line}: {case.title}\n{difference}")


def _rewrite(case: Case, actual: str) -> None:
    def write(match: re.Match[str]) -> str:
        return f"{match['title']}\n.\n{match['input']}\n.\n{actual}\n.\n" if match["title"] == case.title else match[0]

    text = case.file.read_text(encoding="utf-8")
    case.file.write_text(_CASE.sub(write, text), encoding="utf-8", newline="\n")
