"""Models: frozen objects read from what an author typed, with every fault of it at once, each with its path.

Owns the way from a mapping to an object: known keys, required keys, lists, limits. What a single value may be is said by `fields`,
which hands a `Reader` to an annotation; the path of a fault grows outward, from the value to the whole. Knows no question and no file.

A library would do the same and more; importing the usual one took a sixth of the build of a small site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import UnionType
from typing import Annotated, Any, Literal, Self, TypeVar, Union, dataclass_transform, get_args, get_origin, get_type_hints

from coursequiz.document import NULL, Document, Path, Plain
from coursequiz.problems import Problem, shorten, suggest

Read = Callable[[Any], Any]
"""Returns what a typed value means, or raises `Faulty`."""
REQUIRED: Any = object()


@dataclass(frozen=True, slots=True)
class Fault:
    """A reason why a value is not what it should be."""

    rule: str
    found: str
    remedy: str
    path: Path = ()
    """From the value that is read to the place of the fault."""
    at_key: bool = False
    """Whether the key is at fault, not its value."""


class Faulty(Exception):
    """A value cannot be read."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(*faults)
        self.faults = faults

    def below(self, step: str | int) -> list[Fault]:
        """Return the faults as the mapping or list sees them that holds the value."""
        return [replace(fault, path=(step, *fault.path)) for fault in self.faults]


def fail(rule: str, found: str, remedy: str) -> Faulty:
    """Return the error for one fault of the value itself."""
    return Faulty([Fault(rule, found, remedy)])


@dataclass(frozen=True, slots=True, eq=False)
class Reader:
    """Part of an annotation: how a single value is read, and what a JSON Schema says of it."""

    read: Read
    schema: dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """Part of an annotation: what a field says besides its type."""

    description: str | None = None
    alias: str | None = None
    """The key in the file, where it is no name for an attribute."""
    ge: int | None = None
    le: int | None = None
    min_length: int | None = None
    max_length: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelField:
    """One field of a model."""

    name: str
    key: str
    annotation: Any
    default: Any
    """`REQUIRED` where the key must stand."""
    read: Read


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Model:
    """A frozen mapping with no unknown keys. Subclasses only annotate their fields."""

    _fields: tuple[ModelField, ...]

    def __init__(self, **values: Any) -> None:
        vars(self).update({field.name: values.pop(field.name, field.default) for field in self.fields()})
        assert not values, f"{type(self).__name__} has no {', '.join(values)}"
        assert REQUIRED not in vars(self).values(), f"{type(self).__name__} lacks a value"

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *map(repr, vars(self).values())))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"

    @classmethod
    def fields(cls) -> tuple[ModelField, ...]:
        """Return the fields in order; worked out when they are first asked for, because most runs need few models."""
        if "_fields" not in vars(cls):
            hints = get_type_hints(cls, include_extras=True)
            cls._fields = tuple(_field(cls, name, hint) for name, hint in hints.items() if not name.startswith("_"))
        return cls._fields

    @classmethod
    def read(cls, value: Any) -> Self:
        """Return the model that a mapping says.

        Raises:
            Faulty: It is none; with every reason.
        """
        if not isinstance(value, dict):
            raise fail("wrong-type", f"{describe(value)} stands where a mapping belongs", "write 'key: value' lines here")
        values: dict[str, Any] = {}
        faults: list[Fault] = []
        unread = len(value)
        for field in cls.fields():
            if field.key in value:
                unread -= 1
                try:
                    values[field.name] = field.read(value[field.key])
                except Faulty as error:
                    faults += error.below(field.key)
            elif field.default is REQUIRED:
                faults.append(Fault("missing-key", f"key '{field.key}' is missing", f"add '{field.key}:' here"))
            else:
                values[field.name] = field.default
        if unread:
            known = [field.key for field in cls.fields()]
            faults += [
                Fault("unknown-key", f"key {shorten(key)} is not known here", suggest(str(key), known), (key,), at_key=True)
                for key in value
                if key not in known
            ]
        if faults:
            raise Faulty(faults)
        self = cls.__new__(cls)
        vars(self).update(values)
        return self


M = TypeVar("M", bound=Model)


