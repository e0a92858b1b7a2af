"""A built page is finished by one pure function."""

from __future__ import annotations

import base64
import hashlib
import re

from coursesite.finish import find_inline_scripts, finish_page, hash_script, render_policy

PAGE = """<!doctype html>
<html lang="en">
  <head>
      <meta charset="utf-8">
      <script>__md_scope=new URL("..",location)</script>
      <script id="__config" type="application/json">{"base": ".."}</script>
  </head>
  <body>
    <script src="../bundle.js"></script>
    <script>var target=1</script>
  </body>
</html>
"""


def policy_of(html: str) -> str:
    found: list[str] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert len(found) == 1
    return found[0]


def test_the_policy_stands_right_after_the_character_set() -> None:
    assert '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="' in finish_page(PAGE)


def test_no_other_site_is_told_where_a_reader_comes_from() -> None:
    assert finish_page(PAGE).count('<meta name="referrer" content="same-origin">') == 1


def test_the_policy_allows_nothing_inline_but_scripts_by_their_hash() -> None:
    policy = policy_of(finish_page(PAGE))
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'self'; script-src 'self' 'sha256-")
    assert policy.endswith(
        "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        "frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'"
    )


def test_a_hash_is_the_one_that_browsers_compute() -> None:
    digest = base64.b64encode(hashlib.sha256(b"var target=1").digest()).decode()
    assert hash_script("var target=1") == f"'sha256-{digest}'"
    assert f"'sha256-{digest}'" in policy_of(finish_page(PAGE))


def test_only_scripts_that_run_and_stand_in_the_page_are_inline_scripts() -> None:
    assert find_inline_scripts(PAGE) == ['__md_scope=new URL("..",location)', "var target=1"]


def test_a_module_in_the_page_is_an_inline_script() -> None:
    assert find_inline_scripts('<script type="module">1</script><script type="text/javascript">2</script>') == ["1", "2"]


def test_pages_of_every_depth_carry_the_same_policy() -> None:
    policies = {policy_of(finish_page(PAGE.replace('URL("..",', f'URL("{depth}",'))) for depth in (".", "..", "../..", "../../..")}
    assert len(policies) == 1


def test_finishing_twice_changes_nothing_more() -> None:
    once = finish_page(PAGE + '<table><tr><td style="text-align: right;">1</td></tr></table>')
    assert finish_page(once) == once


def test_the_search_dialog_gets_a_name() -> None:
    html = finish_page('<div class="md-search" data-md-component="search" role="dialog">')
    assert html == '<div class="md-search" data-md-component="search" role="dialog" aria-label="Search">'


def test_the_breadcrumb_and_the_navigation_have_different_names() -> None:
    html = finish_page('<nav class="md-path" aria-label="Navigation" ><nav class="md-nav md-nav--primary" aria-label="Navigation">')
    assert html == '<nav class="md-path" aria-label="Breadcrumb" ><nav class="md-nav md-nav--primary" aria-label="Navigation">'


def test_a_list_of_the_navigation_is_named_by_its_title() -> None:
    html = finish_page(
        '<nav class="md-nav" data-md-level="1" aria-labelledby="__nav_2_label" aria-expanded="true">'
        '<label class="md-nav__title" for="__nav_2">\n <span class="md-nav__icon md-icon"></span>\n Production ML\n </label>'
    )
    assert html.startswith('<nav class="md-nav" data-md-level="1" aria-label="Production ML" aria-expanded="true">')


def test_alignment_of_cells_becomes_a_class() -> None:
    html = finish_page('<th style="text-align: right;">a</th><td class="x" style="text-align: center;">b</td><td style="text-align:left">c</td><td>d</td>')
    assert html == '<th class="align-right">a</th><td class="x align-center">b</td><td class="align-left">c</td><td>d</td>'


def test_a_table_stands_in_a_frame_that_the_keyboard_can_scroll() -> None:
    html = finish_page("<table>\n<tr><td>1</td></tr></table>")
    assert html == '<div class="course-table" role="group" aria-label="Table" tabindex="0"><table>\n<tr><td>1</td></tr></table></div>'


def test_a_table_that_a_tool_made_is_left_alone() -> None:
    html = '<table class="highlighttable"><tr><td>1</td></tr></table>'
    assert finish_page(html) == html


def test_a_heading_stands_above_the_footnotes_in_the_place_of_a_line() -> None:
    html = finish_page('<hr /><div class="footnote">\n<hr />\n<ol><li id="fn:a"><hr /></li></ol></div>')
    assert html == '<hr /><div class="footnote">\n<h2 class="course-notes">Footnotes</h2>\n<ol><li id="fn:a"><hr /></li></ol></div>'
    assert finish_page(html) == html


def test_blank_lines_go_but_not_those_of_code() -> None:
    html = "<p>a</p>\n   \n\n    <p>b\n  c</p>\n<pre><code>1\n\n  2\n    <i>3</i></code></pre>\n\n<textarea>\n\n  x</textarea>"
    assert finish_page(html) == "<p>a</p>\n<p>b\n  c</p>\n<pre><code>1\n\n  2\n    <i>3</i></code></pre>\n<textarea>\n\n  x</textarea>"


def test_a_page_without_a_character_set_is_no_page() -> None:
    assert finish_page("<p>part of a page</p>") == "<p>part of a page</p>"


def test_a_policy_without_inline_scripts_allows_the_sites_own_files() -> None:
    assert "script-src 'self';" in render_policy([])


def test_a_heading_is_read_without_the_link_to_itself() -> None:
    html = finish_page('<h2 id="a">A<a class="headerlink" href="#a" title="Link">&para;</a></h2>')
    assert html == '<h2 id="a">A<a class="headerlink" aria-hidden="true" tabindex="-1" href="#a" title="Link">&para;</a></h2>'
    assert finish_page(html) == html


def test_a_scheme_is_named_by_what_it_brings() -> None:
    page = (
        '<input class="md-option" aria-label="Use dark" type="radio" name="__palette" id="__palette_0">'
        '<label class="md-icon" title="Use dark" for="__palette_1" hidden></label>'
        '<input class="md-option" aria-label="Use light" type="radio" name="__palette" id="__palette_1">'
        '<label class="md-icon" title="Use light" for="__palette_0" hidden></label>'
    )
    assert re.findall('aria-label="([^"]*)"', finish_page(page)) == ["Use light", "Use dark"]
