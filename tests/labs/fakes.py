"""Tiny labs in a folder of their own, with a helper beside them: everything a test of the runner needs."""

from __future__ import annotations

from pathlib import Path

from coursesite.labs.command import Options

HELPER = "FACTOR = 2\n"

LAB = """\
# ---
# title: "Lab: a small sum"
# description: "Two numbers are added."
# minutes: 1
# objectives: [add]
# ---
# %% [markdown]
# # Lab: a small sum
#
# It gives 4.5.
# %%
import helper

total = 2.25 * helper.FACTOR
print(f"The sum is {total:.1f}")
# %% tags=["timing"]
import time

print(time.perf_counter_ns())
# %% tags=["hide"]
import json, os, pathlib

entry = {"text": f"{total:.1f}", "value": total, "unit": "", "about": "the sum"}
pathlib.Path(os.environ["LABS_RESULTS"], "sum.json").write_text(json.dumps({"total": entry}))
figures = pathlib.Path(os.environ["LABS_FIGURES"], "sum")
figures.mkdir(parents=True)
(figures / "moves.json").write_text(json.dumps({"values": [total, 2]}))
"""


def write_course(folder: Path, *, lab: str = LAB, helper: str = HELPER) -> Options:
    """Write a lab and its helper into a folder and return where they stand."""
    labs = folder / "labs"
    labs.mkdir(exist_ok=True)
    (labs / "sum.py").write_text(lab, encoding="utf-8")
    (labs / "helper.py").write_text(helper, encoding="utf-8")
    return Options(folder=labs, cache=folder / "cache", project=folder / "pyproject.toml")
