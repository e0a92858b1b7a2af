"""Much to read, shared among processes: one for each processor, where there is enough for them to pay.

Owns how files are shared out and what was read is handed over. Knows nothing of what is read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SHARE = 2_000_000
"""Bytes of HTML for which a process pays: to start it and to hand over its pages costs as much as to read a third of them."""
HANDING_OVER = 0.2
"""What it costs to hand over what was read, seen from the cost of reading it."""
MOST = 4
"""Processes at work: what they hand over is unpacked by one alone."""

Result = TypeVar("Result")


def read_in_parallel(sizes: Mapping[str, int], read: Callable[[Sequence[str]], Result], *, share: int = SHARE, processors: int | None = None) -> list[Result]:
    """Return what was read, in parts that keep the order.

    Args:
        sizes: Names of files, with their bytes.
        read: Reads some of them, called in this process and in copies of it; what it returns can be pickled.
        share: Bytes for which a process pays.
        processors: How many there are; None to find out.
    """
    most = min(MOST, processors or _count_processors(), sum(sizes.values()) // share) if hasattr(os, "fork") else 1
    first, *others = _share(sizes, max(most, 1))
    started = [_start(read, names) for names in others]
    return [read(first), *(collect() for collect in started)]


def _count_processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _share(sizes: Mapping[str, int], parts: int) -> list[list[str]]:
    """Return the names in as many parts, neighbours together: they have most of their tags in common. The first, which need not be handed over, has more."""
    shares: list[list[str]] = [[] for _ in range(parts)]
    share = sum(sizes.values()) / (parts + HANDING_OVER)
    before = 0.0
    for name, size in sizes.items():
        middle = (before + size / 2) / share - HANDING_OVER if share else 0
        shares[min(max(int(middle), 0), parts - 1)].append(name)
        before += size
    return shares


def _start(read: Callable[[Sequence[str]], Result], names: Sequence[str]) -> Callable[[], Result]:
    """Begin to read in a copy of this process, and return what waits for it."""
    from multiprocessing import get_context  # not needed by a small site, which would wait for it

    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, read, names), daemon=True)
    process.start()
    sender.close()

    def collect() -> Result:
        with receiver:
            try:
                result: Result = receiver.recv()
            except EOFError:  # it was ended, or failed: here the same error is told
                result = read(names)
        process.join()
        return result

    return collect


def _send(sender: Connection, read: Callable[[Sequence[str]], Result], names: Sequence[str]) -> None:
    with sender, suppress(Exception):
        sender.send(read(names))
