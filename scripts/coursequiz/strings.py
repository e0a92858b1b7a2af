"""Every English sentence that the engine itself writes into a page, each able to be said in another language.

Owns what a sentence is. Knows no other language: `languages` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Self


class Sentence(str):
    """An English sentence that knows its own pattern and what was filled in. To everybody else it is a text."""

    __slots__ = ("pattern", "values")
    pattern: str
    values: dict[str, object]

    def __new__(cls, pattern: str, /, **values: object) -> Self:
        """Return the pattern with the values filled in."""
        sentence = super().__new__(cls, str.format(pattern, **values) if values else pattern)
        sentence.pattern = pattern
        sentence.values = values
        return sentence

    def format(self, **values: object) -> Sentence:  # type: ignore[override]
        """Return the sentence with its places filled."""
        return Sentence(self.pattern, **values)

    def change(self, change: Callable[[str], str]) -> Sentence:
        """Return the sentence with each text that was filled in changed."""
        return Sentence(self.pattern, **{name: change(value) if isinstance(value, str) else value for name, value in self.values.items()})

    def say(self, words: Mapping[str, str]) -> str:
        """Return the sentence in the language of `words`: patterns by English pattern, those that are missing in English."""
        values = {name: value.say(words) if isinstance(value, Sentence) else value for name, value in self.values.items()}
        return words.get(self.pattern, self.pattern).format(**values)


def either(texts: Iterable[str]) -> str:
    """Return "this or that" for one text or more."""
    return reduce(lambda one, other: EITHER.format(one=one, other=other), texts)


QUESTIONS = Sentence("Questions")
CHOOSE_ONE = Sentence("Choose one answer.")
CHOOSE_SEVERAL = Sentence("Choose {count} answers.")
WRITE_NUMBER = Sentence("Answer with a number.")
WRITE_WORDS = Sentence("Answer in a few words.")
YOUR_ANSWER = Sentence("Your answer")
HINT = Sentence("Hint")
HINT_OF = Sentence("Hint {number} of {count}")
CHECK = Sentence("Check answer")
AGAIN = Sentence("Try again")
ANSWER = Sentence("Answer and explanation")
IS_RIGHT = Sentence("{name} is right.")
IS_WRONG = Sentence("{name} is not right.")
THE_ANSWER_IS = Sentence("The answer is {answer}.")
INSTEAD_OF = Sentence("If you wrote {answer}:")
ANY_OTHER = Sentence("Any other answer:")
FAULTY = Sentence("This quiz cannot be shown yet")
GOALS = Sentence("What this test covers:")
DRAWN = Sentence("{draw} questions are drawn from a pool of {pool}; {percent}% passes. Your answers are marked when you hand them in.")
CHOOSE = Sentence("Choose…")
CHOOSE_IN_EACH_ROW = Sentence("Choose one entry in each row.")
PUT_IN_ORDER = Sentence("Put these in order.")
FILL_GAPS = Sentence("Fill each gap.")
GAP_OF = Sentence("Gap {number} of {count}")
WRITE_OUTPUT = Sentence("Write exactly what the program prints.")
MOVE_UP = Sentence("Move up")
MOVE_DOWN = Sentence("Move down")
THE_ORDER_IS = Sentence("The right order:")
ANY_OTHER_ORDER = Sentence("Any other order:")
THE_OUTPUT_IS = Sentence("It prints {answer}.")
ANSWER_IN_ROW = Sentence("Row {number}: {answer}.")
WRONG_IN_ROW = Sentence("Not right in row {number}:")
ANSWER_IN_GAP = Sentence("Gap {number}: {answer}.")
WRONG_IN_GAP = Sentence("Not right in gap {number}:")
EITHER = Sentence("{one} or {other}")
