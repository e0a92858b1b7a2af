"""What mkdocs.yml says, read as YAML with places: what stands twice, what has no value, what is not there. MkDocs passes over all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

import yaml
from pathspec import GitIgnoreSpec

from coursequiz.problems import Problem, shorten, show_path

INGREDIENTS = ("includes/*.md", "*/labs/*.py", "*/labs/*/*.py", "*/labs/results/*.json", "*/labs/figures/*/*.json", "*/labs/plain.json")
"""What readers do not read, seen from the docs folder."""
SNIPPETS = "pymdownx.snippets"
DEEPEST, MOST_NODES = 40, 100_000
THEMES = "assets/images/"
"""Where the theme keeps pictures of its own."""
_KNOWN_TAGS = ("!ENV", "!relative", "tag:yaml.org,2002:")

if TYPE_CHECKING:
    Loader = yaml.SafeLoader
else:
    Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The file mkdocs.yml."""

    config: Path
    docs: Path
    root: yaml.MappingNode

    def problem(self, node: yaml.Node, rule: str, found: str, remedy: str) -> Problem:
        """Return a problem at the place of a node."""
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        return Problem(path=show_path(self.config), line=line, column=column, rule=rule, found=found, remedy=remedy)

    @cached_property
    def pairs(self) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """The keys at the top, each with its value."""
        return {key.value: (key, value) for key, value in self.root.value if isinstance(key, yaml.ScalarNode)}

    @cached_property
    def excluded(self) -> GitIgnoreSpec:
        """What is not published of all that lies below docs."""
        value = self.pairs["exclude_docs"][1] if "exclude_docs" in self.pairs else None
        return GitIgnoreSpec.from_lines(value.value.splitlines() if isinstance(value, yaml.ScalarNode) else ())

    def publishes(self, path: str) -> bool:
        """Return whether a path below docs is that of a file of the site."""
        file = self.docs / path
        return ".." not in path and is_there(file) and file.is_file() and not self.excluded.match_file(path)

    def entries(self, key: str) -> dict[str, tuple[yaml.Node, yaml.Node | None]]:
        """Return what a list at the top names, each with its place and its options; empty where there is none."""
        value = self.pairs[key][1] if key in self.pairs else None
        return {name.value: (name, options) for name, options in list_entries(value) if isinstance(name, yaml.ScalarNode)}


def read_settings(config: Path, docs: Path) -> tuple[Settings | None, list[Problem]]:
    """Return the settings, or None with why they cannot be read."""
    path = show_path(config)
    try:
        root = yaml.compose(config.read_bytes(), Loader=Loader)
    except yaml.MarkedYAMLError as error:
        line, column = (error.problem_mark.line + 1, error.problem_mark.column + 1) if error.problem_mark else (1, 1)
        found, remedy = str(error.problem), "correct the line: lists and keys are indented by spaces, and text that holds ': ' needs quotes"
        return None, [Problem(path=path, line=line, column=column, rule="yaml-syntax", found=found, remedy=remedy)]
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        found = str(error).partition("\n")[0]
        return None, [Problem(path=path, line=1, column=1, rule="yaml-syntax", found=found, remedy="save the file as UTF-8, without control characters")]
    if not isinstance(root, yaml.MappingNode):
        found = "the file holds no settings"
        return None, [Problem(path=path, line=1, column=1, rule="yaml-syntax", found=found, remedy="write 'site_name: …' and what else the site needs")]
    if (node := _find_deep(root)) is not None:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        found = f"more than {DEEPEST} levels of lists and mappings, or one that holds itself"
        return None, [Problem(path=path, line=line, column=column, rule="too-deep", found=found, remedy="flatten it")]
    return Settings(config=config, docs=docs, root=root), []


def _find_deep(root: yaml.Node) -> yaml.Node | None:
    """Return a node that stands too deep for any setting, or where there are too many; None where all is in bounds."""
    waiting = [(root, 0)]
    for _ in range(MOST_NODES):
        if not waiting:
            return None
        node, depth = waiting.pop()
        if depth > DEEPEST:
            return node
        children = [child for pair in node.value for child in pair] if isinstance(node, yaml.MappingNode) else node.value
        waiting += [(child, depth + 1) for child in children] if isinstance(node, yaml.CollectionNode) else []
    return root


def check_settings(settings: Settings) -> Iterator[Problem]:
    """Yield what stands twice, what has no value, and what is not there."""
    yield from _find_repeated(settings, settings.root)
    yield from _check_tags(settings, settings.root)
    yield from _check_paths(settings)
    yield from _check_published(settings)


def _find_repeated(settings: Settings, node: yaml.Node, *, above: str = "") -> Iterator[Problem]:
    """Yield keys and entries of lists that stand twice: the last one counts, or both do, and nobody is told."""
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            first = seen.setdefault(key.value, key.start_mark.line + 1) if isinstance(key, yaml.ScalarNode) else 0
            if first and first != key.start_mark.line + 1:
                found = f"key {shorten(key.value)} stands here again, first on line {first}"
                yield settings.problem(key, "repeated-key", found, "keep one of them")
            if above or key.value != "nav":
                yield from _find_repeated(settings, value, above=key.value)
    elif isinstance(node, yaml.SequenceNode):
        lines: dict[str, int] = {}
        for name, _ in list_entries(node):
            first = lines.setdefault(name.value, name.start_mark.line + 1) if isinstance(name, yaml.ScalarNode) and node.tag[:1] != "!" else 0
            if first and first != name.start_mark.line + 1:
                found = f"'{above}' names {shorten(name.value)} again, first on line {first}"
                yield settings.problem(name, "repeated-setting", found, "keep one of them")
        for item in node.value:
            yield from _find_repeated(settings, item, above=above)


