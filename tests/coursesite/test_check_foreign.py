"""Sites of others, as MkDocs builds them with its own themes and plugins: nothing is told of what the builder or the theme does in its own way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coursesite.bench.linked import write_linked_site
from coursesite.check.built import check_built

PAGES = {
    "index.md": """# Welcome

Prices are $5 and $10 today; set $HOME_DIR or ${PATH}. R&D costs &lt;5%, x < y and AT&T. See a[0][1], f(x)[2] and ~5 items.

See the [guide](guide.md#install), the [API][api], and the [top](#).

!!! note inline end "Hi"

    ```python title="x.py"
    x: List<String>  # $x^2$ \\(a\\) &amp; {{ a.b = 1 }} ## no heading
    ```

<details><summary>More</summary><p>Text <kbd>Ctrl</kbd></p></details>
<my-widget data-x='{"a": 1}'></my-widget>
<script type="application/json">{"a": 1}</script>

[api]: api/ref.md
""",
    "guide.md": """# Guide

## Install

C# and F# know no #hashtag. A note[^1].

<svg viewBox="0 0 9 9" role="img" aria-label="A dot"><linearGradient id="g"/><circle r="3" fill="url(#g)"/><foreignObject><p>In</p></foreignObject></svg>
<math><mi>x</mi><mfrac><mn>1</mn><mn>2</mn></mfrac></math>

[^1]: Here.
""",
    "api/ref.md": "# Reference\n\nUse `:param x:` and `dict[str, list[int]]`; `&amp;` is code.\n",
    "blog/index.md": "# Blog\n",
    "feed.xml": """<?xml version="1.0"?><rss version="2.0"><channel><link>https://others.example/docs/</link><link>https://elsewhere.example/</link>
        <item><title>R &amp; D</title><link>https://others.example/docs/?utm_source=feed&amp;x=1#top</link></item></channel></rss>""",
    "manifest.json": """{"name": "Others", "short_name": "O", "start_url": "./", "scope": "/", "theme_color": "rgb(0 0 0 / 50%)",
        "background_color": "rebeccapurple", "icons": [{"src": "dot.svg", "sizes": "any", "type": "image/svg+xml"}]}""",
    "dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="3"/></svg>',
    "keys.txt": "-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----, AKIAIOSFODNN7EXAMPLE, ghp_xxxx and xoxb-your-token\n",
    "_headers": """# Ours
/*
  X-Frame-Options: SAMEORIGIN
  Referrer-Policy: no-referrer, strict-origin-when-cross-origin
  Strict-Transport-Security: max-age=63072000; includeSubDomains; preload
  Cache-Control: max-age=0
  Cache-Control: no-cache
  Link: </a.css>; rel=preload
  Link: </b.css>; rel=preload
  ! X-Powered-By
/assets/javascripts/*
  Cache-Control: public, max-age=31536000, s-maxage="60", immutable
https://:project.pages.dev/*
  X-Robots-Tag: noindex
""",
    "_redirects": """/index.html /docs/ 301
/old/* /docs/:splat 301!
/ /docs/index.html 302 Language=de
/shop id=:id https://shop.example/:id 301  # elsewhere
/news/ /docs/ 302 Country=au,nz
/news/ /docs/
""",
    "blog/posts/first.md": "---\ndate: 2024-01-31\ncategories: [News]\ntags: [start]\n---\n# First\n\nA beginning.\n\n<!-- more -->\n\nThe rest.\n",
}
SETTINGS = """site_name: Of others
site_url: https://others.example/docs/
markdown_extensions: [admonition, footnotes, pymdownx.superfences, {{toc: {{permalink: true}}}}]
{more}
"""
SITES = {
    "material": """theme: {name: material, features: [navigation.instant, navigation.footer, navigation.prune, navigation.tabs, search.share]}
plugins: [search, blog, tags]""",
    "mkdocs": "theme: mkdocs\nuse_directory_urls: false\nexclude_docs: /blog/posts/",
    "readthedocs": "theme: readthedocs\nexclude_docs: /blog/posts/",
}


@pytest.mark.slow
@pytest.mark.parametrize("theme", SITES)
def test_nothing_is_told_of_a_sound_site(theme: str, tmp_path: Path) -> None:
    for name, text in PAGES.items():
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.format(more=SITES[theme]), encoding="utf-8")
    assert build_and_check(tmp_path) == []


@pytest.mark.slow
def test_a_pruned_sidebar_may_leave_out_what_all_others_show(tmp_path: Path) -> None:
    write_linked_site(tmp_path, pages=42)
    assert build_and_check(tmp_path) == []


def build_and_check(project: Path) -> list[str]:
    """Return what is told of the site that a project gives."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml")]
    subprocess.run(command, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=True, capture_output=True)
    site, remarks, _ = check_built(project / "site", None)
    assert len(site.pages) > 4
    return [str(remark.problem) for remark in remarks]
