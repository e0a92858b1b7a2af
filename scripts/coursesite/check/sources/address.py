"""The address that mkdocs.yml gives the site: one that a browser trusts, that of a folder, and the one that its pages say."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from coursequiz.problems import Problem, shorten
from coursesite.check.sources.settings import Settings

VARIABLE = "SITE_URL"
"""What a build takes the address from."""
_LABEL = r"\w(?:[\w-]*\w)?"
_FOLDERS = r"(?:/(?!\.)[^?#\s/\\]+)*/?(?<!\.html)"
_ADDRESS = re.compile(rf"(?:https://{_LABEL}(?:\.{_LABEL})+|http://(?:localhost|127\.0\.0\.1|\[::1\]))(?::[1-9]\d{{0,4}})?{_FOLDERS}")


def check_address(settings: Settings) -> Iterator[Problem]:
    """Yield why no site can be published at the address, which may be missing where a site is not this course."""
    key, value = settings.pairs.get("site_url", (settings.root, None))
    node = value.value[-1] if isinstance(value, yaml.SequenceNode) and len(value.value) > 1 else value
    address = node.value if isinstance(node, yaml.ScalarNode) else ""
    if not address and (settings.config.parent / "scripts" / "theme").is_dir():
        found = "the site has no address, which the sitemap, shared links and the service worker need"
        yield settings.problem(key, "site-address", found, "write 'site_url: https://host.example/path/'")
    if node is not None and address and node.tag != "!ENV" and not _ADDRESS.fullmatch(address):
        remedy = "write it like https://host.example/path/: browsers keep a site and its answers only where nobody can change it on the way"
        yield settings.problem(node, "site-address", f"the site's address is {shorten(address)}", remedy)


def compare_address(settings: Settings, said: str, given: str) -> Iterator[Problem]:
    """Yield where the pages of a built site say that it lives elsewhere.

    Args:
        settings: What it was built from.
        said: The address that its pages say; empty where they say none.
        given: What the variable was when it was built; empty where nobody knows.
    """
    value = settings.pairs["site_url"][1] if "site_url" in settings.pairs else None
    names = [node.value for node in value.value[:-1]] if isinstance(value, yaml.SequenceNode) else []
    wanted = given if VARIABLE in names else value.value if isinstance(value, yaml.ScalarNode) and value.tag != "!ENV" else ""
    if value is not None and said and wanted and said.rstrip("/") != wanted.rstrip("/"):
        found, remedy = f"the pages say that the site lives at {shorten(said)}", f"build the site again, or look for a template that does not say {wanted}"
        yield settings.problem(value, "site-address", found, remedy)
