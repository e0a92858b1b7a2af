"""What is said while one page is built, in the grammar of our own problems: with path, line and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from yaml import YAMLError

from coursequiz.problems import Problem, shorten, show_path
from coursesite.config_place import CONFIG, find_setting
from coursesite.offset import find_place

_OURS = re.compile(r"^[^:\s][^:]*:\d+:\d+: [a-z0-9-]+: .* — ", re.DOTALL)
_LINK = re.compile(r"^Doc file '.*?' contains an? (?P<kind>[a-z ]*)link (?:to )?'(?P<link>.*?)'(?P<why>,.*)$", re.DOTALL)
_VALUE = re.compile(r"^Config value '(?P<key>[^']*)': (?P<what>.*)$", re.DOTALL)
_PLACE = re.compile(r"line (\d+), column (\d+)")
_NEAR = re.compile(r"Did you mean '(.+)'\?")


def tell_warning(message: str, path: str, text: str) -> str:
    """Return a warning as a problem of the page; one that has a place already is returned as it is.

    Args:
        message: What was logged.
        path: The page's file, as messages name it.
        text: Its text, to find a line in it.
    """
    if _OURS.match(message):
        return message
    link = _LINK.match(message)
    if link is None:
        return str(_problem(path, (1, 1), "build-warning", " ".join(message.split()), "mend it: a strict build stops at it"))
    target, why = link["link"], link["why"]
    place = _find(text, target)
    if "no such anchor" in why:
        return str(_problem(path, place, "broken-anchor", f"link {shorten(target)} names no place on this page", "correct it, or add a heading with that id"))
    near = _NEAR.search(why)
    remedy = f"did you mean '{near[1]}'?" if near else "correct the address, or add what it names"
    if link["kind"].strip():
        return str(_problem(path, place, "build-warning", f"link {shorten(target)} is {link['kind'].strip()}", f"write it relative to this page: {remedy}"))
    return str(_problem(path, place, "broken-link", f"link {shorten(target)} leads to no file", remedy))


def tell_failure(error: Exception, path: str) -> str:
    """Return why a page cannot be built, as a problem of it."""
    return str(_problem(path, (1, 1), "build-failed", f"the page cannot be built: {type(error).__name__}: {error}", "mend what it names and save"))


def tell_configuration(messages: Iterable[str], text: str) -> list[str]:
    """Return what is said of the configuration as problems of it; what is said of anything else is left out.

    Args:
        messages: What was logged while it was read, and why it cannot be used.
        text: The configuration file, to find a line in it.
    """
    problems = []
    for message in messages:
        if message.startswith(f"{CONFIG}:"):
            problems.append(message)
        elif value := _VALUE.match(message):
            found = " ".join(value["what"].split("\n\nTraceback")[0].split())
            try:
                place = find_setting(text, value["key"])
            except YAMLError:
                place = (1, 1)
            problems.append(str(_problem(CONFIG, place, "build-warning", f"'{value['key']}': {found}", "mend it: a strict build stops at it")))
    return problems


def tell_broken(error: Exception) -> str:
    """Return why a configuration cannot be used at all, or a template of the theme, which says so with its place."""
    text = " ".join(str(error).split())
    template, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if template and line:
        return str(_problem(show_path(Path(template)), (line, 1), "build-failed", f"the template cannot be read: {shorten(text, 300)}", "mend it and save"))
    where = _PLACE.findall(text)
    place = (int(where[-1][0]), int(where[-1][1])) if where else (1, 1)
    remedy = "mend it and save: until then pages stay as they were"
    return str(_problem(CONFIG, place, "build-failed", f"the site cannot be built: {shorten(text, 300)}", remedy))


def _find(text: str, target: str) -> tuple[int, int]:
    """Return line and column of the first link to a target, or the page's begin."""
    index = next((index + 1 for before in ("(", ":", " ", '"') if (index := text.find(before + target)) >= 0), 0)
    return find_place(text, index)


def _problem(path: str, place: tuple[int, int], rule: str, found: str, remedy: str) -> Problem:
    return Problem(path=path, line=place[0], column=place[1], rule=rule, found=found, remedy=remedy)