def read_model(model: type[M], document: Document, path: Path, value: Any) -> tuple[M | None, list[Problem]]:
    """Return `value` as a `model`, or None with every reason why it is not one.

    Args:
        model: The class of the result.
        document: Where the value comes from; gives the places.
        path: Path of the value in the document.
        value: What stands there.
    """
    try:
        return model.read(value), []
    except Faulty as error:
        return None, [document.problem((*path, *fault.path), fault.rule, fault.found, fault.remedy, at_key=fault.at_key) for fault in error.faults]


def unwrap(annotation: Any) -> tuple[Any, list[Any]]:
    """Return an annotation's type, without `| None`, and the parts that describe it."""
    notes: list[Any] = []
    while get_origin(annotation) in {Annotated, Union, UnionType}:
        if get_origin(annotation) is Annotated:
            notes += annotation.__metadata__
            annotation = annotation.__origin__
        else:
            annotation = next(part for part in get_args(annotation) if part is not type(None))
    return annotation, notes


def _field(cls: type[Model], name: str, annotation: Any) -> ModelField:
    alias = next((note.alias for note in unwrap(annotation)[1] if isinstance(note, Field) and note.alias), None)
    key = alias or name
    return ModelField(name=name, key=key, annotation=annotation, default=getattr(cls, name, REQUIRED), read=_reader(annotation, key))


def _reader(annotation: Any, key: str) -> Read:
    """Return what reads a value of a type; `key` is what messages call it."""
    plain, notes = unwrap(annotation)
    origin, arguments = get_origin(plain), get_args(plain)
    limits = [note for note in notes if isinstance(note, Field)]
    reader = next((note for note in notes if isinstance(note, Reader)), None)
    if reader is not None:
        ranges = [limit for limit in limits if limit.ge is not None or limit.le is not None]
        return _in_range(reader.read, ranges[0]) if ranges else reader.read
    if origin is Literal:
        return lambda value: _read_word(value, arguments, key)
    if origin is tuple:
        entry = _reader(arguments[0], key)
        return lambda value: _read_list(value, entry, limits, key)
    if origin is Mapping:
        entry = _reader(arguments[1], key)
        return lambda value: _read_mapping(value, entry)
    if isinstance(plain, type) and issubclass(plain, Model):
        return plain.read
    assert plain is Any, f"nothing says how {plain} is read"
    return lambda value: value


def _in_range(read: Read, limit: Field) -> Read:
    def read_in_range(value: Any) -> Any:
        number = read(value)
        if limit.ge is not None and number < limit.ge:
            raise fail("bad-value", f"{shorten(value)} is out of range", f"write {limit.ge} or more")
        if limit.le is not None and number > limit.le:
            raise fail("bad-value", f"{shorten(value)} is out of range", f"write {limit.le} or less")
        return number

    return read_in_range


def _read_word(value: Any, known: tuple[Any, ...], key: str) -> str:
    if isinstance(value, str) and value in known:
        return str(value)
    raise fail("bad-value", f"{shorten(value)} is not a value of '{key}'", suggest(str(value), known))


def _read_list(value: Any, read: Read, limits: list[Field], key: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise fail("wrong-type", f"{describe(value)} stands where a list belongs", "write one '- …' line for each entry")
    faults = [Fault("bad-value", f"'{key}' has {len(value)} entries", f"write {limit}") for limit in _broken_lengths(len(value), limits)]
    entries = []
    for index, entry in enumerate(value):
        try:
            entries.append(read(entry))
        except Faulty as error:
            faults += error.below(index)
    if faults:
        raise Faulty(faults)
    return tuple(entries)


def _broken_lengths(length: int, limits: list[Field]) -> Iterator[str]:
    for limit in limits:
        if limit.min_length is not None and length < limit.min_length:
            yield f"at least {limit.min_length}"
        if limit.max_length is not None and length > limit.max_length:
            yield f"at most {limit.max_length}"


def _read_mapping(value: Any, read: Read) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise fail("wrong-type", f"{describe(value)} stands where a mapping belongs", "write 'key: value' lines here")
    faults: list[Fault] = []
    entries = {}
    for key, entry in value.items():
        try:
            entries[key] = read(entry)
        except Faulty as error:
            faults += error.below(key)
    if faults:
        raise Faulty(faults)
    return entries


def describe(value: Any) -> str:
    """Return what a message calls a value that was found."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if isinstance(value, Plain) and value in NULL else shorten(value)
