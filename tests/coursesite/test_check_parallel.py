"""A large site is read by several processes: nothing is lost, nothing changes its place, and a process that ends is made good."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from coursesite.check.site.parallel import SHARE, read_in_parallel
from coursesite.cli import main

HERE = os.getpid()


def read(names: Sequence[str]) -> tuple[int, list[str]]:
    return os.getpid(), list(names)


def read_or_die(names: Sequence[str]) -> list[str]:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(names)


def read_none(names: Sequence[str]) -> None:
    raise ValueError(names[0])


def test_each_process_reads_a_part_and_the_order_stays() -> None:
    names = [f"{number}.html" for number in range(10)]
    parts = read_in_parallel(dict.fromkeys(names, SHARE), read, processors=3)
    assert len({process for process, _ in parts}) == 3
    assert parts[0][0] == HERE
    assert [name for _, part in parts for name in part] == names


@pytest.mark.parametrize(("sizes", "processors"), [({}, 4), ({"a": 1, "b": 2}, 4), ({"a": SHARE, "b": SHARE}, 1)])
def test_little_to_read_or_one_processor_needs_no_other_process(sizes: dict[str, int], processors: int) -> None:
    assert read_in_parallel(sizes, read, processors=processors) == [(HERE, list(sizes))]


def test_what_a_process_leaves_unread_is_read_here() -> None:
    assert read_in_parallel({"a": SHARE, "b": SHARE}, read_or_die, processors=2) == [["a"], ["b"]]


def test_an_error_is_told_once_and_here(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match=r"^a$"):
        read_in_parallel({"a": SHARE, "b": SHARE}, read_none, processors=2)
    assert capfd.readouterr().err == ""


def test_the_problems_of_a_large_site_come_in_the_order_of_its_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in "abcd":
        page = f'<!doctype html>\n<html lang="en"><title>{name}</title><main><p>{"word " * (SHARE // 5)}</p>\n<a href="no-{name}">{name}</a></main></html>'
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    assert main(["check", "--site", str(tmp_path), "--docs", str(tmp_path / "none")]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "broken-link" in line]
    remedy = "correct the address, or add what it names"
    assert told == [f"{tmp_path}/{name}.html:3:1: broken-link: link 'no-{name}' leads to no file — {remedy}" for name in "abcd"]
