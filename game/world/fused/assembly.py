"""A loop as LLVM assembly: one instruction an operation, several games at a time.

The vocabulary is closed: an operation that is not in the tables below can't be written. None of
the instructions carries a fast-math flag, so no compiler may combine a product and a sum, or
reorder anything. Where the order of two arguments shows (the lesser of 0.0 and -0.0, or of what
is no number), it is numpy's.

What is counted in small whole numbers (cards, levels, points) stays whole: a processor does four
times as many of them at a time. They meet a float64 as one.
"""

import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from numbers import Integral
from typing import Any

import numpy as np

from game.world.fused.pieces import Piece
from game.world.fused.rows import FORMS, Operation
from game.world.fused.trace import Loop, Row

VECTOR: int = 256
"""Bits a processor works on at a time, if nothing more is known of it."""
_BITS = {"number": 64, "bits": 64, "whole": 16, "truth": 16}
"""Bits a game takes of these, by what most results of a loop are."""
_TYPES = {"number": "double", "bits": "i64", "whole": "i16", "truth": "i1"}
"""The kinds of results, and what LLVM calls them. Bits wrap around: chance is made of them."""
_ANY = "any"
"""A whole constant is of whatever kind it meets."""

_TWO = {
    "number": {"add": "fadd", "subtract": "fsub", "multiply": "fmul", "divide": "fdiv"},
    "whole": {"add": "add", "subtract": "sub", "multiply": "mul"},
    "bits": {"add": "add", "multiply": "mul", "bitwise_xor": "xor", "right_shift": "lshr"},
    "truth": {"bitwise_and": "and", "bitwise_or": "or"},
}
_FUNCTIONS = {"absolute": "fabs", "rint": "rint", "sqrt": "sqrt"}
_COMPARISONS = {
    "number": {
        "less": "fcmp olt", "less_equal": "fcmp ole", "greater": "fcmp ogt",
        "greater_equal": "fcmp oge", "equal": "fcmp oeq", "not_equal": "fcmp une",
    },
    "whole": {
        "less": "icmp slt", "less_equal": "icmp sle", "greater": "icmp sgt",
        "greater_equal": "icmp sge", "equal": "icmp eq", "not_equal": "icmp ne",
    },
    "bits": {
        "less": "icmp ult", "less_equal": "icmp ule", "greater": "icmp ugt",
        "greater_equal": "icmp uge", "equal": "icmp eq", "not_equal": "icmp ne",
    },
}  # fmt: skip
_EXTREMES = {"minimum": "less", "maximum": "greater"}
_WHOLE = {"where", "negative", *_TWO["whole"], *_EXTREMES}
"""What makes a whole number of whole numbers."""
_INTO = {
    ("whole", "number"): "sitofp", ("bits", "number"): "sitofp", ("truth", "whole"): "zext",
    ("number", "whole"): "fptosi",
}  # fmt: skip
"""How a result of one kind becomes one of another."""

_FLOAT64 = np.dtype(np.float64)
_AHEAD = 16
"""So many games ahead a row is fetched into the cache: a processor follows few rows by itself."""
_PARAMETERS = {"numbers": "number", "steps": "bits"}
"""What is the same for all games of a run."""
_PREFETCH = "declare void @llvm.prefetch.p0(ptr, i32, i32, i32)"
_IN_MEMORY = {1: "i8", 2: "i16", 8: "i64"}
_FRAME = """\
{before}
  br label %each.game
each.game:
  %game = phi i64 [ %first, %to.begin ], [ %next, %each.game ]
  {games}
  %next = add i64 %game, {width}
  %more = icmp slt i64 %next, %last
  br i1 %more, label %each.game, label %to.end
to.end:
  ret void"""


