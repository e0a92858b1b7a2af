"""The kinds of question, in the order in which the guide explains them. A new kind is one file and one line here."""

from __future__ import annotations

from typing import Any

from coursequiz.kinds.categorise import CATEGORISE
from coursequiz.kinds.cloze import CLOZE
from coursequiz.kinds.kind import Kind
from coursequiz.kinds.match import MATCH
from coursequiz.kinds.multiple import MULTIPLE
from coursequiz.kinds.numeric import NUMERIC
from coursequiz.kinds.order import ORDER
from coursequiz.kinds.output import OUTPUT
from coursequiz.kinds.single import SINGLE
from coursequiz.kinds.text import TEXT

KINDS: dict[str, Kind[Any]] = {kind.name: kind for kind in (SINGLE, MULTIPLE, NUMERIC, TEXT, ORDER, MATCH, CATEGORISE, CLOZE, OUTPUT)}
