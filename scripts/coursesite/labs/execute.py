"""One notebook run in this process's own kernel: `python -m coursesite.labs.execute NOTEBOOK FOLDER` runs it in place.

The only file that needs nbclient. It stops at the first exception and writes what there is, so that the caller can say where.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

TIMEOUT = 300
"""Seconds that one cell may take."""


def main(notebook: str, folder: str) -> int:
    """Run a notebook's cells in a folder, write their outputs into the file, and return 0, or 1 after an exception."""
    nbformat, nbclient = importlib.import_module("nbformat"), importlib.import_module("nbclient")
    content = nbformat.read(notebook, 4)
    client = nbclient.NotebookClient(content, timeout=TIMEOUT, kernel_name="python3", record_timing=False, resources={"metadata": {"path": folder}})
    status = 0
    try:
        client.execute()
    except nbclient.exceptions.CellExecutionError:
        status = 1
    Path(notebook).write_text(nbformat.writes(content), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
