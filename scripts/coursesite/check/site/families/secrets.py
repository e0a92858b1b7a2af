"""Keys to what is not public, in files that are: those that their makers mark, so that a search finds them."""

from __future__ import annotations

import re

TEXTUAL = (".js", ".mjs", ".json", ".ipynb", ".txt", ".md", ".yml", ".yaml", ".toml", ".csv", ".py", ".map")
"""Endings of files in which keys are looked for: neither a page nor the search index, which may show what a key looks like."""
SIGNS = (b"PRIVATE KEY-----", b"AKIA", b"ghp_", b"github_pat_", b"xox")
SECRET = re.compile(
    rb"""-----BEGIN\ [A-Z ]*PRIVATE\ KEY-----(?:\\[nr]|["',\s])+[A-Za-z0-9+/=]{40} | \bAKIA(?![0-9A-Z]*EXAMPLE)[0-9A-Z]{16}\b
    | \bghp_[A-Za-z0-9]{36}\b | \bgithub_pat_\w{82}\b | \bxox[abeprs]-\d{8,}-[0-9A-Za-z-]{16,}""",
    re.VERBOSE,
)
"""Keys of the kinds that their makers mark."""


def find_secret(data: bytes) -> int | None:
    """Return where the first key stands in the text of a file; None where there is none."""
    start = min((at for sign in SIGNS if (at := data.find(sign)) >= 0), default=-1)
    match = SECRET.search(data, max(0, start - 40)) if start >= 0 else None
    return len(data[: match.start()].decode("utf-8", "replace")) if match else None
