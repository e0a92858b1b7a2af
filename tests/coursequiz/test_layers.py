"""The house of the engine: what may import what, and that every kind is complete."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from coursequiz.kinds import KINDS

SCRIPTS = Path(__file__).parents[2] / "scripts"
ENGINE = SCRIPTS / "coursequiz"

# From the ground up. A module may import what stands in a line above its own, and its own line's siblings only where `*` says so.
LAYERS = (
    {"problems", "strings", "collector", "python"},
    {"astray", "document", "files", "languages"},
    {"source", "html"},
    {"fields", "prose"},
    {"model"},
    {"kinds.kind", "objectives", "fence"},
    {"kinds.choices", "kinds.rows", "kinds.written"},
    {f"kinds.{path.stem}" for path in (ENGINE / "kinds").glob("*.py") if path.stem in KINDS},
    {"kinds"},
    {"bank"},
    {"banks"},
    {"lint.rule", "lint.words", "library", "fragments", "render", "guard", "schema", "coverage", "report"},
    {"lint.choosing", "lint.coverage", "lint.wording"},
    {"lint", "starter"},
    {"page"},
    {"extension", "cli", "mkdocs_plugin"},
)
ONLY_IMPORTER = {"yaml": "source", "markdown": "extension", "argparse": "cli", "mkdocs": "mkdocs_plugin"}


def module_name(path: Path) -> str:
    parts = path.relative_to(ENGINE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def read_imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


MODULES = {module_name(path): path for path in sorted(ENGINE.rglob("*.py")) if module_name(path)}
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def test_every_module_has_its_layer() -> None:
    assert set(MODULES) == set(LEVEL)


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_downwards(name: str) -> None:
    imported = {found.removeprefix("coursequiz.") for found in read_imports(MODULES[name]) if found.startswith("coursequiz.")}
    upward = {other for other in imported & set(LEVEL) if other != name and LEVEL[other] >= LEVEL[name]}
    assert not upward


@pytest.mark.parametrize(("package", "owner"), ONLY_IMPORTER.items())
def test_a_foreign_package_has_one_importer(package: str, owner: str) -> None:
    importers = {name for name, path in MODULES.items() if any(found.split(".")[0] == package for found in read_imports(path))}
    assert importers == {owner}


def test_the_engine_knows_nothing_of_the_course() -> None:
    assert not [name for name, path in MODULES.items() if any(found.startswith("coursesite") for found in read_imports(path))]


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_complete(name: str) -> None:
    """What a new kind still lacks: its name, its model, golden cases, and a section of the guide."""
    kind = KINDS[name]
    assert kind.name == name
    assert kind.model.model_fields["kind"].annotation.__args__ == (name,)  # type: ignore[union-attr]
    assert (ENGINE / "kinds" / f"{name}.py").is_file()
    assert (ENGINE.parents[1] / "tests" / "cases" / "kinds" / f"{name}.txt").is_file()
    guide = (ENGINE.parents[1] / "docs" / "contribute" / "quizzes.md").read_text(encoding="utf-8")
    assert f"`{name}`" in guide
