"""The command `course`: checks this site, finishes and serves what was built, runs its labs. One module for each command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from coursequiz.report import leave_quietly
from coursesite.commands import COMMANDS, load_command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 sound, 1 problems found, 2 wrong use.

    Args:
        arguments: The words after the command's name; by default those of the process.
    """
    words = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(prog="course", description="Tools of this course's site.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in words[:1] if words and words[0] in COMMANDS else COMMANDS:
        load_command(name)(subparsers)
    options = parser.parse_args(words)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        return leave_quietly()
    return status


if __name__ == "__main__":
    sys.exit(main())
