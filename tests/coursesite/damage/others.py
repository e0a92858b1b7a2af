"""Programs that check built pages, each run once over copies with a fault: which faults they name. One function a program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.parse import unquote, urlsplit

from coursesite.check.built import check_built
from coursesite.check.origin import read_origin
from tests.conftest import REPOSITORY
from tests.coursesite.damage.operator import Fault, Files, find_missed, in_rounds, write_changes

ELSEWHERE = r"^https?://[^/]*[a-z]\.[a-z]"
"""Links to other sites, which are not asked."""
ACCEPTED = {
    "area-alt",
    "attr-spacing",
    "close-order",
    "element-permitted-occurrences",
    "element-required-attributes",
    "element-required-content",
    "no-dup-id",
    "no-redundant-for",
    "parser-error",
    "text-content",
    "unique-landmark",
    "valid-id",
}
"""Rules of html-validate that name a fault of ours. Others, such as that of an obsolete attribute, say something about how it was planted."""
NESTED = "is not permitted as a descendant of"
"""What its rule of permitted content says of a link within a link; of other content it speaks because of where a fault was planted."""


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A page with one fault, beside the same page without it."""

    name: str
    rule: str
    file: Path
    sound: Path

    @cached_property
    def planted(self) -> str:
        """What the fault has put into the page, as a browser reads it; empty where it took something away."""
        new, old = (file.read_bytes().decode("utf-8", "replace") for file in (self.file, self.sound))
        start = _shared(new, old)
        end = _shared(new[start:][::-1], old[start:][::-1])
        # From the tag that it stands in to the end of that tag.
        start, end = new.rfind("<", 0, start + 1), len(new) - end
        return unquote(unescape(new[max(start, 0) : new.find(">", end - 1) + 1 or end]))


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin alike with."""
    return next((index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def find_by_course(folder: Path, faults: Sequence[Fault], files: Files) -> set[str]:
    """Return the faults that `course check --site` tells at their place, each planted in its page itself: ours looks at all pages together."""
    origin = read_origin(REPOSITORY / "docs", REPOSITORY / "quizzes")
    missed: set[str] = set()
    for together in in_rounds(faults, files):
        for _, planted in together:
            write_changes(folder, planted.changes)
        problems = [remark.problem for remark in check_built(folder, origin)[1]]
        missed |= {text.partition(":")[0] for text in find_missed(together, problems, folder)}
        write_changes(folder, {name: files.get(name) for _, planted in together for name in planted.changes})
    return {fault.name for fault in faults} - missed


def find_by_lychee(program: Path, top: Path, copies: Sequence[Copy]) -> set[str]:
    """Return the faults whose address lychee finds broken."""
    words = ["--offline", "--include-fragments=full", "--index-files", "index.html", "--root-dir", str(top), "--no-progress", "--format", "json"]
    answer = _run([str(program), *words, *map(str, _all_files(copies))])
    return _match({file: [entry["url"] for entry in entries] for file, entries in answer["error_map"].items()}, copies)


def find_by_linkinator(program: Path, top: Path, copies: Sequence[Copy]) -> set[str]:
    """Return the faults whose address linkinator finds broken; its own server ends at a broken escape, so the pages come from ours."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(top))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        start = f"http://127.0.0.1:{server.server_port}/"
        pages = {f"{start}{file.relative_to(top).as_posix()}": str(file) for file in _all_files(copies)}
        answer = _run([str(program), *pages, "--check-css", "--check-fragments", "--format", "json", "--skip", ELSEWHERE])
        server.shutdown()
    broken: dict[str, list[str]] = defaultdict(list)
    for link in answer["links"]:
        if link["state"] == "BROKEN" and link.get("parent") in pages:
            broken[pages[link["parent"]]].append(link["url"])
    return _match(broken, copies)


def find_by_html_validate(program: Path, copies: Sequence[Copy]) -> set[str]:
    """Return the faults of which html-validate says something that it does not say of the sound page."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"  # what it prints it cuts off
        _run([str(program), "--preset", "standard", "--formatter", f"json={report}", *map(str, _all_files(copies))])
        pages = json.loads(report.read_text(encoding="utf-8"))
    said = {page["filePath"]: {(message["ruleId"], message["message"]) for message in page["messages"]} for page in pages}
    new = {copy.name: said.get(str(copy.file), set()) - said.get(str(copy.sound), set()) for copy in copies}
    return {name for name, messages in new.items() if any(rule in ACCEPTED or NESTED in message for rule, message in messages)}


class _Silent(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


def _all_files(copies: Iterable[Copy]) -> list[Path]:
    return sorted({file for copy in copies for file in (copy.file, copy.sound)})


def _run(command: Sequence[str]) -> dict[str, dict[str, list[dict[str, str]]]]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # where the pinned node is
    run = subprocess.run(command, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False)
    return json.loads(run.stdout) if run.stdout.startswith("{") else {}


def _match(broken: Mapping[str, Iterable[str]], copies: Iterable[Copy]) -> set[str]:
    """Return the faults of whose copy an address is broken that was planted there."""
    return {copy.name for copy in copies if any(_tail(url) in copy.planted for url in broken.get(str(copy.file), ()))}


def _tail(url: str) -> str:
    """Return the last part of an address, which is left as it was typed."""
    parts = urlsplit(url)
    return unquote(parts.fragment or parts.path.rstrip("/").rpartition("/")[2]) or url
