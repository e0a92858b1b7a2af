"""What a new file says until its author does: sound, short, and plainly a placeholder."""

from __future__ import annotations

LESSON = """\
---
title: {quoted}
description: {description}
minutes: {minutes}
objectives: [{objective}]
sources: []
---

# {title}

Open with something that happened, and a number.

## What you will be able to do

- Say with a verb what a reader can do after this page.

## The first section

Give a measured result, a worked number, a decision or a sourced claim.

{fence}
"""
DESCRIPTION = "One or two sentences that say what a reader takes away from '{title}', for search engines."
FENCE = """\
```quiz
bank: {bank}
```"""
BANK = """\
# yaml-language-server: $schema={up}quiz.schema.json
schema: 1
questions:
  - id: {id}
    kind: single
    objective: {objective}
    level: apply
    prompt: {prompt}
    choices:
      - id: a
        text: "Write down what a reader must decide"
        correct: true
        feedback: "Right: the question follows from the decision, and the choices from the ways to get it wrong."
      - id: b
        text: "Think of three choices that sound alike"
        feedback: "Choices come last. Without a decision behind them they only test how closely somebody reads."
        misconception: choices-first
      - id: c
        text: "Take a sentence and leave a word out"
        feedback: "That asks for the word, not for the idea. Readers forget it as soon as they leave the page."
        misconception: words-not-ideas
    explanation: "A question is worth its place when a wrong answer shows which idea is missing. Replace this one."
"""
GOAL = "Say what a reader can do after '{title}'."
OBJECTIVE = """\
  - id: {objective}
    text: {text}
    lesson: {lesson}
"""
LAB_DESCRIPTION = "One or two sentences that say what '{title}' measures and what comes out, for search engines."
LAB = """\
# ---
# title: {quoted}
# description: {description}
# minutes: 1
# objectives: []
# ---
# %% [markdown]
# # {title}
#
# Say what you want to find out, and why a reader should care.
# %%
answer = 6 * 7
print(f"The answer is {{answer}}.")
# %% [markdown]
# Say what came out, and what it means.
"""
