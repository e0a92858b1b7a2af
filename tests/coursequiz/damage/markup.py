"""Damage in Markdown: raw HTML, attributes, addresses, headings, dead links, prompts without a first sentence."""

from __future__ import annotations

from tests.coursequiz.damage.operator import Bank, Operator, items, on_text, quote


def _prose(name: str, about: str, expects: str, more: str, key: str = "prompt") -> Operator:
    """Return an operator that writes `more` behind a question's text."""
    return on_text(name, about, expects, lambda bank: bank.add_prose(bank.having(key), key, more))


def _html(name: str, about: str, more: str, key: str = "prompt") -> Operator:
    return _prose(name, about, "raw-html", more, key)


def _choice(name: str, about: str, expects: str, more: str, key: str = "text") -> Operator:
    return on_text(name, about, expects, lambda bank: bank.add_prose(bank.choice(), key, more))


def _hint(name: str, about: str, expects: str, text: str) -> Operator:
    return on_text(name, about, expects, lambda bank: bank.put(bank.question(), "hints", f"[{quote(text)}]"))


def _first(name: str, about: str, text: str) -> Operator:
    return on_text(name, about, "prompt-lead", lambda bank: bank.write(bank.question(), "prompt", text))


def _wrong(bank: Bank) -> str:
    question = bank.having("wrong", kinds=("numeric", "text"))
    return bank.add_prose(next(bank_item for bank_item in bank.entries(question, "wrong")), "feedback", " <b>No</b>.")


def _last_hint(bank: Bank) -> str:
    *_, last = items(bank.having("hints"), "hints")
    return bank.replace(last, quote(f"{last.value} Look <i>again</i>."))


URL = "url-scheme"
DEAD = "dead-link"
ATTR = "attribute"
EITHER = "url-scheme dead-link"

