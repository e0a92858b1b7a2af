"""Links to other sites: asked through lychee, with a record of when each last answered.

The record is the cache as well: an address that answered within `FRESH` days is not asked again. Owns what is asked and what is
told; lychee owns how.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from coursequiz.problems import Problem, show_path
from coursesite.offset import find_place

FRESH = 7
"""Days for which an answer counts."""
RECORD = Path(".cache/course/links.json")
LYCHEE = Path(".venv-links/bin/lychee")
TEXTS = (".md", ".yml", ".ipynb")

_URL = re.compile(r"https?://[^\s<>\"'`\\{}|^\[\]]+")
_CODE = re.compile(r"^[ \t>]*(`{3,}|~{3,}).*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_EXAMPLE = re.compile(r"https?://(?:[\w.-]+\.)?(?:example(?:\.(?:com|org|net))?|localhost|127\.0\.0\.1|host)(?:[:/]|$)|http://www\.w3\.org/(?:1999|2000)/")
"""Hosts of examples, and names of XML vocabularies, which nobody visits."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where an address stands."""

    path: str
    line: int
    column: int


def find_lychee() -> Path | None:
    """Return the program: that of the project's own environment, or the one on the path."""
    if LYCHEE.is_file():
        return LYCHEE.absolute()
    found = shutil.which("lychee")
    return Path(found) if found else None


def find_addresses(roots: Iterable[Path]) -> dict[str, Place]:
    """Return every address of another site in texts below some folders or files, with the first place of each; code and examples are none."""
    found: dict[str, Place] = {}
    for file in (file for root in roots for file in ([root] if root.is_file() else sorted(root.rglob("*")))):
        if file.suffix not in TEXTS or not file.is_file():
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        prose = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text) if file.suffix == ".md" else text
        for match in _URL.finditer(prose):
            address = _trim(match[0])
            if address not in found and not _EXAMPLE.match(address):
                line, column = find_place(text, match.start())
                found[address] = Place(path=show_path(file), line=line, column=column)
    return found


def _trim(address: str) -> str:
    """Return an address without the punctuation of the sentence around it."""
    address = address.rstrip(".,;:!?*_")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?*_")
    return address


def check_addresses(places: Mapping[str, Place], lychee: Path, record: Path, today: date) -> list[Problem]:
    """Return a problem for each address that does not answer, and write down when each last did.

    Args:
        places: Where each address stands.
        lychee: The program.
        record: The file with the last good dates.
        today: The date that is written.

    Raises:
        RuntimeError: lychee could not do its work, or nothing at all answered; the record stays as it was.
    """
    good = _read_record(record)
    asked = [address for address in places if address not in good or (today - good[address]).days > FRESH]
    answered, failed = _ask(asked, lychee) if asked else (set[str](), dict[str, str]())
    if len(failed) > 1 and not answered:
        raise RuntimeError(f"none of {len(failed)} links to other sites answers, so it may be the network: try again with one; nothing was recorded")
    good = {address: day for address, day in good.items() if address in places} | dict.fromkeys(answered, today)
    record.parent.mkdir(parents=True, exist_ok=True)
    lines = {address: day.isoformat() for address, day in sorted(good.items())}
    record.write_text(json.dumps(lines, indent=1) + "\n", encoding="utf-8", newline="\n")
    return [_problem(places[address], address, why, good.get(address)) for address, why in failed.items() if address in places]


def _problem(place: Place, address: str, why: str, last: date | None) -> Problem:
    since = f"it last did on {last.isoformat()}" if last else "no good answer is on record"
    found = f"{address} does not answer: {why}; {since}"
    remedy = "open it: correct or replace it where it is gone, ask again where it only rests"
    return Problem(path=place.path, line=place.line, column=place.column, rule="dead-address", found=found, remedy=remedy)


def _read_record(record: Path) -> dict[str, date]:
    try:
        return {str(address): date.fromisoformat(day) for address, day in json.loads(record.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}  # a record that cannot be read is begun anew


def _ask(addresses: Sequence[str], lychee: Path) -> tuple[set[str], dict[str, str]]:
    """Return the addresses that answer, and those that do not with what lychee says; what it passes over is neither.

    Raises:
        RuntimeError: lychee could not do its work.
    """
    with TemporaryDirectory() as folder:
        asked = Path(folder) / "addresses.txt"
        asked.write_text("\n".join(addresses) + "\n", encoding="utf-8")
        command = [str(lychee), "--format", "json", "-vv", "--no-progress", "--max-retries", "2", "--timeout", "20", str(asked)]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder)  # noqa: S603 - our own words
    try:
        answer = json.loads(run.stdout)
    except ValueError:
        raise RuntimeError(f"lychee ended with {run.returncode}: {run.stderr.strip()[-300:]}") from None
    said = {name: [entry for some in answer.get(name, {}).values() for entry in some] for name in ("success_map", "error_map", "timeout_map")}
    failed = [*said["error_map"], *said["timeout_map"]]
    answered = {_as_asked(entry["url"], addresses) for entry in said["success_map"]}
    return answered, {_as_asked(entry["url"], addresses): entry["status"].get("details") or entry["status"]["text"] for entry in failed}


def _as_asked(url: str, addresses: Sequence[str]) -> str:
    """Return an address as it was asked: lychee writes a bare host with a slash."""
    return url if url in addresses else next((address for address in addresses if address.rstrip("/") == url.rstrip("/")), url)
