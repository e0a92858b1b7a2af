"""The documented schema of the progress file holds for files that the page writes, and refuses others."""

from __future__ import annotations

import copy
import json
import subprocess
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import REPOSITORY

SCHEMA = json.loads((REPOSITORY / "docs" / "contribute" / "progress-file.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
WRITE = """
import fc from "fast-check";
import { anyRecords } from "./tests/coursesite/browser/any.mjs";
import { writeFile } from "./scripts/coursesite/browser/progress/file.mjs";
import { mergeRecords, resetRecords } from "./scripts/coursesite/browser/progress/records.mjs";
const all = fc.sample(fc.tuple(anyRecords, anyRecords), { numRuns: 200, seed: 1 });
console.log(JSON.stringify(all.map(([a, b], place) => writeFile(place % 5 ? mergeRecords(a, b) : resetRecords(a, 100), "A course", 0))));
"""


@pytest.fixture(scope="module")
def files() -> list[Any]:
    """Return files as the page writes them."""
    run = subprocess.run(["node", "--input-type=module", "--eval", WRITE], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return [json.loads(text) for text in json.loads(run.stdout)]


def test_the_schema_is_sound() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_file_that_the_page_writes_keeps_to_it(files: list[Any]) -> None:
    assert len(files) == 200
    assert {name for file in files for name in file["records"]} >= {"one", "test:pool", "page:a/b", "set:here"}
    for file in files:
        VALIDATOR.validate(file)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"v": 2},
        {"records": {"one": {"v": 3, "attempts": []}}},
        {"records": {"one": {"v": 2, "attempts": [{"id": "a"}]}}},
        {"records": {"Unknown name": {}}},
        {"records": {"page:a": {"v": 1, "read": "today"}}},
    ],
    ids=json.dumps,
)
def test_another_file_does_not(files: list[Any], change: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(copy.deepcopy(files[0]) | change)
