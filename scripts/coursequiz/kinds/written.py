"""What written answers share: the field, and how what a reader types is normalised before it is compared.

`grading.mjs` normalises in the same way; `tests/cases/text.json` holds both to it.
"""

from __future__ import annotations

import re
import unicodedata
from xml.etree.ElementTree import Element

from coursequiz import strings
from coursequiz.html import FIELD, add

_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"'})
_BREAKS = re.compile(r"[\s‐-―−_-]+")
_EDGES = ".,;:!?\"'() "


def normalise(text: str) -> str:
    """Return the text as it is compared: NFKC, lower case, dashes and spaces alike, no punctuation at its edges."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(_QUOTES)
    return _BREAKS.sub(" ", plain).strip(_EDGES)


def render_field(question_id: str, fieldset: Element, attributes: dict[str, str], *, unit: str | None = None) -> None:
    """Add a labelled field for one typed answer."""
    own = f"q-{question_id}-answer"
    row = add(fieldset, "div", {"class": "quiz-field"})
    add(row, "label", {"for": own}, strings.YOUR_ANSWER)
    field = add(row, "input", {"type": "text", "name": FIELD, "id": own, "autocomplete": "off", **attributes})
    if unit:
        field.set("aria-describedby", f"{own}-unit")
        add(row, "span", {"class": "quiz-unit", "id": f"{own}-unit"}, unit)
