"""The workbook as readers use it: by keyboard alone, after a reload, in two tabs, with bad storage, as a file, without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_access import SCHEMES, run_axe
from tests.browser.waiting import wait_until

ADDRESS = "workbooks/ml-test-score/"
NAME = "coursequiz:/base/:workbook:ml-test-score"
BLOCK = "Object.defineProperty(Storage.prototype, '{}', {{ value() {{ throw new DOMException('no', 'SecurityError'); }} }});"
DAMAGED = ["", "{", "[]", '{"v":1,"scores":{"d1":7},"evidence":[]}', '{"v":1,"scores":"x"}']
NEWER = '{"v":99,"scores":"x"}'
SECTIONS = {"d": "Features and data", "m": "Model development", "i": "Infrastructure", "o": "Monitoring"}


def open_workbook(page: Page, site_url: str) -> Page:
    page.goto(site_url + ADDRESS)
    expect(page.locator("course-workbook")).to_have_attribute("data-ready", "")
    return page


def choose(page: Page, test: str, value: str) -> None:
    page.locator(f"#workbook-{test} input[value='{value}']").check()


def lift(page: Page, *sections: str) -> None:
    """Automate the first test of some sections."""
    for section in sections:
        choose(page, f"{section}1", "1")


def test_a_test_is_scored_by_keyboard_alone(page: Page, site_url: str) -> None:
    open_workbook(page, site_url)
    page.locator("#workbook-d1 input").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("schema.py, run with each load")
    expect(page.get_by_label("1, automated").first).to_be_checked()
    expect(page.locator(".workbook-sum").first).to_have_text("Features and data: 1 of 7")
    page.reload()
    expect(page.get_by_label("1, automated").first).to_be_checked()
    expect(page.locator("#workbook-d1-evidence")).to_have_value("schema.py, run with each load")


def test_the_page_has_28_tests_and_each_is_named_for_a_screen_reader(page: Page, site_url: str) -> None:
    open_workbook(page, site_url)
    groups = page.get_by_role("group")
    assert [group.get_attribute("id") for group in groups.all() if (group.get_attribute("id") or "").startswith("workbook-")] == [
        f"workbook-{section}{number}" for section in SECTIONS for number in range(1, 8)
    ]
    expect(page.get_by_role("group", name="O3 Training and serving compute the same values").get_by_role("radio")).to_have_count(3)


def test_the_score_is_the_weakest_section_and_names_what_would_raise_it(page: Page, site_url: str) -> None:
    open_workbook(page, site_url)
    result = page.locator(".workbook-result")
    expect(result).to_contain_text("Score: 0. A research project")
    expect(result).to_contain_text("are equally weak, so no single test raises the score")
    expect(result).to_contain_text("0 of 28 tests looked at")
    lift(page, "d", "m", "i")
    expect(result).to_contain_text("Monitoring holds the score down.")
    choose(page, "o4", "0.5")
    expect(result).to_contain_text("Score: ½.")
    result.get_by_role("link", name="O3 Training and serving compute the same values").click()
    expect(page.locator("#workbook-o3")).to_be_in_viewport()
    page.locator(".workbook input[value='1']").evaluate_all("all => all.forEach((one) => one.click())")
    expect(result).to_have_text("Score: 7. Exceptional.Every test is automated. Now look at what the tests say.")


def test_a_second_tab_follows(page: Page, site_url: str) -> None:
    open_workbook(page, site_url)
    second = open_workbook(page.context.new_page(), site_url)
    choose(page, "i7", "0.5")
    page.locator("#workbook-system").fill("Delays")
    expect(second.locator("#workbook-i7 input[value='0.5']")).to_be_checked()
    expect(second.locator("#workbook-system")).to_have_value("Delays")


def test_the_file_holds_every_test_with_its_points_and_evidence(page: Page, site_url: str) -> None:
    open_workbook(page, site_url)
    choose(page, "m5", "0.5")
    page.locator("#workbook-m5-evidence").fill("mean of the month | notebook 3")
    page.locator("#workbook-system").fill("Delays")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Markdown").click()
    assert download.value.suggested_filename == "ml-test-score.md"
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("# ML Test Score: Delays\n")
    assert "| M5 A simpler model does worse | ½ | mean of the month \\| notebook 3 |" in text
    assert text.count("\n| ") == 28 + 2 * len(SECTIONS)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator(".workbook-told")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_a_browser_that_refuses_to_copy_says_what_to_do(page: Page, site_url: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))")
    open_workbook(page, site_url).get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator(".workbook-told")).to_have_text("The browser did not allow it. Download the file instead.")


def test_starting_over_empties_it_for_good(page: Page, site_url: str) -> None:
    open_workbook(page, site_url)
    lift(page, "d")
    page.locator("#workbook-d1-evidence").fill("schema.py")
    page.locator("summary", has_text="Start over").press("Enter")
    page.get_by_role("button", name="Empty the workbook").press("Enter")
    expect(page.locator(".workbook-told")).to_have_text("The workbook is empty.")
    expect(page.locator("summary", has_text="Start over")).to_be_focused()
    page.reload()
    expect(page.locator("[id^=workbook-] input:checked")).to_have_count(0)
    expect(page.locator("#workbook-d1-evidence")).to_have_value("")


def test_damaged_storage_gives_a_working_workbook(page: Page, site_url: str, subtests: pytest.Subtests) -> None:
    open_workbook(page, site_url)
    for damage in DAMAGED:
        with subtests.test(damage=damage):
            page.evaluate("([key, value]) => localStorage.setItem(key, value)", [NAME, damage])
            page.reload()
            expect(page.locator(".workbook-result")).to_contain_text("Score: 0.")
            lift(page, "d")
            wait_until(page, 'name => localStorage.getItem(name)?.includes(\'"scores":{"d1":1}\')', NAME)
            page.reload()
            expect(page.locator(".workbook-sum").first).to_have_text("Features and data: 1 of 7")
            expect(page.locator(".workbook-told")).to_be_empty()


def test_what_a_newer_version_has_stored_is_never_saved_over(page: Page, site_url: str) -> None:
    open_workbook(page, site_url)
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [NAME, NEWER])
    page.reload()
    lift(page, "d")
    expect(page.locator(".workbook-told")).to_contain_text("download your workbook before you leave")
    assert page.evaluate("name => localStorage.getItem(name)", NAME) == NEWER


def test_storage_that_throws_is_said_and_the_workbook_works(browser: Browser, site_url: str) -> None:
    """The theme stumbles over such storage, so no guard is set here."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("".join(BLOCK.format(name) for name in ("getItem", "setItem")))
    open_workbook(page, site_url)
    lift(page, *SECTIONS)
    expect(page.locator(".workbook-result")).to_contain_text("Score: 1.")
    expect(page.locator(".workbook-told")).to_contain_text("download your workbook before you leave")
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_a_filled_workbook(browser: Browser, site_url: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 900}, reduced_motion="reduce")  # type: ignore[arg-type]
    page = open_workbook(context.new_page(), site_url)
    lift(page, "d", "m", "i")
    page.locator("summary", has_text="Start over").press("Enter")
    assert run_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_without_a_script_the_tables_are_the_workbook(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + ADDRESS)
    expect(page.locator(".workbook tbody tr:visible")).to_have_count(28)
    expect(page.locator("fieldset[id^=workbook-]")).to_have_count(0)
    context.close()
