"""YAML text to values with places: every mapping, list and scalar knows its line and column.

The only module that imports yaml. It reads events, not objects, so that what the author typed stays what it is
(`no` and `1.10` are text until a field asks for a number), and so that hostile input is bounded: no tags, no aliases,
at most `MAX_DEPTH` levels and `MAX_BYTES` bytes. Knows nothing of questions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from coursequiz.document import Document, Marks, Place, Plain, mark_at, place_of
from coursequiz.problems import Problem, shorten

MAX_BYTES = 2_000_000
MAX_DEPTH = 20

# C0 and C1 controls but for tab and line ends; spaces without width; line separators; bidirectional overrides, which show one text and mean another.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")


def read_document(data: bytes, path: str) -> tuple[Document | None, list[Problem]]:
    """Return the document in `data`, or None with the problems that stop it from being one.

    Args:
        data: The file's bytes.
        path: The name that problems carry.
    """
    text, problems = _read_text(data, path)
    if text is None or problems:
        return None, problems
    builder = _Builder(path)
    try:
        builder.read(text)
    except yaml.YAMLError as error:
        return None, [*builder.problems, _syntax_problem(error, path, text)]
    except _Stop:
        return None, builder.problems
    return builder.document(), builder.problems


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Return the text in a file's bytes, its lines ended as on Unix.

    Where the bytes are not UTF-8, with marks in place of what cannot be read, and the first such place.
    """
    try:
        return unify_ends(data.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        line, column = _count_place(before, len(before))
        found = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
        problem = Problem(path=path, line=line, column=column, rule="not-utf-8", found=found, remedy="save the file as UTF-8")
        return unify_ends(data.decode("utf-8-sig", "replace")), [problem]


def unify_ends(text: str) -> str:
    """Return a text with the line ends of Unix, as Python reads one from a file."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _read_text(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    def at(line: int, column: int, rule: str, found: str, remedy: str) -> list[Problem]:
        return [Problem(path=path, line=line, column=column, rule=rule, found=found, remedy=remedy)]

    if len(data) > MAX_BYTES:
        return None, at(1, 1, "too-large", f"the file has {len(data):,} bytes, the limit is {MAX_BYTES:,}", "split it into several files")
    text, broken = decode(data, path)
    if broken:
        return None, broken
    if not text.strip():
        return None, at(1, 1, "empty-file", "the file is empty", "write it or delete it")
    problems = []
    for match in CONTROL.finditer(text):
        line, column = _count_place(text, match.start())
        found = f"invisible character U+{ord(match[0]):04X}"
        problems += at(line, column, "control-character", found, "delete it")
    return text, problems[:20]


def _count_place(text: str, index: int) -> Place:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _syntax_problem(error: yaml.YAMLError, path: str, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "quoted scalar" in (getattr(error, "context", None) or ""):
        mark = getattr(error, "context_mark", None) or mark  # where the quote was opened, not where the file ended
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    if "tab character" in what or "cannot start any token" in what:
        return _first_character(text, line, column, path)
    context = getattr(error, "context", None)
    found = f"{what} {context}" if context else str(what)
    return Problem(path=path, line=line, column=column, rule="yaml-syntax", found=" ".join(found.split()), remedy=_syntax_remedy(found))


def _first_character(text: str, line: int, column: int, path: str) -> Problem:
    """Return the problem of a line or a text that begins with what YAML allows at no beginning."""
    rest = text.splitlines()[line - 1][column - 1 :]
    if rest.startswith("\t"):
        return Problem(path=path, line=line, column=column, rule="yaml-syntax", found="a tab indents this line", remedy="indent with spaces")
    return Problem(path=path, line=line, column=column, rule="yaml-syntax", found=f"a text begins with {shorten(rest[:1])}", remedy="put it in quotes")


def _syntax_remedy(found: str) -> str:
    """Return the usual cause of a message of the YAML parser and its cure."""
    causes = {
        "mapping values are not allowed": "put text that holds ': ' in double quotes",
        "found undefined alias": "quote text that begins with '*'",
        "scanning an alias": "quote text that begins with '*'",
        "scanning an anchor": "quote text that begins with '&'",
        "scanning a tag": "quote text that begins with '!'",
        "scanning a directive": "quote text that begins with '%'",
        "scanning a block scalar": "quote text that begins with '|' or '>', or break the line behind that sign",
        "block sequence entries are not allowed": "begin the list on a line of its own",
        "did not find expected key": "check the indentation and the quotes of the line above",
        "did not find expected '-' indicator": "check the indentation of this list",
        "unexpected end of stream": "close the quote that was opened here",
        "could not find expected ':'": "write 'key: value', or indent the text under its key",
        "unknown escape character": "double the backslash, or use single quotes",
    }
    return next((cure for cause, cure in causes.items() if cause in found), "correct the YAML near this place")


_CUT = re.compile(r"[ \t]+(#\w.*)")
_NODES = frozenset({yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent})
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})


class _Stop(Exception):
    """The rest of the document cannot be read."""


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet."""

    value: dict[str, Any] | list[Any]
    marks: Marks
    key: str | None = None
    """The key of a mapping that waits for its value."""


class _Builder:
    """Builds a document from the parser's events, with a stack of its own instead of recursion."""

    def __init__(self, path: str) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._lines: list[str] = []
        self._open = [_Open([], Marks(0))]
        """What is being read, from the outside in; the first holds the document itself."""

    def document(self) -> Document | None:
        """Return what was built."""
        around = self._open[0]
        if not around.value:
            found = "the file holds only comments"
            self.problems.append(Problem(path=self._path, line=1, column=1, rule="empty-file", found=found, remedy="write it or delete it"))
            return None
        return Document(path=self._path, value=around.value[0], marks=around.marks.values[0])  # type: ignore[index]

    def read(self, text: str) -> None:
        """Take every event of a text."""
        self._lines = text.split("\n")
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml: about ten times faster, the same events
        get_event = loader(text).get_event
        documents = 0
        while (event := get_event()) is not None:
            kind = type(event)
            if kind in _NODES:
                self._take(event, kind)
            elif kind in _ENDS:
                self._open.pop()
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._report(event, "yaml-syntax", "a second document begins here", "keep one document a file: delete the '---' line")
                    return

    def _take(self, event: Any, kind: type) -> None:
        around = self._open[-1]
        if kind is yaml.AliasEvent:
            found = f"alias '*{event.anchor}' points elsewhere"
            self._report(event, "yaml-alias", found, "write the value out; text that begins with '*' needs quotes")
            raise _Stop
        if event.tag is not None:
            self._report(event, "yaml-tag", f"tag {shorten(event.tag)} is not used here", "delete the tag; text that begins with '!' needs quotes")
        if around.key is None and isinstance(around.value, dict):
            self._take_key(event, around)
        elif kind is yaml.ScalarEvent:
            value = event.value
            if not value.isprintable() and (match := CONTROL.search(value)):
                self._report(event, "control-character", f"invisible character U+{ord(match[0]):04X} in this text", "delete it")
            if not event.style and " " in value:
                self._check_end(event)
            _put(around, Plain(value) if not event.style else value, _mark(event))
        elif len(self._open) > MAX_DEPTH:
            self._report(event, "too-deep", f"more than {MAX_DEPTH} levels of lists and mappings", "flatten it: a bank needs five")
            raise _Stop
        else:
            inside = _Open({} if kind is yaml.MappingStartEvent else [], Marks(_mark(event)))
            _put(around, inside.value, inside.marks)
            self._open.append(inside)

    def _take_key(self, event: Any, around: _Open) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._report(event, "wrong-type", "a key is a list or a mapping", "use a plain word as the key")
            raise _Stop
        around.key = event.value
        keys = around.marks.keys
        if event.value in keys:
            found = f"key {shorten(event.value)} stands here again, first on line {place_of(keys[event.value])[0]}"
            self._report(event, "repeated-key", found, "keep one of them")
        keys[event.value] = _mark(event)

    def _check_end(self, event: Any) -> None:
        """Report a text without quotes that a comment cuts, where a comment would hardly begin so: `see issue #12` is one, `two words # why` is none."""
        end = event.end_mark
        if end.line < len(self._lines) and (cut := _CUT.match(self._lines[end.line], end.column)):
            found, remedy = f"the text ends before {shorten(cut[1])}", "put it in quotes: a '#' behind a space begins a comment"
            self.problems.append(Problem(path=self._path, line=end.line + 1, column=cut.start(1) + 1, rule="cut-text", found=found, remedy=remedy))

    def _report(self, event: Any, rule: str, found: str, remedy: str) -> None:
        line, column = place_of(_mark(event))
        self.problems.append(Problem(path=self._path, line=line, column=column, rule=rule, found=found, remedy=remedy))


def _put(around: _Open, value: Any, mark: int | Marks) -> None:
    """Put a value where it belongs."""
    if isinstance(around.value, dict):
        assert around.key is not None, "a value follows its key"
        around.value[around.key] = value
        around.marks.values[around.key] = mark
        around.key = None
    else:
        around.marks.values[len(around.value)] = mark
        around.value.append(value)


def _mark(event: Any) -> int:
    start = event.start_mark
    return mark_at(start.line, start.column)
