"""Quizzes for Markdown sites: YAML banks, checked to the last comma, rendered inside the page's own Markdown."""

import os

# Our models need none of pydantic's plugins, and looking for some among all installed packages costs as much as reading ten banks.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__ = "0.1.0"
