"""A loop as LLVM assembly: one instruction an operation, some games at a time.

The vocabulary is closed: an operation that is not in the tables below can't be written. None of
the instructions carries a fast-math flag, so no compiler may combine a product and a sum, or
reorder anything. Where the order of two arguments shows (the lesser of 0.0 and -0.0, or of what
is no number), it is numpy's.
"""

import struct
from numbers import Integral

import numpy as np

from game.world.fused.rows import Operation
from game.world.fused.trace import Loop

Row = tuple[str, int]
"""A row that a loop reads or writes: the array it is in, and its number there."""

WHOLE = {"points": "i16", "stances": "i8", "played": "i8", "gates": "i8"}
BITS = "keys"
"""The array of whole numbers that chance is made of."""
"""Arrays of whole numbers (and of truths, 0 or 1), and how LLVM calls their kind."""

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
    """The text of a loop that does ``width`` games at a time.

    ``loop(rows, numbers, first, last)`` does the games from ``first`` up to (not including)
    ``last``, a whole number of times ``width``. ``rows`` are addresses, in the order of `rows`.
    """

    def __init__(self, loop: Loop, width: int) -> None:
        self.width = width
        self.rows: dict[Row, int] = {}
        self._before: list[str] = []
        self._games: list[str] = []
        self._lines = self._games
        self._results: dict[Operation, str] = {}
        self._alike: set[Operation] = set()
        self._bits: set[Operation] = set()
        self._double, self._bit = self._form("double"), self._form("i1")
        self._suffix = f"v{width}f64" if width > 1 else "f64"
        for found in loop.operations():
            self._write(found)
        self._lines = self._games
        for row, after in loop.after.items():
            number, address = self._number(after), self._address(("values", row), "double")
            self._games.append(f"store {self._double} {number}, ptr {address}, align 8")

    def __str__(self) -> str:
        form, suffix = self._double, self._suffix
        return _FRAME.format(
            before="\n  ".join(self._before), games="\n  ".join(self._games), width=self.width,
            declarations="\n".join(
                f"declare {form} @llvm.{name}.{suffix}({form})" for name in _FUNCTIONS.values()
            ),
        )  # fmt: skip

    def _write(self, found: Operation) -> None:
        """What hangs on no game is worked out once, before the first one."""
        parts = [one for one in found.of if isinstance(one, Operation)]
        self._lines = self._games
        if found.name == "numbers" or (found.of and self._alike.issuperset(parts)):
            self._alike.add(found)
            self._lines = self._before
        self._results[found] = self._result(found) if found.of else self._input(found)

    def _form(self, kind: str) -> str:
        return f"<{self.width} x {kind}>" if self.width > 1 else kind

    def _all(self, kind: str, value: str) -> str:
        """One constant for every game."""
        each = ", ".join([f"{kind} {value}"] * self.width)
        return f"<{each}>" if self.width > 1 else value

    def _let(self, words: str, once: bool = False) -> str:
        """Give the result of an instruction a name; ``once`` is before the first game."""
        lines = self._before if once else self._lines
        name = f"%r{len(self._before) + len(self._games)}"
        lines.append(f"{name} = {words}")
        return name

    def _constant(self, value: float) -> str:
        bits = struct.unpack(">Q", struct.pack(">d", value))[0]
        return self._all("double", f"0x{bits:016X}")

    def _number(self, found: Operation | float) -> str:
        """A result as a number; a truth counts 1 or 0."""
        if not isinstance(found, Operation):
            return self._constant(float(found))
        result = self._results[found]
        if found in self._bits:
            return self._let(f"sitofp {self._form('i64')} {result} to {self._double}")
        if found.truth:
            yes, no = self._constant(1.0), self._constant(0.0)
            return self._select(result, yes, no)
        return result

    def _select(self, truth: str, yes: str, no: str) -> str:
        return self._let(f"select {self._bit} {truth}, {self._double} {yes}, {self._double} {no}")

    def _compare(self, how: str, one: str, other: str) -> str:
        return self._let(f"fcmp {how} {self._double} {one}, {other}")

    def _address(self, row: Row, kind: str) -> str:
        number = self.rows.setdefault(row, len(self.rows))
        entry = self._let(f"getelementptr ptr, ptr %rows, i64 {number}", once=True)
        start = self._let(f"load ptr, ptr {entry}, align 8", once=True)
        return self._let(f"getelementptr {kind}, ptr {start}, i64 %game")

    def _input(self, found: Operation) -> str:
        if found.name == "numbers":
            return self._parameter(found.place)
        row = (found.name, found.place)
        if found.name == BITS:
            self._bits.add(found)
            return self._let(f"load {self._form('i64')}, ptr {self._address(row, 'i64')}, align 8")
        if found.name in WHOLE:
            kind = WHOLE[found.name]
            whole, address = self._form(kind), self._address(row, kind)
            number = self._let(f"load {whole}, ptr {address}, align 1")
            return self._let(f"sitofp {whole} {number} to {self._double}")
        return self._let(f"load {self._double}, ptr {self._address(row, 'double')}, align 8")

    def _parameter(self, place: int) -> str:
        address = self._let(f"getelementptr double, ptr %numbers, i64 {place}")
        number = self._let(f"load double, ptr {address}, align 8")
        if self.width == 1:
            return number
        form, lanes = self._double, self._form("i32")
        first = self._let(f"insertelement {form} poison, double {number}, i64 0")
        return self._let(f"shufflevector {form} {first}, {form} poison, {lanes} zeroinitializer")

    def _result(self, found: Operation) -> str:
        name, form = found.name, self._double
        if name in _BITS and all(self._whole(one) for one in found.of):
            return self._of_bits(found)
        if name in _LOGIC or name == "invert":
            return self._truth(found)
        if name == "where":
            truth, yes, no = found.of
            return self._select(self._results[truth], self._number(yes), self._number(no))  # type: ignore[index]
        numbers = [self._number(one) for one in found.of]
        if name in _COMPARISONS:
            return self._compare(_COMPARISONS[name], *numbers)
        if name in _EXTREMES:
            return self._extreme(_EXTREMES[name], *numbers)
        if name in _ARITHMETIC:
            return self._let(f"{_ARITHMETIC[name]} {form} {', '.join(numbers)}")
        if name == "negative":
            return self._let(f"fneg {form} {numbers[0]}")
        if name in _FUNCTIONS:
            function = f"@llvm.{_FUNCTIONS[name]}.{self._suffix}"
            return self._let(f"call {form} {function}({form} {numbers[0]})")
        raise TypeError(f"{name} can't be part of a loop")

    def _whole(self, found: Operation | float) -> bool:
        return found in self._bits or isinstance(found, Integral)

    def _of_bits(self, found: Operation) -> str:
        self._bits.add(found)
        parts = [
            self._results[one] if isinstance(one, Operation) else self._all("i64", _signed(one))
            for one in found.of
        ]
        return self._let(f"{_BITS[found.name]} {self._form('i64')} {', '.join(parts)}")

    def _truth(self, found: Operation) -> str:
        one, *others = [self._results[part] for part in found.of]  # type: ignore[index]
        if found.name == "invert":
            return self._let(f"xor {self._bit} {one}, {self._all('i1', 'true')}")
        return self._let(f"{_LOGIC[found.name]} {self._bit} {one}, {others[0]}")

    def _extreme(self, how: str, one: str, other: str) -> str:
        """As numpy does: the second of two equal ones, and what is no number whichever it is."""
        found = self._select(self._compare(how, one, other), one, other)
        return self._select(self._compare("uno", one, one), one, found)


def _signed(bits: float) -> str:
    """64 bits as LLVM writes them: the upper half of numbers is below nought."""
    return str(np.array(bits, np.uint64).view(np.int64))
