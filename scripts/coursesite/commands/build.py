"""`course build`: builds the site strictly; with `--offline` as a zip that works from a folder, without a server."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from coursesite.commands import refuse
from coursesite.offline import pack_site


def add_build_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `build` to the commands of a program."""
    parser = subparsers.add_parser("build", help="build the site, or with --offline a zip that works without a server", description=__doc__)
    parser.add_argument("--offline", action="store_true", help="write a zip to download, to be read from files")
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="the settings (default: mkdocs.yml)")
    parser.add_argument("--to", type=Path, metavar="PATH", help="the folder (default: site), or the zip (default: dist/course.zip)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if not options.config.is_file():
        return refuse(f"there is no {options.config}")
    if not options.offline:
        return _build(options.config, options.to or Path("site"), {})
    target = options.to or Path("dist") / "course.zip"
    with tempfile.TemporaryDirectory() as folder:
        if status := _build(options.config, Path(folder), {"COURSE_OFFLINE": "1"}):
            return status
        pack_site(Path(folder), target, name=target.stem)
    print(target)
    return 0


def _build(config: Path, site: Path, more: dict[str, str]) -> int:
    """Return the status of a strict build, in the folder of the settings, where extensions look for what these name."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config.resolve()), "--site-dir", str(site.resolve())]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | more
    return subprocess.run(command, cwd=config.resolve().parent, env=environment, check=False).returncode  # noqa: S603 - our own words
