"""The lessons' figures: drawn from what the labs measured, so that a picture cannot disagree with its lab.

`python -m coursesite.figures` writes them, `--check` says which are out of date. Knows nothing of pages or of quizzes.
"""
