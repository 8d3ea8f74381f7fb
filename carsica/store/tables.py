"""Records as Arrow tables and Parquet parts, their schemas made from the dataclasses' own type hints.

Owns the columns. Must not hold SQL and must not decide where a file lies.
A span is a list of two integers; a tuple of unlike things is a struct with the fields _0, _1 ...
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
from pyarrow import parquet

from carsica.record.codec import from_plain
from carsica.record.reading import Reading
from carsica.record.span import Span

T = TypeVar("T")

_SCALARS: dict[Any, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
}


def schema_of(kind: type) -> pa.Schema:
    """Columns of a table that holds one record of the given dataclass a row."""
    return pa.schema(list(_fields(kind)))


def _fields(kind: type) -> Iterator[Any]:
    hints = typing.get_type_hints(kind)
    for field in dataclasses.fields(kind):
        yield pa.field(field.name, _type(hints[field.name]))


def _type(hint: Any) -> pa.DataType:
    """The Arrow type of a type hint; TypeError for a hint that the record does not use."""
    if hint is Span:
        return pa.list_(pa.int64())
    if hint in _SCALARS:
        return _SCALARS[hint]
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return pa.struct(list(_fields(hint)))
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return pa.string()
    if origin in (types.UnionType, typing.Union):
        return _type(next(a for a in arguments if a is not types.NoneType))
    if origin is tuple:
        if arguments[-1] is Ellipsis or len(set(arguments)) == 1:
            return pa.list_(_type(arguments[0]))
        return pa.struct([pa.field(f"_{i}", _type(a)) for i, a in enumerate(arguments)])
    raise TypeError(f"no column type for {hint}")


def to_cell(value: Any) -> Any:
    """A record, or a part of one, as the value of a cell."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_cell(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, (tuple, list)):
        cells = [to_cell(item) for item in value]
        if any(isinstance(c, dict) for c in cells) and not all(isinstance(c, dict) for c in cells):
            return {f"_{i}": cell for i, cell in enumerate(cells)}
        return cells
    return value


def from_cell(value: Any) -> Any:
    """What ``to_plain`` would have made of the record behind a cell."""
    if isinstance(value, dict):
        if "_0" in value:
            return [from_cell(item) for item in value.values()]
        return {key: from_cell(item) for key, item in value.items()}
    if isinstance(value, list):
        return [from_cell(item) for item in value]
    return value


def table_of(kind: type[T], records: Iterable[T]) -> pa.Table:
    """Records of one dataclass as an Arrow table, with their order in the column ``position``."""
    rows = [{"position": position, **to_cell(record)} for position, record in enumerate(records)]
    schema = pa.schema([pa.field("position", pa.int64()), *_fields(kind)])
    return pa.Table.from_pylist(rows, schema=schema)


def record_of(kind: type[T], row: dict[str, Any]) -> T:
    """The record behind a row, given as column name → value; columns it does not know are left aside."""
    return from_plain(kind, from_cell(row))


def write_part(path: Path, readings: Sequence[Reading]) -> None:
    """Write one Parquet part of readings."""
    rows = [to_cell(reading) for reading in readings]
    table = pa.Table.from_pylist(rows, schema=schema_of(Reading))
    parquet.write_table(table, path, compression="zstd")


def read_part(path: Path) -> Iterator[Reading]:
    """The readings of one part, in the order they were written; only a few are in memory at a time."""
    with parquet.ParquetFile(path) as part:
        for batch in part.iter_batches(batch_size=64):
            for row in batch.to_pylist():
                yield record_of(Reading, row)


def ids_of_part(path: Path) -> list[str]:
    """Ids of the reports whose readings a part holds; their texts are not loaded."""
    with parquet.ParquetFile(path) as part:
        column = part.read(columns=["report.id"]).column("report")
    return [str(row["id"]) for row in column.to_pylist() if row]
