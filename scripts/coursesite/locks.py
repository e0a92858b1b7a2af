"""Lock files from the groups of pyproject.toml: exact versions with hashes, without download addresses.

Run by `make lock`, which installs uv. Any pip installs the result; nobody else needs uv.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence

OLDEST_PYTHON = "3.11.5"

LOCKS: Mapping[str, Sequence[str]] = {
    "requirements.txt": ("site",),
    "requirements-test.txt": ("site", "test"),
    "requirements-labs.txt": ("labs",),
    "requirements-bench.txt": ("bench",),
    "requirements-links.txt": ("links",),
    "requirements-pagefind.txt": ("pagefind",),
    "requirements-editor.txt": ("editor",),
    "requirements-zensical.txt": ("zensical",),
    "requirements-guest.txt": ("guest",),
}
"""Lock file to the groups it installs; each agrees with the first on what both hold."""


def write_lock(path: str, groups: Sequence[str]) -> None:
    """Write one lock file."""
    first = next(iter(LOCKS))
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--generate-hashes", "--no-header", "--no-annotate"]
    command += ["--python-version", OLDEST_PYTHON, "--output-file", path]
    command += [word for group in groups for word in ("--extra", group)]
    if path != first:
        command += ["--constraint", first]
    subprocess.run(command, check=True)  # noqa: S603 - our own words


def main() -> int:
    """Write the lock files that the command's words name, or all of them."""
    for path in sys.argv[1:] or LOCKS:
        write_lock(path, LOCKS[path])
        print(f"wrote {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
