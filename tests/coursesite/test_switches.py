"""Switches of mkdocs.yml that do nothing, or that cannot work together, are told with their line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import material
import pytest
import yaml

from coursesite.config_place import find_setting
from coursesite.pagefind import is_installed
from coursesite.switches import FEATURES, SCRIPTED, SCRIPTED_FEATURES, THEMES, Switches, check_switches, find_keys
from tests.conftest import REPOSITORY

TEXT = """\
# search: of the site, in a comment
theme:
  language: en
  features:
    - navigation.path
extra:
  shell: true
plugins: [search]
markdown_extensions:
  - coursequiz: {banks: quizzes}
"""
TEMPLATES = Path(material.__file__).parent / "templates"


def judge(text: str, *, has_pagefind: bool = True) -> list[str]:
    """Return the messages about a configuration."""
    config: dict[str, Any] = yaml.safe_load(text)
    (options,) = config["markdown_extensions"]
    switches = Switches(
        extra=config["extra"],
        features=config["theme"]["features"],
        language=config["theme"]["language"],
        quiz_language=options["coursequiz"].get("language", "en"),
        plugins=config["plugins"],
        text=text,
    )
    return [str(problem) for problem in check_switches(switches, languages={"de", "en"}, known={"own"}, has_pagefind=has_pagefind)]


def test_switches_that_mean_something_and_agree_have_no_problem() -> None:
    assert is_installed()
    assert judge(TEXT) == []
    assert judge(TEXT.replace("shell: true", "shell: true\n  search: pagefind\n  own: 1")) == []
    assert judge(TEXT.replace("    - navigation.path\n", "")) == []
    assert judge(TEXT.replace("shell: true", "shell: false\n  consent: {}").replace(".path", ".instant")) == []
    assert judge(TEXT.replace("language: en", "language: de").replace("{banks", "{language: de, banks")) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("shell: true", "shell: true\n  serach: pagefind", "8:3: unknown-setting: nothing reads 'serach' under 'extra' — did you mean 'search'?"),
        (
            "shell: true",
            "shell: true\n  social: []",
            "8:3: unknown-setting: nothing reads 'social' under 'extra' — use one of: feedback, footer, search, shell",
        ),
        (
            "features:\n    - navigation.path",
            "features: navigation.path",
            "4:3: wrong-switch: 'features' is 'navigation.path' — write a list, each name on a line of its own after '- '",
        ),
        ("shell: true", "shell: 'false'", "7:3: wrong-switch: 'shell' is 'false' — write 'true' or 'false', without quotes"),
        (
            "shell: true",
            "shell: true\n  version: {provider: mike}",
            "8:3: needs-script: 'version' needs the theme's own script, which is not there — leave it out, or write 'shell: false' under 'extra'",
        ),
        (
            ".path",
            ".instant",
            "5:7: needs-script: 'navigation.instant' needs the theme's own script, which is not there — leave it out, or write 'shell: false' under 'extra'",
        ),
        (".path", ".prun", "5:7: unknown-feature: nothing reads feature 'navigation.prun' — did you mean 'navigation.prune'?"),
        ("shell: true", "search: lunar", "7:3: search-engine: the engine of search is 'lunar' — write 'pagefind', or leave it out"),
        (
            "shell: true",
            "shell: false\n  search: pagefind",
            "8:3: search-engine: Pagefind is searched by our own scripts, and 'shell' is off — write 'shell: true', or leave 'search' out",
        ),
        (
            "shell: true\nplugins: [search]",
            "shell: true\n  search: pagefind\nplugins: [tags]",
            "8:3: search-engine: Pagefind's index is made from that of the plugin 'search', which is not there — add 'search' to 'plugins'",
        ),
        (
            "language: en",
            "language: fr",
            "3:3: site-language: the theme's language is 'fr', in which the site's pieces do not speak — write one of: de, en, or add 'scripts/theme/strings/fr.html'",
        ),
        (
            "language: en",
            "language: de",
            "10:5: site-language: the theme's language is 'de', that of the questions 'en' — write 'coursequiz: {language: de, …}'",
        ),
    ],
)
def test_a_switch_that_does_nothing_or_cannot_work_is_named(old: str, new: str, message: str) -> None:
    assert old in TEXT
    assert judge(TEXT.replace(old, new)) == [f"mkdocs.yml:{message}"]


def test_pagefind_is_asked_for_where_it_is_not_installed() -> None:
    assert judge(TEXT.replace("shell: true", "shell: true\n  search: pagefind"), has_pagefind=False) == [
        "mkdocs.yml:8:3: search-engine: Pagefind is not installed — run 'make pagefind'"
    ]


def test_a_place_is_found_by_its_keys_and_words_and_not_in_comments_or_elsewhere() -> None:
    text = "# footer\nnav: [footer, a.md]\nextra:\n  x: !ENV [A, footer]\n  footer:\n    - One: [a.md, {Text: b.md}]\n"
    assert find_setting(text, "extra", "footer") == (5, 3)
    assert find_setting(text, "extra", "footer", "a.md") == (6, 13)
    assert find_setting(text, "extra", "footer", "b.md") == (6, 26)
    assert find_setting(text, "extra", "footer", "nothing") == (5, 3)
    assert find_setting(text, "nothing") == (1, 1)


def test_every_name_of_the_theme_is_known() -> None:
    """So that an upgrade of the theme, which brings a name or takes one, is looked at."""
    templates = "".join(file.read_text(encoding="utf-8") for file in TEMPLATES.rglob("*.html"))
    script = next(TEMPLATES.glob("assets/javascripts/bundle.*.js")).read_text(encoding="utf-8")
    families = "|".join({name.partition(".")[0] for name in FEATURES | SCRIPTED_FEATURES})
    features = set(re.findall(rf"\"((?:{families})\.[a-z.]+)\" in features", templates)) | set(re.findall(rf"\(\"((?:{families})\.[a-z.]+)\"\)", script))
    assert find_keys(TEMPLATES) == THEMES | SCRIPTED | {"social"}  # in the theme's footer, which ours replaces
    assert {name for name in features if not name.startswith("search.result")} <= FEATURES | SCRIPTED_FEATURES | {"navigation.footer"}
    assert find_keys(REPOSITORY / "scripts/theme") >= {"feedback", "search"}
