"""Interactive figures as readers use them: by keyboard alone, in both schemes, on a phone, from a file, on paper, without a script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from coursesite.interactive import FIGURES
from coursesite.interactive.start import read_start
from tests.browser.test_access import run_axe
from tests.engines.expecting import expect

FOLLOW = "address => { const link = Object.assign(document.createElement('a'), { href: address }); document.body.append(link); link.click(); }"
UNPAINTED = "all => all.filter((one) => getComputedStyle(one).stroke === 'none' && getComputedStyle(one).fill === 'none').map((one) => one.outerHTML)"
START_BEFORE = "figure => { const link = Object.assign(document.createElement('a'), { href: '#' }); figure.before(link); link.focus(); }"
WIDTH_OF_PAGE = "document.documentElement.scrollWidth"


def find_page(site: Path, name: str) -> str:
    """Return the address, below the site's, of the page that shows a figure."""
    (page,) = [file for file in site.rglob("index.html") if f"<course-{name} " in file.read_text(encoding="utf-8")]
    return page.relative_to(site).as_posix()


def open_figure(page: Page, address: str, name: str) -> Locator:
    page.goto(address)
    return reach_figure(page, name)


def reach_figure(page: Page, name: str) -> Locator:
    """Return the figure after coming near it, which brings its script."""
    figure = page.locator(f"course-{name}")
    figure.scroll_into_view_if_needed()
    expect(figure.locator("form")).to_be_visible()
    return figure


def tab_to(page: Page, control: Locator) -> None:
    """Press Tab until a control has the focus."""
    for _ in range(12):
        if control.evaluate("control => control === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {control}")


@pytest.mark.every_engine
@pytest.mark.parametrize("name", FIGURES)
def test_each_control_moves_the_figure_by_keyboard_alone(page: Page, site: Path, site_url: str, name: str) -> None:
    figure = open_figure(page, site_url + find_page(site, name), name)
    says = figure.locator(".course-figure__says")
    figure.evaluate(START_BEFORE)
    heard = {says.inner_text()}
    names = figure.locator("form").evaluate("form => [...new Set([...form.elements].map((control) => control.name).filter(Boolean))]")
    for control in names:
        here = figure.locator(f"[name={control}]:is(:checked, select, [type=range])")
        tab_to(page, here)
        before = figure.locator("figure").inner_text() + figure.locator("svg").inner_html()
        page.keyboard.press("ArrowDown" if here.evaluate("control => control.value === control.max || control.type !== 'range'") else "ArrowRight")
        assert figure.locator("figure").inner_text() + figure.locator("svg").inner_html() != before, control
        heard.add(says.inner_text())
    assert len(heard) >= 3
    tab_to(page, figure.locator("summary"))
    page.keyboard.press("Enter")
    expect(figure.locator("table")).to_be_visible()
    for slider in figure.locator("input[type=range]").all():
        words = figure.locator(f"[data-part={slider.get_attribute('name')}-now]")
        for key in ("Home", "End"):
            slider.press(key)
            assert slider.get_attribute("aria-valuetext") == words.inner_text()


@pytest.mark.parametrize("screen", [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_after_a_move(browser: Browser, site: Path, site_url: str, screen: tuple[str, int], subtests: pytest.Subtests) -> None:
    scheme, width = screen
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    for name in FIGURES:
        with subtests.test(name=name):
            figure = open_figure(page, site_url + find_page(site, name), name)
            for slider in figure.locator("input[type=range]").all():
                slider.press("Home")
            for menu in figure.locator("select").all():
                menu.select_option(index=1)
            figure.locator("summary").click()
            figure.locator("input, select").first.focus()
            assert run_axe(page, f"course-{name}") == []
            assert page.evaluate(WIDTH_OF_PAGE) == width
            box = figure.locator("svg").bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
    context.close()


def test_without_a_script_all_is_there_and_the_script_changes_only_the_controls(browser: Browser, site: Path, site_url: str, subtests: pytest.Subtests) -> None:
    seen: dict[str, str] = {}
    for scripts in (False, True):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        for name in FIGURES:
            with subtests.test(name=name, scripts=scripts):
                start, _ = read_start(name)
                assert start is not None
                page.goto(site_url + find_page(site, name))
                figure = page.locator(f"course-{name} figure")
                figure.scroll_into_view_if_needed()
                expect(figure.locator("form")).to_be_visible(visible=scripts)
                html = strip_frames(figure.inner_html().replace(' hidden=""', ""))
                assert seen.setdefault(name, html) == html
                if not scripts:
                    expect(figure.locator("svg")).to_be_visible()
                    expect(figure.locator(".course-figure__says")).to_have_text(f"{start.parts['verdict']} {start.parts['because']}")
                    figure.locator("summary").click()
                    expect(figure.locator("table")).to_be_visible()
        context.close()


def strip_frames(html: str) -> str:
    """Return the HTML without the boxes that the theme's script puts around tables."""
    return re.sub(r"</?div[^>]*>", "", html)


@pytest.mark.every_engine
def test_a_figure_works_from_a_file_and_after_a_link(page: Page, site: Path, site_url: str) -> None:
    name = "cadence"
    address = find_page(site, name)
    figure = open_figure(page, (site / address).as_uri(), name)
    first = figure.locator(".course-figure__says").inner_text()
    figure.locator("input, select").first.press("End")
    expect(figure.locator(".course-figure__says")).not_to_have_text(first)
    page.goto(site_url)
    home = page.locator("h1").inner_text()
    page.evaluate(FOLLOW, site_url + address.removesuffix("index.html"))
    expect(page.locator("h1")).not_to_have_text(home)
    reach_figure(page, name)


def test_a_script_comes_when_its_reader_does(page: Page, site: Path, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(site_url + find_page(site, "desk"))
    assert [name for name in asked if name.startswith("figure")] == ["figures-later.js"]
    reach_figure(page, "drift")
    assert [name for name in asked if name.startswith("figure")] == ["figures-later.js", "figure-drift.js"]


def test_the_keyboard_finds_the_controls_of_a_figure_far_below(page: Page, site: Path, site_url: str) -> None:
    page.goto(site_url + find_page(site, "cadence"))
    form = page.locator("course-cadence form")
    expect(form).to_be_hidden()
    page.keyboard.press("Tab")
    expect(form).to_be_visible()


def test_forced_colors_and_paper_keep_the_picture(page: Page, site: Path, site_url: str, subtests: pytest.Subtests) -> None:
    for name in FIGURES:
        with subtests.test(name=name):
            page.emulate_media(media="screen")
            figure = open_figure(page, site_url + find_page(site, name), name)
            page.emulate_media(forced_colors="active")
            assert figure.locator("svg :is(path, text)").evaluate_all(UNPAINTED) == []
            page.emulate_media(media="print", forced_colors="none")
            expect(figure.locator("form")).to_be_hidden()
            for part in ("svg", ".course-figure__says", "figcaption"):
                expect(figure.locator(part)).to_be_visible()


def test_a_drawing_is_dark_in_the_dark_scheme_and_light_on_paper(page: Page, site_url: str) -> None:
    for address in ("production-ml/monitoring-pipelines/", "production-ml/labs/training/"):
        page.emulate_media(color_scheme="light", media="screen")
        page.goto(site_url + address)
        drawing = page.locator("figure img, .lab-chart svg").first
        expect(drawing).to_have_css("filter", "none")
        page.emulate_media(color_scheme="dark")
        expect(drawing).to_have_css("filter", "invert(0.92) hue-rotate(180deg)")
        page.emulate_media(color_scheme="dark", media="print")
        expect(drawing).to_have_css("filter", "none")
