"""The labs: read, run, cached and checked.

`source` reads a lab, `notebook` makes the file that is committed, `execute` runs one in a process of its own, `cache` keeps
what ran, `compare` and `prose` say what is no longer true, `command` is the way in. Nothing here needs the machine learning
packages until a lab is run.
"""
