"""Quizzes for Markdown sites: YAML banks, checked to the last comma, rendered inside the page's own Markdown."""

__version__ = "0.1.0"
