"""`course serve`: shows the site while it is written; a saved page or bank is in the browser within a second, however large the course."""

from __future__ import annotations

import argparse
import logging
import sys
import threading
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

from coursesite.commands import refuse


def add_serve_command(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `serve` to the commands of a program."""
    parser = subparsers.add_parser("serve", help="show the site while it is written; reload when a source is saved", description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="the site's configuration (default: mkdocs.yml)")
    parser.add_argument("--port", type=int, help="by default the first free one from 8000")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from coursesite.live.preview import BrokenSite, Preview  # MkDocs takes a while to import, and no other command needs it
    from coursesite.live.server import LiveServer
    from coursesite.live.watch import watch
    from coursesite.serve import bind

    if not options.config.is_file():
        return refuse(f"there is no {options.config}")
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    with TemporaryDirectory(prefix="course-") as folder:
        try:
            server = bind(lambda port: LiveServer(Path(folder), port), options.port)
        except OSError as error:
            return refuse(error)
        with server:
            try:
                preview = server.preview = Preview(options.config.absolute(), Path(folder), server.address)
            except BrokenSite as error:
                print(f"{error}\ncourse: mend {options.config}, then start again", file=sys.stderr)
                return 1
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            print(f"The site is at {server.address} and follows its sources (stop with Ctrl+C)", flush=True)
            try:
                for changed in watch(lambda: preview.roots):
                    try:
                        preview.take(changed)
                    except Exception:  # noqa: BLE001 - a fault of ours, told in full; the next save may find a way round it
                        traceback.print_exc()
                    server.announce()
            except KeyboardInterrupt:
                print()
            server.shutdown()
    return 0
