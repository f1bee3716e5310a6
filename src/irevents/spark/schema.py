"""Events as rows: the record as a Spark schema, and batches of rows in it."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator, Sequence
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pyspark.sql import types as T

from irevents.records import Event

ROWS = 200
"""Rows of a batch that a worker hands back."""


def event_schema() -> Any:
    """The record as a Spark schema, made from the model."""
    return _struct(Event)


def _struct(model: type[BaseModel]) -> Any:
    return T.StructType(
        [T.StructField(name, _type(field.annotation), True) for name, field in model.model_fields.items()]
    )


def _type(annotation: Any) -> Any:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return _type(next(arg for arg in args if arg is not type(None)))
    if origin is tuple:
        return T.ArrayType(_type(args[0]), True)
    if origin is Literal:
        return T.StringType()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _struct(annotation)
    plain = {str: T.StringType(), int: T.LongType(), float: T.DoubleType(), bool: T.BooleanType()}
    return plain.get(annotation) or (T.DateType() if annotation is dt.date else T.StringType())


def make_batches(events: Sequence[Event]) -> Iterator[Any]:
    """Record batches of Arrow, in the schema of the record."""
    import pyarrow
    from pyspark.sql.pandas.types import to_arrow_schema

    schema = to_arrow_schema(event_schema())
    for at in range(0, len(events), ROWS):
        rows = [event.model_dump() for event in events[at : at + ROWS]]
        yield pyarrow.RecordBatch.from_pylist(rows, schema=schema)