def is_there(path: Path) -> bool:
    """Return whether there is a file or a folder; a name that no disk can have is that of none."""
    try:
        return path.exists()
    except OSError:
        return False


def list_entries(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """Yield each entry of a list, or of a mapping that stands for one, with what hangs on it."""
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        paths = [value for key, value in item.value if key.value == "path"] if isinstance(item, yaml.MappingNode) else []
        if paths:
            yield paths[0], item
        elif isinstance(item, yaml.MappingNode) and len(item.value) == 1:
            yield item.value[0]
        elif isinstance(item, yaml.ScalarNode):
            yield item, None


def list_values(options: yaml.Node | None, name: str) -> list[yaml.ScalarNode]:
    """Return what an option says: one text, or a list of them."""
    value = next((value for key, value in options.value if key.value == name), None) if isinstance(options, yaml.MappingNode) else None
    return [node for node in (value.value if isinstance(value, yaml.SequenceNode) else [value]) if isinstance(node, yaml.ScalarNode)]


def _check_tags(settings: Settings, node: yaml.Node) -> Iterator[Problem]:
    """Yield variables of the environment that may be missing, which makes their setting empty, and tags that nobody knows."""
    if not node.tag.startswith(_KNOWN_TAGS):
        yield settings.problem(node, "yaml-tag", f"tag {shorten(node.tag)} is not known here", "write '!ENV [NAME, value]', or put quotes around the text")
    if node.tag == "!ENV" and (isinstance(node, yaml.ScalarNode) or len(node.value) < 2):
        name = node.value if isinstance(node, yaml.ScalarNode) else node.value[0].value if node.value else ""
        found = f"variable {shorten(name)} has no value where nobody sets it"
        yield settings.problem(node, "variable-default", found, f'write !ENV [{name}, "…"], with the value for that case')
    children = [child for pair in node.value for child in pair] if isinstance(node, yaml.MappingNode) else node.value
    for child in children if isinstance(node, yaml.CollectionNode) else ():
        yield from _check_tags(settings, child)


def _check_paths(settings: Settings) -> Iterator[Problem]:
    """Yield files and folders that are named and not there."""
    here = settings.config.parent
    for name, below in [*_find_options(settings, here), *_find_assets(settings)]:
        value = name.value.strip()
        if value and "://" not in value and not value.startswith(("//", "data:")) and not is_there(below / value.partition("?")[0]):
            found = f"{shorten(value)} is not there"
            yield settings.problem(name, "setting-path", found, f"correct the path: it is looked up below {show_path(below)}/")
    for key, ending, right in (("extra_css", ".js", "extra_javascript"), ("extra_javascript", ".css", "extra_css")):
        for file, _ in settings.entries(key).values():
            if str(file.value).partition("?")[0].endswith(ending):
                yield settings.problem(file, "setting-path", f"{shorten(file.value)} is nothing for '{key}'", f"name it below '{right}'")


def _check_published(settings: Settings) -> Iterator[Problem]:
    """Yield what labs and the glossary are made from, where a build would publish it, and a site that is built into its own pages."""
    place, _ = settings.pairs.get("exclude_docs", (settings.root, None))
    for pattern in INGREDIENTS:
        file = next((file.relative_to(settings.docs).as_posix() for file in sorted(settings.docs.glob(pattern)) if file.is_file()), "")
        if settings.publishes(file):
            found = f"{shorten(file)} is published, and no page needs it"
            yield settings.problem(place, "published-source", found, f"write '/{pattern}' below 'exclude_docs'")
    _, folder = settings.pairs.get("site_dir", (settings.root, None))
    if isinstance(folder, yaml.ScalarNode):
        site, docs = (settings.config.parent / folder.value).resolve(), settings.docs.resolve()
        if site.is_relative_to(docs) or docs.is_relative_to(site):
            where = "among its pages" if site.is_relative_to(docs) else "and a build would delete its pages"
            yield settings.problem(folder, "setting-path", f"the site would be built into {shorten(folder.value)}, {where}", "write 'site_dir: site'")


def _find_options(settings: Settings, here: Path) -> Iterator[tuple[yaml.ScalarNode, Path]]:
    """Yield the paths in options, each with the folder that it starts from."""
    for key in ("hooks", "watch"):
        yield from ((cast("yaml.ScalarNode", name), here) for name, _ in settings.entries(key).values())
    extensions = settings.entries("markdown_extensions")
    for extension, option, below in (
        ("coursequiz", "banks", here),
        ("coursequiz", "docs", here),
        ("coursesite.module", "docs", here),
        ("coursesite.module", "quizzes", here),
        ("coursesite.terms", "page", settings.docs),
        (SNIPPETS, "base_path", here),
    ):
        for value in list_values(extensions.get(extension, (None, None))[1], option):
            yield value, below
    snippets = extensions.get(SNIPPETS, (None, None))[1]
    bases = [here / value.value for value in list_values(snippets, "base_path")] or [here]
    for value in list_values(snippets, "auto_append") if is_there(bases[0]) else ():
        yield value, next((base for base in bases if is_there(base / value.value)), bases[0])


def _find_assets(settings: Settings) -> Iterator[tuple[yaml.ScalarNode, Path]]:
    """Yield style sheets and scripts that every page is to load, and the page's icon."""
    theme = settings.pairs["theme"][1] if "theme" in settings.pairs else None
    for key, value in theme.value if isinstance(theme, yaml.MappingNode) else ():
        if key.value in ("favicon", "logo", "custom_dir") and isinstance(value, yaml.ScalarNode) and not value.value.startswith(THEMES):
            yield value, settings.config.parent if key.value == "custom_dir" else settings.docs
    for key in ("extra_css", "extra_javascript"):
        yield from ((cast("yaml.ScalarNode", name), settings.docs) for name, _ in settings.entries(key).values())
