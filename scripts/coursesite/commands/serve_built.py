"""`course serve-built`: serves a built site on this machine and prints its address."""

from __future__ import annotations

import argparse
from pathlib import Path
from urllib.request import urlopen

from coursesite.commands import refuse
from coursesite.serve import open_server, run_server


def add_serve_built_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `serve-built` to the commands of a program."""
    parser = subparsers.add_parser("serve-built", help="serve a built site on this machine", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("site"), metavar="FOLDER", help="the built site (default: site)")
    parser.add_argument("--port", type=int, help="by default the first free one from 8000")
    parser.add_argument("--check", action="store_true", help="only fetch the home page and stop")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    try:
        if options.check:
            with run_server(options.folder) as running, urlopen(running.address) as answer:  # noqa: S310 - our own address
                print(f"{running.address} answers {answer.status}")
            return 0
        server = open_server(options.folder, options.port)
    except OSError as error:
        return refuse(error)
    with server:
        print(f"The site is at {server.address} (stop with Ctrl+C)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0
