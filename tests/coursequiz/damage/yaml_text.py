"""Damage to YAML itself: slips of the hand, features that a bank has no use for, and attacks on the reader."""

from __future__ import annotations

from tests.coursequiz.damage.operator import Bank, NotApplicable, Operator, end_of, need, on_bytes, on_text


def _prompt(name: str, about: str, expects: str, value: str) -> Operator:
    """Return an operator that writes `value`, as it stands, behind `prompt:`."""
    return on_text(name, about, expects, lambda bank: bank.put(bank.question(), "prompt", value))


def _tab(bank: Bank) -> str:
    at = bank.line_start(need(bank.question(), "prompt"))
    end = at + len(bank.text[at:]) - len(bank.text[at:].lstrip(" "))
    return bank.splice(at, end, "\t")


def _indent(bank: Bank, *, by: int) -> str:
    at = bank.line_start(need(bank.question(), "kind"))
    if by > 0:
        return bank.splice(at, at, " " * by)
    if not bank.text[at:].startswith(" "):
        raise NotApplicable("nothing to take away")
    return bank.splice(at, at - by, "")


def _open_quote(bank: Bank) -> str:
    for question in bank.questions():
        node = need(question, "prompt")
        end = end_of(node, bank.text)
        if bank.text[node.start_mark.index] == bank.text[end - 1] == '"':
            return bank.splice(end - 1, end, "")
    raise NotApplicable("no prompt in double quotes")


def _open_brace(bank: Bank) -> str:
    for question in bank.questions():
        for choice in bank.entries(question, "choices"):
            if choice.flow_style:
                end = end_of(choice, bank.text)
                return bank.splice(end - 1, end, "")
    raise NotApplicable("no choice in braces")


def _conflict(bank: Bank) -> str:
    at = bank.line_start(need(bank.question(), "kind"))
    return bank.splice(at, at, "<<<<<<< HEAD\n")


def _alias(bank: Bank) -> str:
    questions = bank.questions()
    if len(questions) < 2:
        raise NotApplicable("only one question")
    last = need(questions[-1], "objective")
    text = bank.replace(last, "*same")
    at = need(questions[0], "objective").start_mark.index
    return text[:at] + "&same " + text[at:]


def _merge(bank: Bank) -> str:
    question = bank.question()
    at = bank.line_start(question)
    start = question.value[0][0].start_mark.index
    return bank.splice(start, start, "<<: {level: apply}\n" + " " * (start - at))


def _laughs(bank: Bank) -> str:
    levels = [f"x{i}: &x{i} [{', '.join([f'*x{i - 1}'] * 9)}]" for i in range(1, 12)]
    return "x0: &x0 [ha]\n" + "\n".join(levels) + "\n" + bank.text


def _complex_key(bank: Bank) -> str:
    return "? [a, b]\n: 1\n" + bank.text


def _after(name: str, about: str, expects: str, more: str) -> Operator:
    return on_text(name, about, expects, lambda bank: bank.text.rstrip() + "\n" + more)


def _tag(name: str, about: str, tag: str) -> Operator:
    def change(bank: Bank) -> str:
        at = need(bank.question(), "prompt").start_mark.index
        return bank.splice(at, at, f"{tag} ")

    return on_text(name, about, "yaml-tag", change)


def _object(data: bytes) -> bytes:
    return b'!!python/object/apply:os.system ["echo gotcha"]\n'


def _no_colon(bank: Bank) -> str:
    colon = bank.text.index(":", bank.root.value[-1][0].start_mark.index)
    return bank.splice(colon, colon + 1, "")


OPERATORS = (
    on_text("tab", "A line is indented with a tab.", "yaml-syntax", _tab),
    on_text("indented-less", "A key stands one space too far to the left.", "yaml-syntax", lambda bank: _indent(bank, by=-1)),
    on_text("indented-more", "A key stands one space too far to the right.", "yaml-syntax", lambda bank: _indent(bank, by=1)),
    on_text("open-quote", "A prompt's closing quote is missing.", "yaml-syntax", _open_quote),
    on_text("open-brace", "A choice's closing brace is missing.", "yaml-syntax", _open_brace),
    on_text("no-colon", "The last key at the left edge has lost its colon.", "yaml-syntax", _no_colon),
    on_text("conflict-marker", "A merge conflict was left in the file.", "yaml-syntax", _conflict),
    _prompt("unquoted-colon", "An unquoted prompt has a colon and a space.", "yaml-syntax", "Choose one: which is right?"),
    _prompt("unquoted-star", "An unquoted prompt begins with bold text.", "yaml-syntax yaml-alias", "**Which** is right?"),
    _prompt("unquoted-backtick", "An unquoted prompt begins with code.", "yaml-syntax", "`fit` does what?"),
    _prompt("unquoted-bang", "An unquoted prompt begins with an exclamation mark.", "yaml-tag yaml-syntax", "!important Which is right?"),
    _prompt("unquoted-bracket", "An unquoted prompt begins with a link.", "yaml-syntax", "[Here](course/lesson.md), which is right?"),
    _prompt("unknown-escape", "A double-quoted prompt holds a backslash of LaTeX.", "yaml-syntax", r'"What is \(x\)?"'),
    _prompt("quote-in-quotes", "A double-quoted prompt holds double quotes.", "yaml-syntax", '"What is "drift"?"'),
    _tag("tag-python", "A prompt carries a tag that builds a Python object.", "!!python/name:os.system"),
    _tag("tag-custom", "A prompt carries a tag of some other tool.", "!secret"),
    _tag("tag-binary", "A prompt carries the tag of Base64 data.", "!!binary"),
    on_bytes("object", "The file is one Python object to be built.", "yaml-tag", _object),
    on_text("alias", "One value is an alias of another.", "yaml-alias", _alias),
    _prompt("undefined-alias", "A value is an alias that nothing defines.", "yaml-alias yaml-syntax", "*nothing"),
    on_text("merge-key", "A question merges another mapping in.", "unknown-key yaml-alias", _merge),
    on_text("laughs", "Twelve levels of aliases stand for nine to the eleventh words.", "yaml-alias", _laughs),
    on_text("complex-key", "A key is a list.", "wrong-type yaml-syntax unknown-key", _complex_key),
    _after("second-document", "A second document follows.", "yaml-syntax", "---\nschema: 1\nquestions: []\n"),
    _after("trailing-brace", "A lone brace stands at the end.", "yaml-syntax", "}\n"),
    _after("trailing-words", "Words follow the end of the document.", "yaml-syntax", "...\nand so on\n"),
    on_bytes(
        "deep-open",
        "5,000 lists are opened and none is closed.",
        "too-deep yaml-syntax",
        lambda data: data.rstrip() + b"\nx: " + b"[" * 5_000,
    ),
    on_bytes(
        "deep-closed",
        "5,000 lists are opened and closed.",
        "too-deep",
        lambda data: data.rstrip() + b"\nx: " + b"[" * 5_000 + b"]" * 5_000 + b"\n",
    ),
    on_bytes("deep-maps", "3,000 mappings stand in each other.", "too-deep", lambda data: b"x: " + b"{a: " * 3_000 + b"1" + b"}" * 3_000 + b"\n"),
    on_bytes(
        "deep-dashes",
        "3,000 block lists stand in each other.",
        "too-deep",
        lambda data: data.rstrip() + b"\nx:\n  " + b"- " * 3_000 + b"1\n",
    ),
)
