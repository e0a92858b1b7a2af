"""The `_headers` file that several static hosts read: what a browser may do with the pages, and how long it may keep what.

Owns the headers and their order, and how such a file is read. Knows nothing of how a page is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from coursesite.assets import ASSETS
from coursesite.finish import Hash, render_policy

HEADER_ONLY = {"frame-ancestors": "'self'"}
"""Directives that a browser takes from a header and refuses in a `<meta>`."""

UNUSED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb")
"""Powers of a browser that no page of this site has a use for."""

FOREVER = "public, max-age=31536000, immutable"
"""For addresses that carry a hash of their content."""
REVALIDATE = "public, max-age=0, must-revalidate"
"""For addresses that keep their name from one build to the next."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """Headers for the addresses below the site's root that a pattern matches; `*` stands for anything."""

    pattern: str
    headers: tuple[tuple[str, str], ...]

    def matches(self, path: str) -> bool:
        """Return whether the rule holds for a path such as `/a/b.html`."""
        return re.fullmatch(re.escape(self.pattern).replace(r"\*", ".*"), path) is not None


def make_rules(hashes: Iterable[Hash], top: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules of a site.

    Hosts join the values of all rules that match, so no two rules that set the same header may match the same address.

    Args:
        hashes: Sources of the inline scripts of its pages.
        top: What stands in its root, folders with `/` at the end.
    """
    everywhere = Rule(
        pattern="/*",
        headers=(
            ("Content-Security-Policy", render_policy(hashes, HEADER_ONLY)),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Permissions-Policy", ", ".join(f"{power}=()" for power in UNUSED)),
            ("Referrer-Policy", "same-origin"),
            ("X-Content-Type-Options", "nosniff"),
        ),
    )
    patterns = ["/", *(f"/{name}*" if name.endswith("/") else f"/{name}" for name in sorted(top) if name != f"{ASSETS}/")]
    return (
        everywhere,
        Rule(pattern=f"/{ASSETS}/*", headers=(("Cache-Control", FOREVER),)),
        *(Rule(pattern=pattern, headers=(("Cache-Control", REVALIDATE),)) for pattern in patterns),
    )


def render_rules(rules: Iterable[Rule]) -> str:
    """Return the rules as the text of a `_headers` file."""
    return "".join(f"{rule.pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in rule.headers) for rule in rules)


def read_rules(text: str) -> tuple[Rule, ...]:
    """Return the rules of a `_headers` file."""
    rules: list[Rule] = []
    for line in text.splitlines():
        if not line.startswith(" "):
            rules.append(Rule(pattern=line.strip(), headers=()))
        elif rules:
            name, _, value = line.strip().partition(":")
            rules[-1] = Rule(pattern=rules[-1].pattern, headers=(*rules[-1].headers, (name.strip(), value.strip())))
    return tuple(rules)


def write_headers(site: Path, hashes: Iterable[Hash]) -> None:
    """Write `_headers` into a site whose pages hold inline scripts with these hashes."""
    top = [path.name + "/" * path.is_dir() for path in site.iterdir() if not path.name.startswith(("_", "."))]
    (site / "_headers").write_text(render_rules(make_rules(hashes, top)), encoding="utf-8", newline="\n")
