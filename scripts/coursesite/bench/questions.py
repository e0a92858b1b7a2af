"""Questions and pages to measure with: plausible, varied, and the same in every run.

Owns what is asked and what the pages say. Knows neither engine: `sites` writes both notations.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

WORDS = """model data training label feature loss batch error drift pipeline server request latency metric threshold sample column value
schema test release traffic season price user region weight gradient score ranking query cache window""".split()
VERBS = "raises lowers hides shows delays breaks repairs doubles halves moves".split()


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """An answer to choose and what choosing it is told."""

    text: str
    correct: bool
    feedback: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A question that any engine can ask: choices, feedback on each, an explanation. All texts are Markdown."""

    id: str
    prompt: str
    choices: tuple[Choice, ...]
    explanation: str

    @property
    def right(self) -> int:
        """How many choices are right."""
        return sum(choice.correct for choice in self.choices)


def make_sentence(random: Random, words: int) -> str:
    """Return a sentence; of six, one has a little Markdown in it, as in this site's own banks."""
    parts = [random.choice(WORDS) for _ in range(words)]
    parts[words // 2] = random.choice(VERBS)
    style = random.randrange(18)
    if style == 0:
        parts[-1] = f"**{parts[-1]}**"
    elif style == 1:
        parts[0] = f"`{parts[0]}`"
    elif style == 2:
        parts[1] = f"*{parts[1]}*"
    return "The " + " ".join(parts) + "."


def make_questions(page: int, count: int) -> list[Question]:
    """Return the questions of one page; of five, one has two right choices; of ten, one shows code."""
    random = Random(f"questions of page {page}")  # noqa: S311 - no secret
    return [_make_question(random, f"page-{page}-question-{number}", number) for number in range(count)]


def _make_question(random: Random, id: str, number: int) -> Question:
    right = 2 if number % 5 == 4 else 1
    prompt = make_sentence(random, 10)[:-1] + (". Which two follow?" if right == 2 else ". Which follows?")
    if number % 10 == 3:
        prompt += f"\n\n```python\n{random.choice(WORDS)} = {random.randrange(100)}\nprint({random.choice(WORDS)} < 3)\n```"
    keys = set(random.sample(range(4), right))
    choices = [Choice(text=make_sentence(random, 6), correct=place in keys, feedback=make_sentence(random, 12)) for place in range(4)]
    return Question(id=id, prompt=prompt, choices=tuple(choices), explanation=make_sentence(random, 18))


def make_sections(page: int) -> list[str]:
    """Return the two halves of a short lesson of about 450 words, with lists, a table and code: questions go between and behind."""
    random = Random(f"text of page {page}")  # noqa: S311 - no secret

    def paragraph() -> str:
        return " ".join(make_sentence(random, 11) for _ in range(4))

    listed = "\n".join(f"- {make_sentence(random, 8)}" for _ in range(4))
    row = " | ".join(random.sample(WORDS, 3))
    table = f"| a | b | c |\n|---|---|---|\n| {row} |\n| {row} |"
    code = f"```python\n{random.choice(WORDS)} = [1, 2, 3]\nprint(sum({random.choice(WORDS)}))\n```"
    first = f"# Lesson {page}\n\n{paragraph()}\n\n## First part\n\n{paragraph()}\n\n{listed}\n\n{paragraph()}\n\n{table}"
    second = f"## Second part\n\n{paragraph()}\n\n{code}\n\n{paragraph()}\n\n### Detail\n\n{paragraph()}\n\n{listed}"
    return [first, second]
