"""Tries faults in Python modules, each in a fork of a pytest session that has collected the tests already: a fault costs its tests alone.

In the fork a changed function takes the place of the sound one. A fault outside of all functions needs the module, and all that imports
it, anew: such a fork begins a session of its own.
"""

from __future__ import annotations

import ast
import gc
import os
import resource
import sys
from collections.abc import Callable, Iterator
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType, FunctionType, ModuleType

import pytest

from tests.mutants.python import Mutant

TESTS = [f"tests/coursequiz/test_{name}.py" for name in ("golden", "schema", "lint", "coverage")]
"""The tests of damaged and random banks take half a minute, too long for each fault: they may know more."""
LEFT_OUT = ["cacheprovider", "hypothesispytest", "terminal", "threadexception", "unraisableexception"]
OPTIONS = ["-x", "-s", "-oaddopts=--import-mode=importlib", *(f"-pno:{name}" for name in LEFT_OUT), "-m", "not slow and not browser", "-k", "not command"]
SECONDS = 30
"""Of processor time, after which a fault counts as noticed: it made something endless. A busy machine makes nothing endless."""
BYTES = 4_000_000_000

Tell = Callable[[Mutant, bool], None]


def try_all(mutants: list[Mutant], workers: int, tell: Tell) -> None:
    """Tell of each fault whether tests fail, or do not end, with it."""
    with TemporaryDirectory() as folder:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
        pytest.main([*OPTIONS, *TESTS], plugins=[_Forks(mutants, workers, tell)])


class _Forks:
    """Runs the collected tests once for each fault. Those that noticed the last ones come first, since they often notice the next."""

    def __init__(self, mutants: list[Mutant], workers: int, tell: Tell) -> None:
        self._mutants = mutants
        self._workers = workers
        self._tell = tell
        self._running: dict[int, tuple[Mutant, int]] = {}
        self._first: list[str] = []

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Iterator[None]:
        modules = {file: _Module(file) for file in {mutant.file for mutant in self._mutants}}
        gc.freeze()  # no fork looks at what is here, or it would have to copy it
        for mutant in self._mutants:
            if len(self._running) == self._workers:
                self._wait()
            out, into = os.pipe()
            child = os.fork()
            if not child:
                _bound()
                order = _Order(self._first, into)
                if not modules[mutant.file].patch(mutant):
                    _start_anew(mutant, order)
                session.config.pluginmanager.register(order)
                order.pytest_collection_modifyitems(session.items)
                yield
                os._exit(0)
            os.close(into)
            self._running[child] = mutant, out
        while self._running:
            self._wait()
        session.items.clear()
        return (yield)

    def _wait(self) -> None:
        child, status = os.wait()
        mutant, out = self._running.pop(child)
        with os.fdopen(out) as pipe:
            if name := pipe.read():
                self._first = [name, *(other for other in self._first if other != name)]
        self._tell(mutant, status != 0)


def _bound() -> None:
    """Take away from this fork the means to do harm: output, endless time and memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


class _Order:
    """Puts some tests before the others; at the first that fails, tells through a pipe which it is, and ends this fork."""

    def __init__(self, first: list[str], into: int) -> None:
        self._place = {name: place for place, name in enumerate(first)}
        self._into = into

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self._place.get(item.nodeid, len(self._place)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            os.write(self._into, report.nodeid.encode())
            os._exit(1)


class _Module:
    """A module that is in use: the code of all that it defines, and its functions."""

    def __init__(self, file: str) -> None:
        source = Path(file).read_text(encoding="utf-8")
        self._used = _codes(source, file)
        self._sound = _codes(ast.unparse(ast.parse(source)), file)
        self._functions = [item for item in gc.get_objects() if type(item) is FunctionType and item.__module__ == _name(file)]

    def patch(self, mutant: Mutant) -> bool:
        """Put changed code into the functions; return whether all that changed is in functions."""
        changed = _codes(mutant.source, mutant.file)
        if not self._used.keys() == self._sound.keys() == changed.keys():
            return False
        different = [path for path, code in changed.items() if code != self._sound[path]]
        patched = set()
        for function in self._functions:
            for path in different:
                if function.__code__ == self._used[path]:
                    if function.__code__.co_freevars != changed[path].co_freevars:
                        return False
                    function.__code__ = changed[path]
                    patched.add(path)
        alone = (path for path in different if _own(self._sound[path]) != _own(changed[path]))
        return all(any(path[:length] in patched for length in range(len(path) + 1)) for path in alone)


def _codes(source: str, file: str) -> dict[tuple[int, ...], CodeType]:
    """Return the code of a module and of all that is defined in it, by its place in what is around it."""
    found: dict[tuple[int, ...], CodeType] = {(): compile(source, file, "exec")}
    waiting: list[tuple[int, ...]] = [()]
    for path in waiting:
        inside = [constant for constant in found[path].co_consts if isinstance(constant, CodeType)]
        for place, code in enumerate(inside):
            found[*path, place] = code
            waiting.append((*path, place))
    return found


def _own(code: CodeType) -> tuple[object, ...]:
    """Return what a code does by itself, without what is defined in it."""
    return code.co_code, code.co_names, [repr(constant) for constant in code.co_consts if not isinstance(constant, CodeType)]


def _start_anew(mutant: Mutant, order: _Order) -> None:
    """Run the tests in a session of their own, whose module has the fault; ends this fork."""
    for name in [name for name in sys.modules if name.startswith(("coursequiz", "tests.coursequiz"))]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Plant(mutant))
    try:
        os._exit(int(pytest.main([*OPTIONS, *TESTS], plugins=[order])))
    except BaseException:  # noqa: BLE001 - whatever it is, the fault was noticed
        os._exit(1)


class _Plant(MetaPathFinder, Loader):
    """Gives one module with a fault in it."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        return ModuleSpec(name, self, origin=self._mutant.file) if name == _name(self._mutant.file) else None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(Path(self._mutant.file).absolute())
        exec(compile(self._mutant.source, module.__file__, "exec"), module.__dict__)  # noqa: S102 - our own module


def _name(file: str) -> str:
    return file.removeprefix("scripts/").removesuffix(".py").replace("/", ".")
