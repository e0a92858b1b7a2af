"""Slips in mkdocs.yml and in templates that MkDocs and the theme pass over, or stop at without a line."""

from __future__ import annotations

from tests.coursesite.damage.operator import replace
from tests.coursesite.damage.third import SETTINGS, in_settings, within

SOURCES = (
    in_settings("scheme-that-is-misspelt", "unknown-colour", "scheme: slate", "scheme: slat"),
    in_settings(
        "colour-that-is-misspelt",
        "unknown-colour",
        "accent: custom\n      toggle: {icon: material/weather-sunny",
        "accent: costum\n      toggle: {icon: material/weather-sunny",
    ),
    in_settings("question-to-the-system-that-is-misspelt", "unknown-colour", "(prefers-color-scheme: light)", "(prefers-colour-scheme: light)"),
    in_settings("button-without-a-name", "missing-key", ", name: Use the dark scheme}", "}"),
    in_settings("key-of-the-theme-that-is-misspelt", "unknown-key", "  favicon:", "  favicn:"),
    in_settings("key-of-a-button-that-is-misspelt", "unknown-key", "toggle: {icon: material/weather-sunny", "toggle: {icn: material/weather-sunny"),
    replace("address-of-a-page", "site-address", SETTINGS, '"http://127.0.0.1:8000/"', '"https://course.example/index.html"'),
    replace("site-built-over-its-pages", "setting-path", SETTINGS, "\nnav:", "\nsite_dir: .\nnav:"),
    within("block-that-is-misspelt", "unknown-block", "scripts/theme/main.html", "{% block footer %}", "{% block foter %}"),
    in_settings("tag-that-is-misspelt", "yaml-tag", "feedback: !ENV", "feedback: !EVN"),
    in_settings("title-without-its-space", "nav-target", "  - production-ml/index.md", "  - Module:production-ml/index.md"),
    in_settings("page-by-its-address", "nav-target", "Accessibility: accessibility.md", "Accessibility: accessibility.html"),
    in_settings("page-by-a-heading", "nav-target", "My progress: my-progress.md", "My progress: my-progress.md#print"),
    in_settings("folder-of-snippets-that-is-not-there", "setting-path", "base_path: [docs/includes]", "base_path: [docs/include]"),
    in_settings("formulas-that-nothing-draws", "missing-part", "  - coursesite_mathml\n", "  - meta\n", at="markdown_extensions:"),
    in_settings("glossary-that-is-put-nowhere", "missing-part", "auto_append: [glossary.md], ", "", at="  - pymdownx.snippets"),
)
"""Told without a build."""

BUILT = (in_settings("address-on-all-pages-of-no-scheme", "bad-address", "https://www.apache.org", "htps://www.apache.org"),)
"""Told by the site that is built from them, at their line."""

UNBUILT = (in_settings("level-that-mkdocs-does-not-know", "build-failed", "links: {not_found: warn", "links: {not_found: wran"),)
"""Told by what the build says."""
