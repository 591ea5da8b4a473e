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

from game.world.fused.rows import FORMS, Operation
from game.world.fused.trace import Loop, Row

WIDTH = 4
"""Games at a time: what processors of today do with one instruction."""
_ARITHMETIC = {"add": "fadd", "subtract": "fsub", "multiply": "fmul", "divide": "fdiv"}
_FUNCTIONS = {"absolute": "fabs", "rint": "rint", "sqrt": "sqrt"}
_COMPARISONS = {
    "less": "olt", "less_equal": "ole", "greater": "ogt", "greater_equal": "oge",
    "equal": "oeq", "not_equal": "une",
}  # fmt: skip
_BITS = {"add": "add", "multiply": "mul", "bitwise_xor": "xor", "right_shift": "lshr"}
"""What is done to whole numbers of 64 bits, which wrap around."""
_LOGIC = {"bitwise_and": "and", "bitwise_or": "or"}
_EXTREMES = {"minimum": "olt", "maximum": "ogt"}

_FLOAT64 = np.dtype(np.float64)
_PARAMETERS = {"numbers": "double", "steps": "i64"}
"""What is the same for all games of a run."""
_WHOLE = {1: "i8", 2: "i16", 8: "i64"}
_FROM = {"i": "sitofp", "u": "uitofp"}
_INTO = {"i": "fptosi", "u": "fptoui"}
"""How whole numbers, with a sign or without, are read and written."""
_NUMBERS, _KEYS, _TRUTHS, _LANES = (
    f"<{WIDTH} x {kind}>" for kind in ("double", "i64", "i1", "i32")
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
        self._keys: set[Operation] = set()
        for found in loop.operations():
            self._results[found] = self._write(found)
        self._lines = self._games
        for row, after in loop.after.items():
            self._store(row, after)

    def __str__(self) -> str:
        return _FRAME.format(
            before="\n  ".join(self._before), games="\n  ".join(self._games), width=WIDTH,
            declarations="\n".join(
                f"declare {_NUMBERS} {_function(name)}({_NUMBERS})" for name in _FUNCTIONS
            ),
        )  # fmt: skip

    def _store(self, row: Row, after: Operation | float) -> None:
        """Leave a result in a row, in the form of its array; a game's bits stay as they are."""
        form = _form(row)
        if form == _FLOAT64:
            result = self._number(after)
        elif form.kind == "b":
            result = self._let(f"zext {_TRUTHS} {self._truth(after)} to {_wide(form)}")
        elif isinstance(after, Operation) and self._is_key(after):
            result = self._results[after]
        else:
            into = _INTO[form.kind]
            result = self._let(f"{into} {_NUMBERS} {self._number(after)} to {_wide(form)}")
        address = self._address(row)
        self._games.append(f"store {_wide(form)} {result}, ptr {address}, align {form.itemsize}")

    def _write(self, found: Operation) -> str:
        """What hangs on no game is worked out once, before the first one."""
        parts = [one for one in found.of if isinstance(one, Operation)]
        self._lines = self._games
        if found.name in _PARAMETERS or (found.of and self._alike.issuperset(parts)):
            self._alike.add(found)
            self._lines = self._before
        if found.of:
            return self._result(found)
        return self._parameter(found) if found.name in _PARAMETERS else self._input(found)

    def _let(self, words: str, once: bool = False) -> str:
        """Give the result of an instruction a name; ``once`` is before the first game."""
        lines = self._before if once else self._lines
        name = f"%r{len(self._before) + len(self._games)}"
        lines.append(f"{name} = {words}")
        return name

    def _parameter(self, found: Operation) -> str:
        kind = _PARAMETERS[found.name]
        if kind == "i64":
            self._keys.add(found)
        address = self._let(f"getelementptr {kind}, ptr %numbers, i64 {found.place}")
        number = self._let(f"load {kind}, ptr {address}, align 8")
        every = f"<{WIDTH} x {kind}>"
        first = self._let(f"insertelement {every} poison, {kind} {number}, i64 0")
        return self._let(f"shufflevector {every} {first}, {every} poison, {_LANES} zeroinitializer")

    def _input(self, found: Operation) -> str:
        row = (found.name, found.place)
        form, address = _form(row), self._address(row)
        whole = _wide(form)
        result = self._let(f"load {whole}, ptr {address}, align {form.itemsize}")
        if form == _FLOAT64:
            return result
        if found.truth:
            return self._let(f"icmp ne {whole} {result}, zeroinitializer")
        if form.itemsize == _FLOAT64.itemsize:
            self._keys.add(found)
            return result
        return self._let(f"{_FROM[form.kind]} {whole} {result} to {_NUMBERS}")

    def _address(self, row: Row) -> str:
        """Where the games at hand begin in a row."""
        number, kind = self.rows.setdefault(row, len(self.rows)), _kind(_form(row))
        entry = self._let(f"getelementptr ptr, ptr %rows, i64 {number}", once=True)
        start = self._let(f"load ptr, ptr {entry}, align 8", once=True)
        return self._let(f"getelementptr {kind}, ptr {start}, i64 %game")

    def _result(self, found: Operation) -> str:
        name = found.name
        if name in _BITS and all(self._is_key(one) for one in found.of):
            return self._bits(found)
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

    def _is_key(self, found: Operation | float) -> bool:
        return found in self._keys or isinstance(found, Integral)

    def _bits(self, found: Operation) -> str:
        self._keys.add(found)
        parts = [
            self._results[one] if isinstance(one, Operation) else _all(f"i64 {_signed(one)}")
            for one in found.of
        ]
        return self._let(f"{_BITS[found.name]} {_KEYS} {', '.join(parts)}")

    def _truth(self, found: Operation | float) -> str:
        if not isinstance(found, Operation) or not found.truth:
            raise TypeError("only truths can be joined, turned round, or chosen by")
        return self._results[found]

    def _number(self, found: Operation | float) -> str:
        """A result as a number; a truth counts 1 or 0."""
        if not isinstance(found, Operation):
            return _constant(float(found))
        result = self._results[found]
        if found in self._keys:
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


def _form(row: Row) -> np.dtype[Any]:
    return FORMS.get(row[0], _FLOAT64)


def _kind(form: np.dtype[Any]) -> str:
    """What LLVM calls one number in this form."""
    return "double" if form == _FLOAT64 else _WHOLE[form.itemsize]


def _wide(form: np.dtype[Any]) -> str:
    """The games at hand in this form."""
    return f"<{WIDTH} x {_kind(form)}>"


def _function(name: str) -> str:
    return f"@llvm.{_FUNCTIONS[name]}.v{WIDTH}f64"


def _constant(value: float) -> str:
    bits = struct.unpack(">Q", struct.pack(">d", value))[0]
    return _all(f"double 0x{bits:016X}")


def _signed(bits: float) -> int:
    """64 bits as LLVM writes them: the upper half of numbers is below nought."""
    signed: int = struct.unpack(">q", struct.pack(">Q", int(bits)))[0]
    return signed


def _all(constant: str) -> str:
    """One constant for every game."""
    return f"<{', '.join([constant] * WIDTH)}>"
