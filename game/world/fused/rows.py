"""Rows that remember what is done to them instead of doing it.

`Rows` are numpy arrays of `Operation`s in the shape of the numbers they stand for. Slices, views,
reshaping, stacking and writing in place are numpy's own; only arithmetic is caught on its way and
becomes an operation for each element.
"""

import math
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False, slots=True)
class Operation:
    """One number of a game: what numpy calls ``name``, done to other numbers.

    An input has nothing it is done to: ``name`` is the array it is in, ``place`` the row (or, of
    the parameters, the number) there.
    """

    name: str
    of: "tuple[Operation | float, ...]" = ()
    place: int = 0

    def __bool__(self) -> bool:
        raise TypeError(f"what is done to all games alike can't hang on the {self.name} of one")


class Rows(NDArray[Any]):
    """An array of operations."""

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: Any, out: Any = None, **more: Any
    ) -> "Rows":
        """Remember an operation for each element; `TypeError` for what has no single one."""
        if method != "__call__" or more:
            raise TypeError(f"{ufunc.__name__}.{method} is no single operation on each number")
        made = combine(ufunc.__name__, *inputs)
        if out is None:
            return made
        into: Rows = out[0]
        into[...] = made
        return into

    def __getitem__(self, where: Any) -> "Rows":
        """Elements are rows too, of no dimension."""
        found = super().__getitem__(where)
        return found if isinstance(found, Rows) else _rows(found)

    def astype(self, *_: Any, **__: Any) -> "Rows":
        """Every number is a float64 once it is in the loop."""
        return self


def combine(name: str, *parts: Any) -> Rows:
    """What ``name`` makes of rows (or numbers), element by element, broadcast as numpy does."""
    plain = [np.asarray(part, dtype=object).view(np.ndarray) for part in parts]
    return _rows(np.frompyfunc(lambda *of: Operation(name, of), len(plain), 1)(*plain))


def inputs(name: str, shape: tuple[int, ...], first: int = 0) -> Rows:
    """Rows that come in from outside, numbered in order from ``first``."""
    made = [Operation(name, place=first + place) for place in range(math.prod(shape))]
    return cast(Rows, _rows(made).reshape(shape))


def operation(row: Rows) -> Operation:
    """The operation of a row of one element."""
    only: Operation = row.item()
    return only


def _rows(operations: Any) -> Rows:
    return cast(Rows, np.asarray(operations, dtype=object).view(Rows))
