"""Records to plain JSON values and back, by the dataclasses' own type hints.

Owns the mapping alone: no files, no JSON text. A span is a list of two integers; tuples are lists; fields that
the contract does not require are written all the same, so that a reader sees what is unknown.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from typing import Any, TypeVar

from carsica.record.reading import CONTRACT, Reading
from carsica.record.span import Span

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """A record as dictionaries, lists, strings, numbers, booleans and None."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], value: Any) -> T:
    """The record of the given dataclass from what ``to_plain`` made; keys it does not know are ignored.

    Raises KeyError or TypeError when a required field is missing or has another shape.
    """
    return typing.cast(T, _decode(kind, value))


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decode(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if hint is Span:
        return Span(*value)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = _hints(hint)
        return hint(
            **{f.name: _decode(hints[f.name], value[f.name]) for f in dataclasses.fields(hint) if f.name in value}
        )
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _decode(next(a for a in arguments if a is not types.NoneType), value)
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return tuple(_decode(arguments[0], item) for item in value)
        return tuple(_decode(a, item) for a, item in zip(arguments, value, strict=True))
    return value


def reading_to_plain(reading: Reading) -> dict[str, Any]:
    """A reading as the JSON contract ``reading/1`` has it."""
    return {"carsica": CONTRACT, **to_plain(reading)}


def reading_from_plain(value: dict[str, Any]) -> Reading:
    """The reading behind a JSON object of the contract ``reading/1``."""
    return from_plain(Reading, value)
