"""The commands of `course`, in the order in which its help lists them: each module adds one, with its options and its edge."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from coursesite.commands.browser import add_browser_command
from coursesite.commands.build import add_build_command
from coursesite.commands.check import add_check_command
from coursesite.commands.finish import add_finish_command
from coursesite.commands.glossary import add_glossary_command
from coursesite.commands.labs import add_labs_command
from coursesite.commands.new import add_new_command
from coursesite.commands.print import add_print_command
from coursesite.commands.schema import add_schema_command
from coursesite.commands.serve import add_serve_command
from coursesite.commands.serve_built import add_serve_built_command
from coursesite.commands.twin import add_twin_command

COMMANDS: tuple[Callable[[argparse._SubParsersAction[argparse.ArgumentParser]], None], ...] = (
    add_build_command,
    add_check_command,
    add_finish_command,
    add_new_command,
    add_serve_command,
    add_serve_built_command,
    add_print_command,
    add_glossary_command,
    add_schema_command,
    add_twin_command,
    add_labs_command,
    add_browser_command,
)
