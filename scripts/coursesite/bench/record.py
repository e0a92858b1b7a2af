"""What was measured so far, in a file: a run that was stopped goes on where it ended, as long as nothing it measures has changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any


class Record:
    """Measured values by size, name and round."""

    def __init__(self, file: Path, subject: Mapping[str, Any]) -> None:
        """Open the record, empty where there is none or where it is of another subject.

        Args:
            file: Where it is kept; each value is written as soon as it is measured.
            subject: What is measured and with what: versions, settings.
        """
        self._file = file
        self._subject = dict(subject)
        self._values: dict[str, list[Any]] = {}
        if file.is_file():
            kept = json.loads(file.read_text(encoding="utf-8"))
            if kept["subject"] == self._subject:
                self._values = kept["values"]

    def get(self, size: int, name: str) -> list[Any]:
        """Return the values that are there, one a round."""
        return self._values.get(f"{size} {name}", [])

    def take(self, size: int, name: str, number: int, measure: Callable[[], Any]) -> None:
        """Measure round `number` (counted from 0), unless it is there."""
        values = self._values.setdefault(f"{size} {name}", [])
        if len(values) <= number:
            values.append(measure())
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps({"subject": self._subject, "values": self._values}, indent=1) + "\n", encoding="utf-8")
