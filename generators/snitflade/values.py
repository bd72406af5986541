"""Value classes: small records that are never changed, and equal when their fields are.

A frozen dataclass writes, compiles and runs some ten functions a class at every start of the program; with a hundred
classes that was almost a fifth of the time of a build. Here a class gets only its ``__init__`` that way. Equality
and hash are one function for all classes, and mypy, not every assignment, checks that no field is set.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[Class]) -> type[Class]:
    """Make a value class of a class with annotated fields; ``dataclasses.replace`` and ``fields`` work with it.

    >>> @value
    ... class Point:
    ...     x: float
    ...     y: float = 0.0
    >>> Point(1.0) == Point(1.0, 0.0), len({Point(1.0), Point(1.0)})
    (True, 1)
    """
    made: Any = dataclass(slots=True, repr=False, eq=False, match_args=False)(cls)
    if "__eq__" not in made.__dict__:
        made.__eq__ = _equal
        made.__hash__ = _hash
    return made  # type: ignore[no-any-return]


def _parts(record: Any) -> tuple[object, ...]:
    return tuple([getattr(record, name) for name in record.__dataclass_fields__])


def _equal(self: Any, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self is other or _parts(self) == _parts(other)


def _hash(self: Any) -> int:
    return hash(_parts(self))
