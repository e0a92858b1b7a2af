"""`course check`: the sources and the built site held to rules, all problems in one run.

`site/` reads a built site once and judges it, `sources/` judges what authors wrote. Rules are pure functions over frozen models;
`run` puts them together, `place` finds the author's line for what was seen in a built page.
"""
