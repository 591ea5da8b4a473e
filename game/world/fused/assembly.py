"""A loop as LLVM assembly: one instruction an operation, four games at a time.

The vocabulary is closed: an operation that is not in the tables below can't be written. None of
the instructions carries a fast-math flag, so no compiler may combine a product and a sum, or
reorder anything. Where the order of two arguments shows (the lesser of 0.0 and -0.0, or of what
is no number), it is numpy's.
"""

import struct
from numbers import Integral
from typing import Any

import numpy as np

from game.world.fused.rows import Operation
from game.world.fused.trace import Loop

Row = tuple[str, int]
"""A row that a loop reads or writes: the array it is in, and its number there."""

WIDTH = 4
"""Games at a time: what processors of today do with one instruction."""
FORMS: dict[str, np.dtype[Any]] = {
    "points": np.dtype(np.int16), "stances": np.dtype(np.int8), "played": np.dtype(np.int8),
    "gates": np.dtype(np.bool_), "keys": np.dtype(np.uint64),
}  # fmt: skip
"""Arrays of whole numbers, and of truths that count as 0 or 1; all others are of float64.

Those of 64 bits are what chance is made of, and stay what they are until numbers are made of them.
"""

_ARITHMETIC = {"add": "fadd", "subtract": "fsub", "multiply": "fmul", "divide": "fdiv"}
_FUNCTIONS = {"absolute": "fabs", "rint": "rint", "sqrt": "sqrt"}
_COMPARISONS = {
    "less": "olt", "less_equal": "ole", "greater": "ogt", "greater_equal": "oge",
    "equal": "oeq", "not_equal": "une",
}  # fmt: skip
_LOGIC = {"bitwise_and": "and", "bitwise_or": "or"}
_EXTREMES = {"minimum": "olt", "maximum": "ogt"}
_BITS = {"add": "add", "multiply": "mul", "bitwise_xor": "xor", "right_shift": "lshr"}
"""What is done to whole numbers of 64 bits, which wrap around."""

_WHOLE = {1: "i8", 2: "i16"}
_NUMBERS, _TRUTHS, _LANES, _KEYS = (
    f"<{WIDTH} x {kind}>" for kind in ("double", "i1", "i32", "i64")
)
_FRAME = """\
define void @loop(ptr noalias %rows, ptr noalias %numbers, i64 %first, i64 %last) {{
before:
  {before}
  br label %games
games:
  %game = phi i64 [ %first, %before ], [ %next, %games ]
  {games}
  %next = add i64 %game, {width}
  %more = icmp slt i64 %next, %last
  br i1 %more, label %games, label %after
after:
  ret void
}}
{declarations}
"""


