"""Texts that a stranger might send, and banks that hold them: strategies for tests."""

from __future__ import annotations

import json

from hypothesis import strategies as st

# What a stranger might put into a text, in pieces that can be combined. Half of them are harmless by themselves: code, escapes and
# blocks, in which the other half may hide from a checker that reads Markdown otherwise than the page does.
COVERS = st.sampled_from(
    [
        "`",
        "``",
        "```",
        "~~~",
        "\n```\n",
        "\n~~~\n",
        "\n````\n",
        "```html\n",
        "\n    ```\n",
        "> ```\n",
        "- ```\n",
        "\\",
        "\\\\",
        "\\`",
        "\n\n    ",
        "\n\n\t",
        "    ",
        "\n- a\n\n",
        "\n1. a\n\n",
        "\n> q\n",
        "\n| a | b |\n|---|---|\n| c | ",
        " | ",
        "\n!!! note\n\n    ",
        '\n=== "a"\n\n    ',
        "\n: ",
        "\n[^1]: ",
        "[^1]",
        "\n*[HTML]: ",
        "HTML",
        "*",
        "**",
        "_",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "<",
        ">",
        "&",
        "&lt;",
        "&#96;",
        "$",
        "$$",
        "\\(",
        "\\)",
        "\n",
        "\n\n",
        " ",
        "  \n",
        '"',
        "'",
        "word",
        "Two words",
        "1",
        "=",
        "#",
        "!",
        "-",
        ":",
        "a < b",
    ]
)
ATTACKS = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b>",
        "</form>",
        "</quiz-question>",
        "<!-- ",
        " -->",
        "<svg/onload=x>",
        "<![CDATA[",
        "<?x ?>",
        "<!DOCTYPE a>",
        "<b\n>",
        "<b x='>'>",
        "[x](javascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x]( javascript:x)",
        "[x](java\tscript:x)",
        "[x](&#106;avascript:x)",
        "[x](javascript&colon;x)",
        "[x](data:text/html,x)",
        "[x](\njavascript:x)",
        "![x](javascript:x)",
        "![x](x){onerror=x}",
        "[x][r]",
        "\n[r]: javascript:alert(1)\n",
        "\n[r]: <javascript:x>\n",
        "\n[r]:\njavascript:x\n",
        "\n  [r]: javascript:x\n",
        "<javascript:alert(1)>",
        "<JAVASCRIPT:x>",
        "{onclick=x}",
        "{: onclick=x }",
        "{:onclick=x}",
        "\n{: onclick=x }\n",
        "{: style='x' }",
        "{#id}",
        "{ .a onclick=x }",
        "{: data-key=x }",
        "{srcdoc=x}",
        "*a*{onclick=x}",
        "*a*{: onclick='{' }",
        "{: .a\nonclick=x }",
        "\n# h\n",
        "\nh\n===\n",
        "\n> # h\n",
        "\n- # h\n",
        "--8<-- 'x'",
        "wzxhzdk:0",
        "\x02wzxhzdk:0\x03",
        "\x02quiz-fence:0\x03",
    ]
)
LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp")), max_size=4)
COVERED = st.builds(lambda *parts: "".join(parts), COVERS, COVERS, ATTACKS, COVERS, COVERS)
TEXTS = st.one_of(COVERED, st.lists(st.one_of(COVERS, COVERS, COVERS, ATTACKS, LETTERS), min_size=1, max_size=8).map("".join))


@st.composite
def strange_banks(draw: st.DrawFn) -> str:
    """Return a bank of one question, well formed but for what one or two of its texts hold."""
    kind, fields = draw(st.sampled_from([("single", 7), ("numeric", 7), ("text", 8)]))
    strange = draw(st.sets(st.integers(0, fields - 1), min_size=1, max_size=2))
    texts = iter(f"Which {draw(TEXTS)}" if field in strange else f"Plain {field}." for field in range(fields))

    def text() -> str:
        return json.dumps(next(texts), ensure_ascii=False)

    head = f"schema: 1\nquestions:\n  - id: q\n    kind: {kind}\n    prompt: {text()}\n    explanation: {text()}\n    hints: [{text()}]\n"
    if kind == "single":
        return (
            head
            + f"    choices:\n      - {{id: a, text: {text()}, correct: true, feedback: {text()}}}\n      - {{id: b, text: {text()}, feedback: {text()}}}\n"
        )
    said = f"    feedback: {text()}\n    otherwise: {text()}\n"
    if kind == "numeric":
        return head + said + f"    answer: 1\n    unit: {text()}\n    wrong: [{{value: 2, feedback: {text()}}}]\n"
    return head + said + f"    accept: [{text()}]\n    wrong: [{{answers: [{text()}], feedback: {text()}}}]\n"
