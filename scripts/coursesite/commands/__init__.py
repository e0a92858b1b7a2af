"""The commands of `course`: one module for each, which adds it with its options and its edge.

A module is imported where its command is asked for, so that no command waits for the packages of another.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module

COMMANDS = ("build", "check", "finish", "new", "serve", "serve-built", "print", "glossary", "schema", "twin", "labs", "browser")
"""Their names, in the order in which the help lists them; `serve-built` is added by `add_serve_built_command` of `serve_built.py`."""


def load_command(name: str) -> Callable[[argparse._SubParsersAction[argparse.ArgumentParser]], None]:
    """Return the function that adds a command to a program's commands."""
    word = name.replace("-", "_")
    add_command: Callable[[argparse._SubParsersAction[argparse.ArgumentParser]], None] = getattr(
        import_module(f"coursesite.commands.{word}"), f"add_{word}_command"
    )
    return add_command


def refuse(why: object) -> int:
    """Say why a command cannot do what it was asked for, and return the exit status of wrong use."""
    print(f"course: {why}", file=sys.stderr)
    return 2