OPERATORS = (
    _html("script", "A prompt has a script.", " <script>alert(1)</script>"),
    _html("script-block", "A prompt has a script as a block of its own.", "\n\n<script>\nalert(1)\n</script>\n"),
    _html("img-onerror", "A prompt has a picture with a handler.", " <img src=x onerror=alert(1)>"),
    _html("svg-onload", "A prompt has an SVG with a handler and no space.", " <svg/onload=alert(1)>"),
    _html("bold-tag", "A prompt has a harmless tag.", " This is <b>bold</b>."),
    _html("upper-tag", "A prompt has a tag in capitals.", " One<BR>two"),
    _html("closing-tag", "A prompt closes the element that it stands in.", " </quiz-question> More."),
    _html("div-block", "An explanation has a block of HTML.", "\n\n<div>\n\nText\n\n</div>\n", "explanation"),
    _html("details-markdown", "An explanation asks for Markdown in HTML.", '\n\n<details markdown="1">\nText\n</details>\n', "explanation"),
    _html("comment", "A prompt has an HTML comment.", " <!-- check this -->"),
    _html("open-comment", "A prompt opens an HTML comment and does not close it.", "\n\n<!-- check this"),
    _html("instruction", "A prompt has a processing instruction.", " <?php echo 1 ?>"),
    _html("declaration", "An explanation has a declaration.", "\n\n<!DOCTYPE html>\n", "explanation"),
    _html("html-in-list", "HTML stands in a list of an explanation.", "\n\n- one\n- two <u>lines</u>\n", "explanation"),
    _html("html-in-table", "HTML stands in a table.", "\n\n| a | b |\n|---|---|\n| one | two<br>lines |\n", "explanation"),
    _html("html-after-code", "HTML stands behind code that looks the same.", " `<b>` and <b>that</b>."),
    _html("html-in-link", "HTML stands in the text of a link.", " [<b>x</b>](https://example.org/)."),
    _choice("choice-html", "A choice's text has HTML.", "raw-html", " <b>Always</b>."),
    _choice("choice-feedback-html", "A choice's feedback has HTML.", "raw-html", " <b>No</b>.", "feedback"),
    on_text("wrong-html", "The feedback of an anticipated answer has HTML.", "raw-html", _wrong),
    _html("otherwise-html", "The feedback of any other answer has HTML.", " <b>No</b>.", "otherwise"),
    _hint("hint-html", "A hint has HTML.", "raw-html", "Look <b>again</b>."),
    on_text("last-hint-html", "The last of the hints has HTML.", "raw-html", _last_hint),
    _prose("heading", "A prompt has a heading.", "heading", "\n\n## Part two\n"),
    _prose("heading-underlined", "An explanation has an underlined heading.", "heading", "\n\nPart two\n--------\n\nText.\n", "explanation"),
    _prose(
        "heading-no-space",
        "A line begins with a hash, which Markdown takes for a heading.",
        "heading",
        "\n\n#drift is a tag\n",
        "explanation",
    ),
    _choice("heading-choice", "A choice is a heading.", "heading", "\n\n# So\n"),
    _prose("link-javascript", "A link runs a script.", URL, " [x](javascript:alert(1))"),
    _prose("link-capitals", "A link runs a script, in mixed capitals.", URL, " [x](JaVaScRiPt:alert(1))"),
    _prose("link-entity", "A link hides its scheme behind a character reference.", URL, " [x](java&#115;cript:alert)"),
    _prose("link-colon-entity", "A link hides its colon behind a character reference.", f"{URL} {DEAD}", " [x](javascript&colon;alert)"),
    _prose("link-data", "A link holds its own page.", URL, " [x](data:text/html;base64,PHNjcmlwdD4=)"),
    _prose("link-vbscript", "A link runs a script of another language.", URL, " [x](vbscript:msgbox)"),
    _prose("link-file", "A link opens a file of the reader's computer.", URL, " [x](file:///etc/passwd)"),
    _prose("link-definition", "A link's definition runs a script.", URL, " [x][run]\n\n[run]: javascript:alert(1)\n"),
    _prose("link-angle", "An address in angle brackets runs a script.", f"{URL} raw-html", " <javascript:alert(1)>"),
    _prose("image-data", "A picture holds its own data.", URL, " ![x](data:image/svg+xml;base64,PHN2Zy8+)"),
    _prose("image-elsewhere", "A picture comes from another site.", EITHER, " ![x](https://example.org/x.png)"),
    _prose("link-host", "A link names a host without a scheme.", EITHER, " [x](//example.org/x)"),
    _hint("hint-link", "A hint's link runs a script.", URL, "Look [here](javascript:alert(1))."),
    _prose("dead-link", "A link leads to no page.", DEAD, " See [there](course/no-such-page.md)."),
    _prose("dead-image", "A picture does not exist.", DEAD, "\n\n![x](course/no-such-figure.svg)\n", "explanation"),
    _prose("dead-definition", "A link's definition leads to no page.", DEAD, " See [there][t].\n\n[t]: course/no-such-page.md\n", "explanation"),
    _prose("link-outside", "A link leaves docs/.", f"{DEAD} {URL}", " See [there](../../../../../../etc/hostname)."),
    _prose("link-root", "A link begins at the root of the host.", EITHER, " See [there](/course/lesson/)."),
    _choice("choice-dead-link", "A choice's feedback has a dead link.", DEAD, " See [there](no-such-page.md).", "feedback"),
    _hint("hint-dead-link", "A hint has a dead link.", DEAD, "See [there](no-such-page.md)."),
    _prose("attr-onclick", "Emphasis carries a handler.", ATTR, " *Look*{onclick=alert(1)}"),
    _prose("attr-style", "A paragraph carries a style.", ATTR, '\n\nMore.\n{: style="position:fixed;inset:0" }\n', "explanation"),
    _prose("attr-onerror", "A picture carries a handler.", f"{ATTR} {DEAD}", " ![x](x.png){onerror=alert(1)}"),
    _prose("attr-href", "A link's attribute replaces its address.", ATTR, ' [x](https://example.org/){href="javascript:alert(1)"}'),
    _prose("attr-id", "A paragraph takes an id of the page.", ATTR, "\n\nMore.\n{: #q-score }\n", "explanation"),
    _prose("attr-in-list", "A list's item carries a handler.", ATTR, "\n\n- one\n- *two*{onmouseover=alert(1)}\n", "explanation"),
    _prose("attr-in-cell", "A table's cell carries a style.", ATTR, "\n\n| a | b |\n|---|---|\n| x { style=top:0 } | y |\n", "explanation"),
    _choice("choice-attr", "A choice carries a handler.", ATTR, " *Look*{onclick=alert(1)}"),
    _hint("hint-attr", "A hint carries a handler.", ATTR, "Look *here*{onclick=alert(1)}."),
    _first("lead-list", "A prompt begins with a list.", "- one\n- two\n"),
    _first("lead-code", "A prompt begins with a block of code.", "```python\nprint(1)\n```\n\nWhat is printed?\n"),
    _first("lead-quote", "A prompt begins with a quotation.", "> Data drift.\n\nWho says so?\n"),
    _first("lead-table", "A prompt begins with a table.", "| a | b |\n|---|---|\n| 1 | 2 |\n\nWhich is it?\n"),
    _first("lead-rule", "A prompt begins with a rule.", "* * *\n\nWhich is it?\n"),
    _first("lead-indented-code", "A prompt begins with an indented block of code.", "    print(1)\n\nWhat is printed?\n"),
)