class Assembly:
    """The text of a loop.

    ``loop(rows, numbers, first, last)`` does the games from ``first`` up to (not including)
    ``last``, a whole number of times `WIDTH`. ``rows`` are addresses, in the order of `rows`.
    """

    def __init__(self, loop: Loop) -> None:
        self.rows: dict[Row, int] = {}
        self._before: list[str] = []
        self._games: list[str] = []
        self._lines = self._games
        self._results: dict[Operation, str] = {}
        self._alike: set[Operation] = set()
        self._bits: set[Operation] = set()
        for found in loop.operations():
            self._results[found] = self._write(found)
        self._lines = self._games
        for row, after in loop.after.items():
            number, address = self._number(after), self._address(("values", row), "double")
            self._games.append(f"store {_NUMBERS} {number}, ptr {address}, align 8")

    def __str__(self) -> str:
        return _FRAME.format(
            before="\n  ".join(self._before), games="\n  ".join(self._games), width=WIDTH,
            declarations="\n".join(
                f"declare {_NUMBERS} {_function(name)}({_NUMBERS})" for name in _FUNCTIONS
            ),
        )  # fmt: skip

    def _write(self, found: Operation) -> str:
        """What hangs on no game is worked out once, before the first one."""
        parts = [one for one in found.of if isinstance(one, Operation)]
        self._lines = self._games
        if found.name == "numbers" or (found.of and self._alike.issuperset(parts)):
            self._alike.add(found)
            self._lines = self._before
        if found.of:
            return self._result(found)
        return self._parameter(found) if found.name == "numbers" else self._input(found)

    def _let(self, words: str, once: bool = False) -> str:
        """Give the result of an instruction a name; ``once`` is before the first game."""
        lines = self._before if once else self._lines
        name = f"%r{len(self._before) + len(self._games)}"
        lines.append(f"{name} = {words}")
        return name

    def _parameter(self, found: Operation) -> str:
        address = self._let(f"getelementptr double, ptr %numbers, i64 {found.place}")
        number = self._let(f"load double, ptr {address}, align 8")
        first = self._let(f"insertelement {_NUMBERS} poison, double {number}, i64 0")
        every = f"{_NUMBERS} poison, {_LANES} zeroinitializer"
        return self._let(f"shufflevector {_NUMBERS} {first}, {every}")

    def _input(self, found: Operation) -> str:
        row, form = (found.name, found.place), FORMS.get(found.name)
        if form is None:
            return self._let(f"load {_NUMBERS}, ptr {self._address(row, 'double')}, align 8")
        if form == np.uint64:
            self._bits.add(found)
            return self._let(f"load {_KEYS}, ptr {self._address(row, 'i64')}, align 8")
        kind = _WHOLE[form.itemsize]
        whole, address = f"<{WIDTH} x {kind}>", self._address(row, kind)
        number = self._let(f"load {whole}, ptr {address}, align {form.itemsize}")
        return self._let(f"sitofp {whole} {number} to {_NUMBERS}")

    def _address(self, row: Row, kind: str) -> str:
        number = self.rows.setdefault(row, len(self.rows))
        entry = self._let(f"getelementptr ptr, ptr %rows, i64 {number}", once=True)
        start = self._let(f"load ptr, ptr {entry}, align 8", once=True)
        return self._let(f"getelementptr {kind}, ptr {start}, i64 %game")

    def _result(self, found: Operation) -> str:
        name = found.name
        if name in _BITS and all(
            one in self._bits or isinstance(one, Integral) for one in found.of
        ):
            self._bits.add(found)
            return self._let(f"{_BITS[name]} {_KEYS} {', '.join(map(self._whole, found.of))}")
        if name in _LOGIC or name == "invert":
            return self._logic(name, *map(self._truth, found.of))
        if name == "where":
            truth, yes, no = found.of
            return self._select(self._truth(truth), self._number(yes), self._number(no))
        numbers = [self._number(one) for one in found.of]
        if name in _COMPARISONS:
            return self._compare(_COMPARISONS[name], *numbers)
        if name in _EXTREMES:
            return self._extreme(_EXTREMES[name], *numbers)
        if name in _ARITHMETIC:
            return self._let(f"{_ARITHMETIC[name]} {_NUMBERS} {', '.join(numbers)}")
        if name in _FUNCTIONS:
            return self._let(f"call {_NUMBERS} {_function(name)}({_NUMBERS} {numbers[0]})")
        if name == "negative":
            return self._let(f"fneg {_NUMBERS} {numbers[0]}")
        raise TypeError(f"{name} can't be part of a loop")

    def _truth(self, found: Operation | float) -> str:
        if not isinstance(found, Operation) or not found.truth:
            raise TypeError("only truths can be joined, turned round, or chosen by")
        return self._results[found]

    def _whole(self, found: Operation | float) -> str:
        """64 bits; LLVM writes the upper half of such numbers below nought."""
        if isinstance(found, Operation):
            return self._results[found]
        return _all(f"i64 {np.array(found, np.uint64).view(np.int64)}")

    def _number(self, found: Operation | float) -> str:
        """A result as a number; a truth counts 1 or 0."""
        if not isinstance(found, Operation):
            return _constant(float(found))
        result = self._results[found]
        if found in self._bits:
            return self._let(f"sitofp {_KEYS} {result} to {_NUMBERS}")
        return self._select(result, _constant(1.0), _constant(0.0)) if found.truth else result

    def _logic(self, name: str, one: str, other: str = "") -> str:
        if name == "invert":
            return self._let(f"xor {_TRUTHS} {one}, {_all('i1 true')}")
        return self._let(f"{_LOGIC[name]} {_TRUTHS} {one}, {other}")

    def _select(self, truth: str, yes: str, no: str) -> str:
        return self._let(f"select {_TRUTHS} {truth}, {_NUMBERS} {yes}, {_NUMBERS} {no}")

    def _compare(self, how: str, one: str, other: str) -> str:
        return self._let(f"fcmp {how} {_NUMBERS} {one}, {other}")

    def _extreme(self, how: str, one: str, other: str) -> str:
        """As numpy does: the second of two equal ones, and what is no number whichever it is."""
        found = self._select(self._compare(how, one, other), one, other)
        return self._select(self._compare("uno", one, one), one, found)


def _function(name: str) -> str:
    return f"@llvm.{_FUNCTIONS[name]}.v{WIDTH}f64"


def _constant(value: float) -> str:
    bits = struct.unpack(">Q", struct.pack(">d", value))[0]
    return _all(f"double 0x{bits:016X}")


def _all(constant: str) -> str:
    """One constant for every game."""
    return f"<{', '.join([constant] * WIDTH)}>"