class Assembly:
    """A loop as a piece of assembly.

    It does the games from ``%first`` up to (not including) ``%last``, a whole number of times
    ``width``. ``vector`` is how many bits the processor works on at a time.

    What is the same for all games is worked out before the first, as one number, and read from
    memory wherever it is used: kept as a whole vector, each would crowd others out of the cache.
    """

    def __init__(self, loop: Loop, vector: int = VECTOR) -> None:
        self._rows: dict[Row, str] = {}
        self._before: list[str] = []
        self._games: list[str] = []
        self._lines = self._games
        self._kinds: dict[Operation, str] = {}
        self._alike: set[Operation] = set()
        self._results: dict[tuple[Operation, str], str] = {}
        self._kept: dict[tuple[Operation, str], str] = {}
        operations = tuple(loop.operations())
        for found in operations:
            self._kinds[found] = self._kind_of(found)
            if self._is_alike(found):
                self._alike.add(found)
        self.width = self._width(vector, (one for one in operations if one not in self._alike))
        for found in operations:
            self._results[found, self._kinds[found]] = self._write(found)
        for row, after in loop.after.items():
            self._store(row, after)
        self._written = tuple(dict.fromkeys(name for name, _ in loop.after))

    def piece(self) -> Piece:
        """What has been written down."""
        lines = _FRAME.format(
            before="\n  ".join(self._before), games="\n  ".join(self._games), width=self.width
        )
        return Piece(
            lines, names=tuple(dict.fromkeys(name for name, _ in self._rows)),
            written=self._written,
            declared=(_PREFETCH, *self._declared(), *self._declared_once()),
        )  # fmt: skip

    def _declared(self) -> Iterator[str]:
        """The functions that a loop may call, for the games at hand."""
        every = self._all_of("number")
        for name in _FUNCTIONS:
            yield f"declare {every} {self._function(name)}({every})"

    def _declared_once(self) -> Iterator[str]:
        """The same for what is worked out before the first game."""
        with self._once():
            yield from self._declared()

    def _kind_of(self, found: Operation) -> str:
        """What an operation makes, by what it is done to."""
        name = found.name
        if not found.of:
            return _PARAMETERS.get(name) or _kind_in(_form(name))
        if name in _COMPARISONS["number"] or name in _TWO["truth"] or name == "invert":
            return "truth"
        if name == "whole":
            return "whole"
        if found.truth:
            return "truth"
        common = self._common(found.of[1:] if name == "where" else found.of)
        if common == "bits" and name in _TWO["bits"]:
            return common
        return "whole" if common == "whole" and name in _WHOLE else "number"

    def _common(self, parts: Iterable[Operation | float]) -> str:
        """The kind in which parts meet."""
        kinds = {
            self._kinds[one] if isinstance(one, Operation) else _kind_of_constant(one)
            for one in parts
        } - {_ANY}
        if kinds == {"bits"}:
            return "bits"
        return "whole" if kinds and kinds <= {"whole", "truth"} else "number"

    def _is_alike(self, found: Operation) -> bool:
        """Whether it hangs on no game, so that it is worked out once, before the first one."""
        parts = [one for one in found.of if isinstance(one, Operation)]
        return found.name in _PARAMETERS or bool(found.of and self._alike.issuperset(parts))

    def _width(self, vector: int, found: Iterable[Operation]) -> int:
        """Games at a time."""
        counted = Counter(_BITS[self._kinds[one]] for one in found)
        bits = max(counted, key=lambda bits: counted[bits], default=max(_BITS.values()))
        return vector // bits

    def _store(self, row: Row, after: Operation | float) -> None:
        """Leave a result in a row, in the form of its array."""
        self._lines, form = self._games, _form(row[0])
        kind = _kind_in(form)
        result, memory = self._as(after, kind), f"<{self.width} x {_memory(form)}>"
        if _memory(form) != _TYPES[kind]:
            how = "zext" if kind == "truth" else "trunc"
            result = self._let(f"{how} {self._all_of(kind)} {result} to {memory}")
        address = self._address(row)
        self._games.append(f"store {memory} {result}, ptr {address}, align {form.itemsize}")

    def _write(self, found: Operation) -> str:
        self._lines = self._before if found in self._alike else self._games
        if found.of:
            return self._result(found)
        return self._parameter(found) if found.name in _PARAMETERS else self._input(found)

    def _let(self, words: str) -> str:
        """Give the result of an instruction a name."""
        name = f"%r{len(self._before) + len(self._games)}"
        self._lines.append(f"{name} = {words}")
        return name

    @contextmanager
    def _once(self) -> Iterator[None]:
        """What is written meanwhile is done once, before the first game."""
        lines, self._lines = self._lines, self._before
        yield
        self._lines = lines

    def _parameter(self, found: Operation) -> str:
        one = _TYPES[_PARAMETERS[found.name]]
        return self._let(f"load {one}, ptr {self._place(found)}, align 8")

    def _place(self, found: Operation) -> str:
        one = _TYPES[_PARAMETERS[found.name]]
        return self._let(f"getelementptr {one}, ptr %numbers, i64 {found.place}")

    def _spread(self, found: Operation, kind: str) -> str:
        """What is the same for all games, for each of the games at hand."""
        one, every = _TYPES[kind], self._all_of(kind)
        given = kind == _PARAMETERS.get(found.name)
        place = self._place(found) if given else self._keep(found, kind)
        number = self._let(f"load {one}, ptr {place}")
        first = self._let(f"insertelement {every} poison, {one} {number}, i64 0")
        lanes = f"<{self.width} x i32> zeroinitializer"
        return self._let(f"shufflevector {every} {first}, {every} poison, {lanes}")

    def _keep(self, found: Operation, kind: str) -> str:
        """Where in memory a number is that was worked out before the first game."""
        place = self._kept.get((found, kind))
        if place is None:
            one = _TYPES[kind]
            with self._once():
                number, place = self._as(found, kind), self._let(f"alloca {one}")
                self._lines.append(f"store {one} {number}, ptr {place}")
            self._kept[found, kind] = place
        return place

    def _input(self, found: Operation) -> str:
        form, kind = _form(found.name), self._kinds[found]
        memory = f"<{self.width} x {_memory(form)}>"
        address = self._address((found.name, found.place))
        result = self._let(f"load {memory}, ptr {address}, align {form.itemsize}")
        if _memory(form) == _TYPES[kind]:
            return result
        if kind == "truth":
            return self._let(f"icmp ne {memory} {result}, zeroinitializer")
        how = "zext" if form.kind == "u" else "sext"
        return self._let(f"{how} {memory} {result} to {self._all_of(kind)}")

    def _address(self, row: Row) -> str:
        """Where the games at hand begin in a row."""
        new, (name, number), one = row not in self._rows, row, _memory(_form(row[0]))
        if new:
            with self._once():
                far = self._let(f"mul i64 %{name}.step, {number}")
                self._rows[row] = self._let(f"getelementptr i8, ptr %{name}, i64 {far}")
        address = self._let(f"getelementptr {one}, ptr {self._rows[row]}, i64 %game")
        if new and one == _TYPES["number"]:
            ahead = self._let(f"getelementptr {one}, ptr {address}, i64 {_AHEAD}")
            self._lines.append(f"call void @llvm.prefetch.p0(ptr {ahead}, i32 0, i32 3, i32 1)")
        return address

    def _result(self, found: Operation) -> str:
        name, kind = found.name, self._kinds[found]
        if name == "where":
            return self._select(self._as(found.of[0], "truth"), kind, *found.of[1:])
        if name in _COMPARISONS["number"]:
            return self._compare(name, self._common(found.of), *found.of)
        if name == "invert":
            every = self._as(True, kind)
            return self._let(f"xor {self._all_of(kind)} {self._as(found.of[0], kind)}, {every}")
        if name in ("float", "whole"):
            return self._as(found.of[0], kind)
        if name in _EXTREMES:
            return self._extreme(name, kind, *found.of)
        if name in _TWO[kind]:
            one, other = (self._as(part, kind) for part in found.of)
            return self._let(f"{_TWO[kind][name]} {self._all_of(kind)} {one}, {other}")
        return self._of_one(name, kind, *found.of)

    def _of_one(self, name: str, kind: str, *of: Operation | float) -> str:
        if name not in _FUNCTIONS and name != "negative":
            raise TypeError(f"{name} can't be part of a loop")
        every, one = self._all_of(kind), self._as(of[0], kind)
        if name in _FUNCTIONS:
            return self._let(f"call {every} {self._function(name)}({every} {one})")
        less = f"fneg {every} {one}" if kind == "number" else f"sub {every} zeroinitializer, {one}"
        return self._let(less)

    def _as(self, found: Operation | float, kind: str) -> str:
        """A result, or a constant, as one of a kind; a truth counts 1 or 0."""
        if not isinstance(found, Operation):
            return self._constant(found, kind)
        if found in self._alike and self._lines is self._games:
            return self._spread(found, kind)
        made = self._results.get((found, kind))
        if made is None:
            made = self._results[found, kind] = self._converted(found, kind)
        return made

    def _converted(self, found: Operation, kind: str) -> str:
        own = self._kinds[found]
        result, how = self._results[found, own], _INTO.get((own, kind))
        if (own, kind) == ("truth", "number"):
            return self._choose(result, kind, self._constant(1, kind), self._constant(0, kind))
        if how is None:
            raise TypeError("only truths can be joined, turned round, or chosen by")
        return self._let(f"{how} {self._all_of(own)} {result} to {self._all_of(kind)}")

    def _select(self, truth: str, kind: str, yes: Operation | float, no: Operation | float) -> str:
        return self._choose(truth, kind, self._as(yes, kind), self._as(no, kind))

    def _choose(self, truth: str, kind: str, yes: str, no: str) -> str:
        every = self._all_of(kind)
        return self._let(f"select {self._all_of('truth')} {truth}, {every} {yes}, {every} {no}")

    def _compare(
        self, name: str, kind: str, one: Operation | float, other: Operation | float
    ) -> str:
        how, every = _COMPARISONS[kind][name], self._all_of(kind)
        return self._let(f"{how} {every} {self._as(one, kind)}, {self._as(other, kind)}")

    def _extreme(
        self, name: str, kind: str, one: Operation | float, other: Operation | float
    ) -> str:
        """As numpy does: the second of two equal ones, and what is no number whichever it is."""
        first, second = self._as(one, kind), self._as(other, kind)
        found = self._choose(self._compare(_EXTREMES[name], kind, one, other), kind, first, second)
        if kind != "number":
            return found
        none = self._let(f"fcmp uno {self._all_of(kind)} {first}, {first}")
        return self._choose(none, kind, first, found)

    def _constant(self, value: float, kind: str) -> str:
        """A constant: one for every game at hand, or for what is worked out once."""
        if kind == "truth" and not isinstance(value, bool | np.bool_):
            raise TypeError("only truths can be joined, turned round, or chosen by")
        said = _said(value, kind)
        if self._lines is self._before:
            return said
        return f"<{', '.join([f'{_TYPES[kind]} {said}'] * self.width)}>"

    def _all_of(self, kind: str) -> str:
        """Numbers of the games at hand, or the one of what is worked out once."""
        if self._lines is self._before:
            return _TYPES[kind]
        return f"<{self.width} x {_TYPES[kind]}>"

    def _function(self, name: str) -> str:
        every = "" if self._lines is self._before else f"v{self.width}"
        return f"@llvm.{_FUNCTIONS[name]}.{every}f64"


def _form(name: str) -> np.dtype[Any]:
    return FORMS.get(name, _FLOAT64)


def _kind_in(form: np.dtype[Any]) -> str:
    """Of what kind the numbers are that an array of this form holds."""
    if form.kind == "b":
        return "truth"
    if form.kind == "f":
        return "number"
    return "bits" if form.itemsize == _FLOAT64.itemsize else "whole"


def _memory(form: np.dtype[Any]) -> str:
    """What LLVM calls one number of this form in memory."""
    return "double" if form.kind == "f" else _IN_MEMORY[form.itemsize]


def _kind_of_constant(value: float) -> str:
    if isinstance(value, bool | np.bool_):
        return "truth"
    return _ANY if isinstance(value, Integral) else "number"


def _said(value: float, kind: str) -> str:
    """A constant as LLVM writes it: the upper half of 64 bits is below nought."""
    if kind == "number":
        return f"0x{struct.unpack('>Q', struct.pack('>d', float(value)))[0]:016X}"
    if kind == "bits":
        return str(struct.unpack(">q", struct.pack(">Q", int(value)))[0])
    return str(int(value))
