"""Numbers in a drawing: the words of an SVG file say `data-lab="testing.leak_1_auc; 1"`, an entry for each number in their order.

An entry that is a number stands for one that no lab measured. A drawing has no code to skip and no Markdown to print, so its text
holds the bare number, and the attribute of the element around it binds it.
"""

from __future__ import annotations

import re

from coursequiz.problems import Problem
from coursesite.numbers.measures import Results, compare
from coursesite.offset import make_problem

BOUND = re.compile(r"<(?P<tag>\w+)\b[^>]*?\sdata-lab=\"(?P<what>[^\"]*)\"[^>]*>(?P<words>[^<]*)(?=<)")
NUMBER = re.compile(r"(?<![\w.])[\u2212+]?\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")


def check_drawing(text: str, path: str, results: Results) -> list[Problem]:
    """Return the numbers of a drawing that differ from what their element binds them to."""
    problems: list[Problem] = []
    for element in BOUND.finditer(text):
        numbers = list(NUMBER.finditer(text, element.start("words"), element.end("words")))
        names = [name.strip() for name in element["what"].split(";")]
        if len(numbers) != len(names):
            found = f"data-lab has {len(names)} entries, the words hold {len(numbers)} numbers"
            remedy = "write one entry for each number, parted by ';'"
            problems.append(make_problem(text, element.start(), path, rule="lab-number", found=found, remedy=remedy))
            continue
        for number, name in zip(numbers, names, strict=True):
            fault = compare(name, number[0], "the drawing", results)
            if fault:
                problems.append(make_problem(text, number.start(), path, rule="lab-number", found=fault.found, remedy=fault.remedy))
    return problems
