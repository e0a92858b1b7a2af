"""A page becomes a chapter: nothing of a screen, questions numbered, and their key apart."""

from __future__ import annotations

from lxml import html

from coursesite.book.article import Chapter, make_chapter

PAGE = """<!doctype html><html lang="en"><body><nav>menu</nav><article class="md-content__inner">
<h1 id="top">A lesson<a class="headerlink" href="#top">¶</a></h1>
<p>See <a href="../other/#part">the other</a>, <a href="#top">above</a>.<sup><a class="footnote-ref" href="#fn:1">1</a></sup></p>
<details class="note"><summary>Folded</summary><p>Numbers</p></details>
<quiz-question id="q-a"><form><fieldset aria-describedby="q-a-how"><legend>Which?</legend><p class="quiz-how" id="q-a-how">Choose.</p>
<div class="quiz-row"><label for="q-a-1">one</label><select id="q-a-1"><option value="">Choose…</option><option value="x">X</option><option value="y">Y</option></select></div>
<div class="quiz-row"><label for="q-a-2">two</label><select id="q-a-2"><option value="">Choose…</option><option value="x">X</option><option value="y">Y</option></select></div>
</fieldset><div class="quiz-actions" hidden="hidden"><button>Check</button></div></form>
<details class="quiz-hint"><summary>Hint</summary><p>Look again.</p></details>
<details class="quiz-answer"><summary>Answer and explanation</summary><p>It is X.</p></details></quiz-question>
<div class="footnote"><ol><li id="fn:1"><p>A. Author, <a href="https://a.example/paper">A paper</a>, <a href="https://b.example">https://b.example</a>
<a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>
</article></body></html>"""


def chapter(page: str = PAGE) -> Chapter:
    return make_chapter(page, prefix="m-lesson", resolve=lambda address: f"resolved:{address}")


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_what_needs_a_screen_is_left_out() -> None:
    body = chapter().body
    assert not body.xpath(".//button|.//nav|.//select|.//*[@hidden]|.//a[contains(@class,'headerlink')]|.//a[contains(@class,'backref')]")
    assert chapter().title == "A lesson"


def test_what_is_folded_lies_open() -> None:
    assert [details.get("open") for details in chapter().body.iter("details")] == ["open"]


def test_questions_are_numbered_and_their_key_stands_apart() -> None:
    made = chapter()
    assert text(made.body).count("Question 1 Which?") == 1 or text(made.body).count("Question 1Which?") == 1
    assert "It is X." not in text(made.body)
    assert "Look again." not in text(made.body)
    assert text(made.key) == "Question 1Hint. Look again.It is X."
    assert made.key.xpath(".//h4/a/@href") == ["#m-lesson-q-a"]
    assert made.body.xpath("count(.//*[@id='m-lesson-q-a'])") == 1


def test_the_entries_of_menus_are_written_out_once() -> None:
    question = chapter().body.find(".//quiz-question")
    assert [text(entry) for entry in question.xpath(".//ul[@class='book-entries']/li")] == ["X", "Y"]
    assert len(question.xpath(".//*[@class='book-line']")) == 2
    assert "Choose…" not in text(question)


def test_entries_that_differ_stand_beside_their_line() -> None:
    question = chapter(PAGE.replace('<option value="y">Y</option></select></div>\n<div', '<option value="z">Z</option></select></div>\n<div')).body
    assert "(X / Z)" in text(question)
    assert "(X / Y)" in text(question)


def test_ids_and_references_carry_the_chapter() -> None:
    body = chapter().body
    assert body.get("id") == "m-lesson"
    assert body.xpath(".//p/a/@href")[:2] == ["resolved:../other/#part", "#m-lesson-top"]
    assert body.xpath(".//fieldset/@aria-describedby") == ["m-lesson-q-a-how"]
    assert body.xpath("count(.//*[@id='m-lesson-q-a-how'])") == 1


def test_the_address_of_a_footnote_is_printed_once() -> None:
    page = PAGE.replace("https://", "http://")
    note = text(make_chapter(page, prefix="m", resolve=lambda address: address).body.find(".//div[@class='footnote']"))
    assert note == "A. Author, A paper (http://a.example/paper), http://b.example"
