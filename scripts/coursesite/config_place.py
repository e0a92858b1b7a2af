"""Where a setting stands in mkdocs.yml, which MkDocs reads without keeping places."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from coursequiz.problems import Problem

CONFIG = "mkdocs.yml"


def config_problem(text: str, path: tuple[str, ...], rule: str, found: str, remedy: str) -> Problem:
    """Return a problem at the place of a setting.

    Args:
        text: The configuration file.
        path: Keys from the top, and last what an entry says, as it is typed; what is not there is passed over.
        rule: Its code.
        found: What was found.
        remedy: What to do.
    """
    line, column = find_setting(text, *path)
    return Problem(path=CONFIG, line=line, column=column, rule=rule, found=found, remedy=remedy)


def find_setting(text: str, *path: str) -> tuple[int, int]:
    """Return line and column of the last word of a path, each word found below the one before it, or those of the last found."""
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)  # tags stay what they are: nothing is constructed
    line = column = 1
    for word in path:
        found = next((pair for pair in _list_words(node) if pair[0].value == word), None)
        if found is None:
            continue
        name, node = found
        line, column = name.start_mark.line + 1, name.start_mark.column + 1
    return line, column


def _list_words(node: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    """Yield every word at and below a node with what hangs on it: a mapping's keys first, then what is in its values."""
    if isinstance(node, yaml.ScalarNode):
        yield node, node
    elif isinstance(node, yaml.MappingNode):
        yield from ((key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode))
        for _, value in node.value:
            yield from _list_words(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _list_words(item)
