"""Nothing that a stranger writes into a bank runs in a reader's browser, with the site's policy and without it.

The corpus is somebody else's: what people use against filters. Each payload goes two ways through the real renderer with the
site's own Markdown. As an author would send it: the checker accepts it, or the page shows its problems, which quote it. And past
the checker, so that the renderer alone has to hold.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path

import brs_kb
import markdown
import pytest
from mkdocs.config import load_config
from playwright.sync_api import BrowserContext, Page, expect

from coursequiz import bank
from coursequiz.extension import QuizExtension
from coursesite.finish import find_inline_scripts, render_policy
from coursesite.serve import run_server
from tests.conftest import REPOSITORY

SHARE = 1 if os.environ.get("COURSEQUIZ_FUZZ") else 4
"""Every how manyth payload is tried: all of them in a long run, 1,200 else."""
ON_A_PAGE = 100
BANK = """schema: 1
questions:
  - id: q{number}
    kind: single
    prompt: {text}
    choices:
      - {{id: a, text: {text}, correct: true, feedback: {text}}}
      - {{id: b, text: "Another.", feedback: "No."}}
    hints: [{text}]
    explanation: {text}
"""
WATCH = """
globalThis.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) globalThis[name] = (...words) => { ran.push(`${name} ${words}`); };
addEventListener("click", (event) => event.target.closest("a") && event.preventDefault(), true);
"""
LOOK = """() => {
  for (const element of document.querySelectorAll("main *")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) ran.push(`attribute ${name}`);
      if (/^(href|src|action|formaction|data|xlink:href)$/.test(name) && /^\\s*(?!https?:|mailto:)[a-z][\\w+.-]*:/i.test(value)) ran.push(`${name} ${value}`);
    }
  }
  for (const name of ["script", "iframe", "object", "embed", "style", "base", "meta", "svg", "template"]) {
    if (document.querySelector(`main ${name}`)) ran.push(`<${name}>`);
  }
  return ran;
}"""
"""What has run, and what would run on a click or a touch: no handler, no address but of a page, nothing that brings code along."""


def find_payloads() -> list[str]:
    """Return the corpus, or the share of it that is tried."""
    texts = {entry["payload"] for entry in brs_kb.get_all_payloads().values()}
    return sorted(texts)[::SHARE]


PAYLOADS = find_payloads()


def write_pages(folder: Path, payloads: Sequence[str]) -> None:
    """Write pages that ask one question of one bank for each payload, as the site's own Markdown makes them."""
    banks = folder / "banks"
    banks.mkdir(parents=True)
    for number, payload in enumerate(payloads):
        text = json.dumps(f"Which {payload}", ensure_ascii=False)
        (banks / f"b{number}.yml").write_text(BANK.format(number=number, text=text), encoding="utf-8", errors="surrogatepass")
    config = load_config(str(REPOSITORY / "mkdocs.yml"))
    names = [name for name in config.markdown_extensions if name != "coursequiz"]
    engine = QuizExtension(banks=str(banks), docs=str(folder / "none"))
    converter = markdown.Markdown(extensions=[*names, engine], extension_configs=config.mdx_configs)
    for first in range(0, len(payloads), ON_A_PAGE):
        fences = [f"```quiz\nbank: b{number}\n```" for number in range(first, min(first + ON_A_PAGE, len(payloads)))]
        html = converter.reset().convert("\n\n".join(["Before.", *fences, "After."]))
        page = f"<!doctype html><html lang='en'><meta charset='utf-8'><title>Strange</title><main>{html}</main>"
        page += "<script src='assets/quiz/quiz.js' defer></script>"
        assert find_inline_scripts(page) == []
        (folder / f"{first // ON_A_PAGE}.html").write_text(page, encoding="utf-8", errors="surrogatepass")
    (folder / "index.html").write_text("<!doctype html><title>Strange</title>", encoding="utf-8")
    (folder / "assets").mkdir()
    (folder / "assets" / "quiz").symlink_to(REPOSITORY / "docs/assets/quiz", target_is_directory=True)


@pytest.fixture(scope="session")
def as_sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return pages made of banks as a stranger would send them."""
    folder = tmp_path_factory.mktemp("as-sent")
    write_pages(folder, PAYLOADS)
    return folder


@pytest.fixture(scope="session")
def past_the_checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return pages made of the same banks, with a checker that finds nothing."""
    folder = tmp_path_factory.mktemp("past")
    quiet = logging.getLogger("mkdocs.coursequiz")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bank, "find_text_flaws", lambda text: ())
        write_pages(folder, PAYLOADS)
    quiet.setLevel(level)
    return folder


def walk(page: Page, folder: Path) -> tuple[list[str], int]:
    """Open every page; return what ran or would run, and how many questions were seen."""
    page.add_init_script(WATCH)
    ran: list[str] = []
    questions = 0
    with run_server(folder) as server:
        for path in sorted(folder.glob("[0-9]*.html")):
            page.goto(f"{server.address}{path.name}", wait_until="domcontentloaded")
            expect(page.locator("main > p").last).to_have_text("After.")
            questions += page.locator("quiz-question").count()
            ran += page.evaluate(LOOK)
    return ran, questions


def test_the_corpus_is_large() -> None:
    assert len(PAYLOADS) >= 1_000


@pytest.mark.parametrize("policy", [False, True], ids=["without-policy", "with-policy"])
def test_what_a_stranger_sends_never_runs(page: Page, as_sent: Path, policy: bool) -> None:
    set_policy(as_sent, policy=policy)
    ran, _ = walk(page, as_sent)
    assert ran == []


def test_past_the_checker_the_renderer_alone_holds(page: Page, past_the_checker: Path) -> None:
    ran, questions = walk(page, past_the_checker)
    assert ran == []
    assert questions > 0.9 * len(PAYLOADS), "most payloads stand in a question"


def test_what_a_reader_types_never_runs_nor_when_it_is_shown_again(page: Page, context: BrowserContext, small_url: str) -> None:
    page.add_init_script(WATCH)
    page.goto(f"{small_url}kinds/")
    question = page.locator("#q-which-shift")
    expect(question).to_have_attribute("data-ready", "")
    typed = question.locator("input:not([type=hidden])").first
    for payload in PAYLOADS[::25]:
        typed.fill(" ".join(payload.split())[:500])
        question.locator("button[type=submit]").click()
        assert page.evaluate("ran") == []
    page.reload()
    expect(question).to_have_attribute("data-ready", "")
    assert page.evaluate("ran") == []


def set_policy(folder: Path, *, policy: bool) -> None:
    """Let the server send the site's policy with every page, or none."""
    headers = f"/*\n  Content-Security-Policy: {render_policy([])}\n" if policy else ""
    (folder / "_headers").write_text(headers, encoding="utf-8")
