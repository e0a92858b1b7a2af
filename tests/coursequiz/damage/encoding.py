"""Damage below YAML: bytes, encodings, characters that nobody sees."""

from __future__ import annotations

import re

from tests.coursequiz.damage.operator import Bank, NotApplicable, Operator, on_bytes, on_text, quote, scalar


def _prompt_with(text: str) -> str:
    """Return a double-quoted prompt with raw YAML escapes in it."""
    return f'"Which of these {text} is right?"'


def _raw(char: str) -> Operator:
    code = f"U+{ord(char):04X}"
    return on_text(
        f"raw-{code.lower().replace('+', '-')}",
        f"The character {code} stands unseen in the middle of a prompt.",
        "control-character",
        lambda bank: bank.add_prose(bank.question(), "prompt", f" What{char}then?"),
    )


def _escaped(escape: str, expects: str = "control-character") -> Operator:
    return on_text(
        f"escape-{escape.lstrip(chr(92)).lower()}",
        f"A prompt writes an invisible character as the YAML escape {escape}.",
        expects,
        lambda bank: bank.put(bank.question(), "prompt", _prompt_with(escape)),
    )


def _latin_1(data: bytes) -> bytes:
    bank = Bank(data.decode("utf-8-sig"))
    text = bank.add_prose(bank.question(), "prompt", " Café?")
    return text.encode("latin-1", "replace")


def _cut_in_character(data: bytes) -> bytes:
    return data.rstrip() + "\n# naïve".encode()[: len("\n# na") + 1]


def _surrogate_bytes(data: bytes) -> bytes:
    if b"prompt:" not in data:
        raise NotApplicable("no prompt")
    return data.replace(b"prompt:", b"prompt: \xed\xa0\x80", 1)


def _cut_in_quotes(data: bytes) -> bytes:
    quoted = list(re.finditer(rb': "[^"\n]{8,}"', data))
    if not quoted:
        raise NotApplicable("no text in double quotes")
    return data[: quoted[len(quoted) // 2].end() - 4]


def _zero_width_id(bank: Bank) -> str:
    return bank.put(bank.question(), "id", quote(f"{scalar(bank.question(), 'id')}\u200b"))


OPERATORS = (
    on_bytes("latin-1", "The file is saved as Latin-1 and has an é.", "not-utf-8", _latin_1),
    on_bytes("utf-16", "The file is saved as UTF-16, with a mark.", "not-utf-8", lambda data: data.decode("utf-8-sig").encode("utf-16")),
    on_bytes(
        "utf-16-unmarked",
        "The file is saved as UTF-16 without a mark: every second byte is zero.",
        "not-utf-8 control-character",
        lambda data: data.decode("utf-8-sig").encode("utf-16-le"),
    ),
    on_bytes("cut-in-a-character", "The file ends in the middle of a UTF-8 character.", "not-utf-8", _cut_in_character),
    on_bytes("surrogate-bytes", "A surrogate is encoded as if it were a character.", "not-utf-8", _surrogate_bytes),
    on_bytes("overlong-bytes", "A slash is encoded in two bytes, as UTF-8 forbids.", "not-utf-8", lambda data: data + b"# \xc0\xaf\n"),
    on_bytes("not-text", "The file is a picture.", "not-utf-8", lambda data: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    on_bytes("empty", "The file has no bytes.", "empty-file", lambda data: b""),
    on_bytes("blank", "The file has only white space.", "empty-file", lambda data: b"  \n\n \n"),
    on_bytes("mark-only", "The file has a byte order mark and nothing more.", "empty-file", lambda data: b"\xef\xbb\xbf"),
    on_bytes("comments-only", "Every line is a comment.", "empty-file", lambda data: b"# soon\n# more\n"),
    on_bytes("cut-in-quotes", "The file was cut short inside a quoted text.", "yaml-syntax", _cut_in_quotes),
    on_bytes("long-line", "A comment of 5 MB on one line.", "too-large", lambda data: data + b"# " + b"x" * 5_000_000 + b"\n"),
    _raw("\x00"),
    _raw("\x1b"),
    _raw("\x85"),
    _raw("\x9b"),
    _raw("\u202e"),
    _raw("\u2067"),
    _raw("\u2028"),
    _raw("\ufeff"),
    _escaped(r"\0"),
    _escaped(r"\x07"),
    _escaped(r"\u202E"),
    _escaped(r"\uD800", "control-character yaml-syntax"),
    on_text("zero-width-id", "An id ends with a zero width space.", "bad-id control-character", _zero_width_id),
)
