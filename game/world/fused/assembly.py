"""A loop as LLVM assembly: one instruction an operation, several games at a time.

The vocabulary is closed (`instructions`): an operation that is not in it can't be written. None of
the instructions carries a fast-math flag, so no compiler may combine a product and a sum, or
reorder anything. Where the order of two arguments shows (the lesser of 0.0 and -0.0, or of what
is no number), it is numpy's.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from game.world.fused.instructions import COMPARISONS, EXTREMES, FUNCTIONS, INTO, TWO, TYPES
from game.world.fused.operations import Operation
from game.world.fused.pieces import Piece
from game.world.fused.result_kinds import PARAMETERS, Kinds, form_of, kind_in
from game.world.fused.trace import Loop, RowAt

VECTOR = 256
"""Bits a processor works on at a time, if nothing more is known of it."""
_AHEAD = 16
"""So many games ahead a row is fetched into the cache: a processor follows few rows by itself."""
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
        self._rows: dict[RowAt, str] = {}
        self._before: list[str] = []
        self._games: list[str] = []
        self._lines = self._games
        self._kinds = kinds = Kinds(loop)
        self._results: dict[tuple[Operation, str], str] = {}
        self._kept: dict[tuple[Operation, str], str] = {}
        self.width = vector // kinds.bits
        for found, kind in kinds.of.items():
            self._results[found, kind] = self._write(found)
        for row, after in loop.after.items():
            self._store(row, after)
        self._written = tuple(dict.fromkeys(name for name, _ in loop.after))

    def piece(self) -> Piece:
        """What has been written down."""
        lines = _FRAME.format(
            before="\n  ".join(self._before), games="\n  ".join(self._games), width=self.width
        )
        return Piece(
            lines,
            names=tuple(dict.fromkeys(name for name, _ in self._rows)),
            written=self._written,
            declared=(_PREFETCH, *self._declared(), *self._declared_once()),
        )

    def _declared(self) -> Iterator[str]:
        """The functions that a loop may call, for the games at hand."""
        every = self._all_of("number")
        for name in FUNCTIONS:
            yield f"declare {every} {self._function(name)}({every})"

    def _declared_once(self) -> Iterator[str]:
        """The same for what is worked out before the first game."""
        with self._once():
            yield from self._declared()

    def _store(self, row: RowAt, after: Operation | float) -> None:
        """Leave a result in a row, in the form of its array."""
        self._lines, form = self._games, form_of(row[0])
        kind = kind_in(form)
        result, memory = self._as(after, kind), f"<{self.width} x {_memory(form)}>"
        if _memory(form) != TYPES[kind]:
            how = "zext" if kind == "truth" else "trunc"
            result = self._let(f"{how} {self._all_of(kind)} {result} to {memory}")
        address = self._address(row)
        self._games.append(f"store {memory} {result}, ptr {address}, align {form.itemsize}")

    def _write(self, found: Operation) -> str:
        self._lines = self._before if found in self._kinds.alike else self._games
        if found.of:
            return self._result(found)
        return self._parameter(found) if found.name in PARAMETERS else self._input(found)

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
        one = TYPES[PARAMETERS[found.name]]
        return self._let(f"load {one}, ptr {self._place(found)}, align 8")

    def _place(self, found: Operation) -> str:
        one = TYPES[PARAMETERS[found.name]]
        return self._let(f"getelementptr {one}, ptr %numbers, i64 {found.place}")

    def _spread(self, found: Operation, kind: str) -> str:
        """What is the same for all games, for each of the games at hand."""
        one, every = TYPES[kind], self._all_of(kind)
        given = kind == PARAMETERS.get(found.name)
        place = self._place(found) if given else self._keep(found, kind)
        number = self._let(f"load {one}, ptr {place}")
        first = self._let(f"insertelement {every} poison, {one} {number}, i64 0")
        lanes = f"<{self.width} x i32> zeroinitializer"
        return self._let(f"shufflevector {every} {first}, {every} poison, {lanes}")

    def _keep(self, found: Operation, kind: str) -> str:
        """Where in memory a number is that was worked out before the first game."""
        place = self._kept.get((found, kind))
        if place is None:
            one = TYPES[kind]
            with self._once():
                number, place = self._as(found, kind), self._let(f"alloca {one}")
                self._lines.append(f"store {one} {number}, ptr {place}")
            self._kept[found, kind] = place
        return place

    def _input(self, found: Operation) -> str:
        form, kind = form_of(found.name), self._kinds.of[found]
        memory = f"<{self.width} x {_memory(form)}>"
        address = self._address((found.name, found.place))
        result = self._let(f"load {memory}, ptr {address}, align {form.itemsize}")
        if _memory(form) == TYPES[kind]:
            return result
        if kind == "truth":
            return self._let(f"icmp ne {memory} {result}, zeroinitializer")
        how = "zext" if form.kind == "u" else "sext"
        return self._let(f"{how} {memory} {result} to {self._all_of(kind)}")

    def _address(self, row: RowAt) -> str:
        """Where the games at hand begin in a row."""
        new, (name, number), one = row not in self._rows, row, _memory(form_of(row[0]))
        if new:
            with self._once():
                far = self._let(f"mul i64 %{name}.step, {number}")
                self._rows[row] = self._let(f"getelementptr i8, ptr %{name}, i64 {far}")
        address = self._let(f"getelementptr {one}, ptr {self._rows[row]}, i64 %game")
        if new and one == TYPES["number"]:
            ahead = self._let(f"getelementptr {one}, ptr {address}, i64 {_AHEAD}")
            self._lines.append(f"call void @llvm.prefetch.p0(ptr {ahead}, i32 0, i32 3, i32 1)")
        return address

    def _result(self, found: Operation) -> str:
        name, kind = found.name, self._kinds.of[found]
        if name == "where":
            return self._select(self._as(found.of[0], "truth"), kind, *found.of[1:])
        if name in COMPARISONS["number"]:
            return self._compare(name, self._kinds.common(found.of), *found.of)
        if name == "invert":
            every = self._as(True, kind)
            return self._let(f"xor {self._all_of(kind)} {self._as(found.of[0], kind)}, {every}")
        if name in ("float", "whole"):
            return self._as(found.of[0], kind)
        if name in EXTREMES:
            return self._extreme(name, kind, *found.of)
        if name in TWO[kind]:
            one, other = (self._as(part, kind) for part in found.of)
            return self._let(f"{TWO[kind][name]} {self._all_of(kind)} {one}, {other}")
        return self._of_one(name, kind, *found.of)

    def _of_one(self, name: str, kind: str, *of: Operation | float) -> str:
        if name not in FUNCTIONS and name != "negative":
            raise TypeError(f"{name} can't be part of a loop")
        every, one = self._all_of(kind), self._as(of[0], kind)
        if name in FUNCTIONS:
            return self._let(f"call {every} {self._function(name)}({every} {one})")
        less = f"fneg {every} {one}" if kind == "number" else f"sub {every} zeroinitializer, {one}"
        return self._let(less)

    def _as(self, found: Operation | float, kind: str) -> str:
        """A result, or a constant, as one of a kind; a truth counts 1 or 0."""
        if not isinstance(found, Operation):
            return self._constant(found, kind)
        if found in self._kinds.alike and self._lines is self._games:
            return self._spread(found, kind)
        made = self._results.get((found, kind))
        if made is None:
            made = self._results[found, kind] = self._converted(found, kind)
        return made

    def _converted(self, found: Operation, kind: str) -> str:
        own = self._kinds.of[found]
        result, how = self._results[found, own], INTO.get((own, kind))
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
        how, every = COMPARISONS[kind][name], self._all_of(kind)
        return self._let(f"{how} {every} {self._as(one, kind)}, {self._as(other, kind)}")

    def _extreme(
        self, name: str, kind: str, one: Operation | float, other: Operation | float
    ) -> str:
        """As numpy does: the second of two equal ones, and what is no number whichever it is."""
        first, second = self._as(one, kind), self._as(other, kind)
        found = self._choose(self._compare(EXTREMES[name], kind, one, other), kind, first, second)
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
        return f"<{', '.join([f'{TYPES[kind]} {said}'] * self.width)}>"

    def _all_of(self, kind: str) -> str:
        """Numbers of the games at hand, or the one of what is worked out once."""
        if self._lines is self._before:
            return TYPES[kind]
        return f"<{self.width} x {TYPES[kind]}>"

    def _function(self, name: str) -> str:
        every = "" if self._lines is self._before else f"v{self.width}"
        return f"@llvm.{FUNCTIONS[name]}.{every}f64"


def _memory(form: np.dtype[Any]) -> str:
    """What LLVM calls one number of this form in memory."""
    return "double" if form.kind == "f" else _IN_MEMORY[form.itemsize]


def _said(value: float, kind: str) -> str:
    """A constant as LLVM writes it: the upper half of 64 bits is below nought."""
    if kind == "number":
        return f"0x{struct.unpack('>Q', struct.pack('>d', float(value)))[0]:016X}"
    if kind == "bits":
        return str(struct.unpack(">q", struct.pack(">Q", int(value)))[0])
    return str(int(value))
