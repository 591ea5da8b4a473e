"""Rows that remember what is done to them instead of doing it.

`Rows` are numpy arrays of `Operation`s in the shape of the numbers they stand for. Slices, views,
reshaping, stacking and writing in place are numpy's own; only arithmetic is caught on its way and
becomes an operation for each element. Some games of a batch are a truth about the one game there
is: what is done in them is done where it holds.
"""

from dataclasses import dataclass
from typing import Any, cast

import numpy as np

FORMS: dict[str, np.dtype[Any]] = {
    "points": np.dtype(np.int16),
    "stances": np.dtype(np.int8),
    "answer": np.dtype(np.int8),
    "played": np.dtype(np.int8),
    "plays": np.dtype(np.int16),
    "was": np.dtype(np.int8),
    "rank": np.dtype(np.uint8),
    "drawn": np.dtype(np.int16),
    "gates": np.dtype(np.bool_),
    "keys": np.dtype(np.uint64),
    "bits": np.dtype(np.uint64),
}
"""Arrays of whole numbers and of truths that a loop reads or writes; all others are of float64.

Whole numbers count as float64 in the loop, but for those of 64 bits: chance is made of their bits.
"""
_TRUTHS = {
    "less",
    "less_equal",
    "greater",
    "greater_equal",
    "equal",
    "not_equal",
    "bitwise_and",
    "bitwise_or",
    "invert",
}


@dataclass(frozen=True, eq=False, slots=True)
class Operation:
    """One number of a game: what numpy calls ``name``, done to other numbers.

    An input has nothing it is done to: ``name`` is the array it is in, ``place`` the row (or, of
    the parameters, the number) there.
    """

    name: str
    of: "tuple[Operation | float, ...]" = ()
    place: int = 0

    @property
    def truth(self) -> bool:
        """Whether it is true or false rather than a number."""
        if self.name == "where":
            return all(map(_is_truth, self.of[1:]))
        form = None if self.of else FORMS.get(self.name)
        return self.name in _TRUTHS if form is None else form.kind == "b"

    def __bool__(self) -> bool:
        raise TypeError(f"what is done to all games alike can't hang on the {self.name} of one")


class Rows(np.ndarray[Any, np.dtype[Any]]):  # `NDArray` is no class to numpy 2.5
    """An array of operations (or of numbers that are the same in every game)."""

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: Any, out: Any = None, **more: Any
    ) -> "Rows | None":
        """Remember an operation for each element; `TypeError` for what has no single one."""
        if method == "at":
            row, games, *others = inputs
            row[games] = ufunc(row[games], *others)
            return None
        if method != "__call__" or more:
            raise TypeError(f"{ufunc.__name__}.{method} is no single operation on each number")
        made = combine(ufunc.__name__, *inputs)
        if out is None:
            return made
        into: Rows = out[0]
        into[...] = made
        return into

    def __getitem__(self, where: Any) -> "Rows":
        """Elements are rows too. In some games: the row itself; at a number: what a table says."""
        if isinstance(where, Rows):
            return self.copy() if _is_truth(where.flat[0]) else self._look_up(where)
        found = super().__getitem__(where)
        return found if isinstance(found, Rows) else _rows(found)

    def __setitem__(self, where: Any, new: Any) -> None:
        """Written in some games, a row stays as it is in all others."""
        if isinstance(where, Rows):
            where, new = ..., combine("where", where, new, self)
        super().__setitem__(where, new)

    def _look_up(self, number: "Rows") -> "Rows":
        said, *others = self
        for place, other in enumerate(others, start=1):
            said = combine("where", combine("equal", number, place), other, said)
        return cast(Rows, said)

    def view(self, *_: Any, **__: Any) -> "Rows":  # type: ignore[override]
        """Whole numbers of 64 bits stay what they are until a float64 is made of them."""
        return self

    def astype(self, form: Any, *_: Any, **__: Any) -> "Rows":  # type: ignore[override]
        """Numbers in a loop are whole or float64, as they are needed; bits become neither."""
        return combine("float" if np.dtype(form).kind == "f" else "whole", self)

    def any(self, axis: Any = None, *_: Any, **__: Any) -> Any:
        """What holds in some games may hold in the one that stands for all."""
        return np.ones(self.shape, np.bool_).any(axis)


def combine(name: str, *parts: Any) -> Rows:
    """What ``name`` makes of rows (or numbers), element by element, broadcast as numpy does."""
    plain = [np.asarray(part, dtype=object).view(np.ndarray) for part in parts]
    return _rows(np.frompyfunc(lambda *of: Operation(name, of), len(plain), 1)(*plain))


def inputs(name: str, shape: tuple[int, ...], first: int = 0) -> Rows:
    """Rows that come in from outside, numbered in order from ``first``."""
    made = [Operation(name, place=place) for place, _ in enumerate(np.ndindex(shape), first)]
    return cast(Rows, _rows(made).reshape(shape))


def only(row: Rows) -> Operation | float:
    """The element of a row of one."""
    found: Operation | float = row.item()
    return found


def _is_truth(found: Operation | float) -> bool:
    return found.truth if isinstance(found, Operation) else isinstance(found, bool | np.bool_)


def _rows(operations: Any) -> Rows:
    return cast(Rows, np.asarray(operations, dtype=object).view(Rows))
