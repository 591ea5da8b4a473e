"""What cards change at once, done only where a card works: in few games of many.

An effect works in one game of twenty-five. Looking in each game whether each of them does would
be half of a quarter's work, so these are no operations of a loop (`trace`) but lines of a table.
One piece of assembly, the same for all rules, looks through the cards, many games at a time, for
those whose age is right, and does what the table says of them: it scales a number, then adds to
it. Scaling by one and adding minus nought leave every number as it is, to the bit.

The world before is not copied but changed; only the rows that later steps want as they were are
set apart first.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.world.effects import working
from game.world.fused.rows import Operation, inputs, only
from game.world.rules import EffectRules, Rules, Working
from game.world.turn import Turn
from game.world.world import NEVER, World

SPAN: int = 32
"""Games looked through at a time."""
_FILL = np.dtype([("row", "i8"), ("number", "f8")])
_CARD = np.dtype([("card", "i4"), ("first", "i4"), ("last", "i4"), ("begins", "i4")])
"""A card that changes something from its age ``first`` to ``last``. From its place ``begins`` on
stands which line is the first for each of these ages."""
_LINE = np.dtype([("row", "i4"), ("gate", "i4"), ("scale", "f8"), ("add", "f8")])
"""A line of the table. ``gate`` is twice a gate's number, one more if it must fall "yes"."""

TABLES = ("apart", "fills", "cards", "begins", "lines")
"""What is handed over beside the rows of the games."""

Line = tuple[int, int, float, float]


@dataclass(frozen=True)
class Change:
    """A row times ``scale`` plus ``add``, where ``effect`` works."""

    effect: EffectRules
    row: int
    scale: float
    add: float


class _Turn(Turn):
    """A turn that only writes down which rows are filled, and what effects do to which rows."""

    def __init__(self, rules: Rules) -> None:
        nothing: Any = None
        before: Any = inputs("before", (len(rules.layout.names), 1))
        super().__init__(
            rules=rules, chance=nothing, inputs=nothing, ledger=None, values=before.copy(),
            before=World(nothing, before, nothing, nothing, nothing, nothing, nothing),
            played=nothing, rank=nothing, drawn=nothing, gates=nothing,
        )  # fmt: skip
        self.changes: list[Change] = []

    def active(self, table: Working) -> Iterator[tuple[EffectRules, Any]]:
        """Every effect, and in the place of its games itself."""
        found = {one.number: one for ages in table.values() for age in ages for one in age}
        for _, effect in sorted(found.items()):
            yield effect, effect

    def add_in(self, row: int, games: Any, by: float, cause: str) -> None:
        """R15.2 Write it down."""
        self.changes.append(Change(games, row, 1.0, by))

    def scale_in(self, row: int, games: Any, by: float, cause: str) -> None:
        """R15.3 Write it down."""
        self.changes.append(Change(games, row, by, -0.0))

    def put_in(self, row: int, games: Any, new: Any, cause: str, rule: str) -> None:
        """R15.4 Write it down."""
        self.changes.append(Change(games, row, 0.0, new))


class Changes:
    """The step `working.work` as tables for `TEXT`; ``apart`` are the rows to set apart."""

    names: tuple[str, ...] = ("values", "before", "played", "gates")
    written: tuple[str, ...] = ("values", "before")

    def __init__(self, rules: Rules, apart: Iterable[int]) -> None:
        turn = _Turn(rules)
        working.work(turn)
        rows = [(row, only(found)) for row, found in enumerate(turn.values)]
        fills = [(row, found) for row, found in rows if not isinstance(found, Operation)]
        cards, begins, lines = _tables(turn.changes, rules.length)
        self._tables = (
            np.array(sorted(apart), np.int64), np.array(fills, _FILL), np.array(cards, _CARD),
            np.array(begins, np.int32), np.array(lines, _LINE),
        )  # fmt: skip

    def addresses(self, blocks: Mapping[str, NDArray[Any]]) -> NDArray[np.intp]:
        """Where arrays are, and how many bytes lie between rows; where tables are, and how long."""
        found: list[int] = []
        for name in self.names:
            found += (blocks[name].ctypes.data, blocks[name].strides[0])
        for table in self._tables:
            found += (table.ctypes.data, len(table))
        return np.array(found, np.intp)


def _tables(
    changes: list[Change], ages: int
) -> tuple[list[tuple[int, int, int, int]], list[int], list[Line]]:
    """Cards, where the lines of each of their ages begin (and end), and the lines."""
    cards: list[tuple[int, int, int, int]] = []
    begins: list[int] = []
    lines: list[Line] = []
    for card, own in groupby(sorted(changes, key=_card_of), _card_of):
        found = _by_age([*own], ages)
        if found:
            cards.append((card, min(found), max(found), len(begins)))
            for age in range(min(found), max(found) + 1):
                begins.append(len(lines))
                lines += found.get(age, ())
            begins.append(len(lines))
    return cards, begins, lines


def _card_of(change: Change) -> int:
    return change.effect.card


def _by_age(changes: list[Change], ages: int) -> dict[int, list[Line]]:
    """The lines of a card by its age, as far as a game lasts."""
    found: dict[int, list[Line]] = {}
    for change in changes:
        effect = change.effect
        gate = NEVER if effect.gate == NEVER else 2 * effect.gate + effect.branch
        for age in range(effect.after, min(effect.after + effect.lasts, ages)):
            found.setdefault(age, []).append((change.row, gate, change.scale, change.add))
    return found


_FRAME = """\
%card = type {{ i32, i32, i32, i32 }}
%line = type {{ i32, i32, double, double }}
%fill = type {{ i64, double }}

define void @loop(ptr noalias %rows, ptr noalias %numbers, i64 %first, i64 %last) {{
begin:
  {taken}
  %quarter = load double, ptr %numbers
  %now = fptosi double %quarter to i32
  %games = sub i64 %last, %first
  %bytes = mul i64 %games, 8
  %apart.any = icmp sgt i64 %apart.count, 0
  br i1 %apart.any, label %apart.row, label %fills.begin

apart.row: ; rows to set apart as they were
  %old = phi i64 [ 0, %begin ], [ %old.next, %apart.row ]
  %old.at = getelementptr i64, ptr %apart, i64 %old
  %old.row = load i64, ptr %old.at
  %from.far = mul i64 %old.row, %values.step
  %from.row = getelementptr i8, ptr %values, i64 %from.far
  %from = getelementptr double, ptr %from.row, i64 %first
  %to.far = mul i64 %old.row, %before.step
  %to.row = getelementptr i8, ptr %before, i64 %to.far
  %to = getelementptr double, ptr %to.row, i64 %first
  call void @llvm.memcpy.p0.p0.i64(ptr align 8 %to, ptr align 8 %from, i64 %bytes, i1 false)
  %old.next = add i64 %old, 1
  %old.more = icmp slt i64 %old.next, %apart.count
  br i1 %old.more, label %apart.row, label %fills.begin
fills.begin:
  %fills.any = icmp sgt i64 %fills.count, 0
  br i1 %fills.any, label %fill.row, label %cards.begin

fill.row: ; rows that begin with one number
  %fill = phi i64 [ 0, %fills.begin ], [ %fill.next, %fill.done ]
  %fill.at = getelementptr %fill, ptr %fills, i64 %fill
  %fill.is = load %fill, ptr %fill.at
  %fill.number = extractvalue %fill %fill.is, 0
  %number.is = extractvalue %fill %fill.is, 1
  %fill.far = mul i64 %fill.number, %values.step
  %fill.begin = getelementptr i8, ptr %values, i64 %fill.far
  br label %fill.game
fill.game:
  %filled = phi i64 [ %first, %fill.row ], [ %filled.next, %fill.game ]
  %filled.at = getelementptr double, ptr %fill.begin, i64 %filled
  store double %number.is, ptr %filled.at
  %filled.next = add i64 %filled, 1
  %filled.more = icmp slt i64 %filled.next, %last
  br i1 %filled.more, label %fill.game, label %fill.done
fill.done:
  %fill.next = add i64 %fill, 1
  %fill.more = icmp slt i64 %fill.next, %fills.count
  br i1 %fill.more, label %fill.row, label %cards.begin
cards.begin:
  %cards.any = icmp sgt i64 %cards.count, 0
  br i1 %cards.any, label %card, label %end

card: ; of each card, the quarters since which it works
  %number = phi i64 [ 0, %cards.begin ], [ %number.next, %card.done ]
  %card.at = getelementptr %card, ptr %cards, i64 %number
  %card.is = load %card, ptr %card.at
  %card.row = extractvalue %card %card.is, 0
  %youngest = extractvalue %card %card.is, 1
  %oldest = extractvalue %card %card.is, 2
  %begins.card = extractvalue %card %card.is, 3
  %latest = sub i32 %now, %youngest
  %earliest.ever = sub i32 %now, %oldest
  %earliest = call i32 @llvm.smax.i32(i32 %earliest.ever, i32 0)
  %earliest.8 = trunc i32 %earliest to i8
  %latest.8 = trunc i32 %latest to i8
  %earliest.1 = insertelement <32 x i8> poison, i8 %earliest.8, i64 0
  %earliest.all = shufflevector <32 x i8> %earliest.1, <32 x i8> poison, <32 x i32> zeroinitializer
  %latest.1 = insertelement <32 x i8> poison, i8 %latest.8, i64 0
  %latest.all = shufflevector <32 x i8> %latest.1, <32 x i8> poison, <32 x i32> zeroinitializer
  %card.row.64 = sext i32 %card.row to i64
  %card.far = mul i64 %card.row.64, %played.step
  %since.row = getelementptr i8, ptr %played, i64 %card.far
  %too.soon = icmp slt i32 %latest, 0
  br i1 %too.soon, label %card.done, label %look

look: ; in which of the next games it was laid down then
  %at = phi i64 [ %first, %card ], [ %at.next, %looked ]
  %since.at = getelementptr i8, ptr %since.row, i64 %at
  %since.all = load <32 x i8>, ptr %since.at, align 1
  %late = icmp sge <32 x i8> %since.all, %earliest.all
  %early = icmp sle <32 x i8> %since.all, %latest.all
  %works.all = and <32 x i1> %late, %early
  %works.bits = bitcast <32 x i1> %works.all to i32
  %works.nowhere = icmp eq i32 %works.bits, 0
  br i1 %works.nowhere, label %looked, label %game
game:
  %bits = phi i32 [ %works.bits, %look ], [ %bits.left, %game.done ]
  %bit = call i32 @llvm.cttz.i32(i32 %bits, i1 true)
  %bits.less = sub i32 %bits, 1
  %bits.left = and i32 %bits, %bits.less
  %bit.64 = zext i32 %bit to i64
  %game.at = add i64 %at, %bit.64
  %since.game = getelementptr i8, ptr %since.row, i64 %game.at
  %since.8 = load i8, ptr %since.game
  %since = sext i8 %since.8 to i32
  %age = sub i32 %latest, %since
  %begins.number = add i32 %begins.card, %age
  %line.begins = getelementptr i32, ptr %begins, i32 %begins.number
  %line.begin = load i32, ptr %line.begins
  %line.ends = getelementptr i32, ptr %line.begins, i32 1
  %line.end = load i32, ptr %line.ends
  %line.any = icmp slt i32 %line.begin, %line.end
  br i1 %line.any, label %line, label %game.done

line: ; what the card does at its age
  %line.number = phi i32 [ %line.begin, %game ], [ %line.next, %line.done ]
  %line.at = getelementptr %line, ptr %lines, i32 %line.number
  %line.is = load %line, ptr %line.at
  %line.row = extractvalue %line %line.is, 0
  %gate = extractvalue %line %line.is, 1
  %scale = extractvalue %line %line.is, 2
  %add = extractvalue %line %line.is, 3
  %gated = icmp sge i32 %gate, 0
  br i1 %gated, label %ask, label %change
ask:
  %gate.64 = zext i32 %gate to i64
  %gate.number = lshr i64 %gate.64, 1
  %gate.branch = and i32 %gate, 1
  %gate.far = mul i64 %gate.number, %gates.step
  %gate.row = getelementptr i8, ptr %gates, i64 %gate.far
  %gate.game = getelementptr i8, ptr %gate.row, i64 %game.at
  %fell.8 = load i8, ptr %gate.game
  %fell = zext i8 %fell.8 to i32
  %fell.so = icmp eq i32 %fell, %gate.branch
  br i1 %fell.so, label %change, label %line.done
change:
  %line.row.64 = sext i32 %line.row to i64
  %value.far = mul i64 %line.row.64, %values.step
  %value.row = getelementptr i8, ptr %values, i64 %value.far
  %value.game = getelementptr double, ptr %value.row, i64 %game.at
  %value = load double, ptr %value.game
  %scaled = fmul double %value, %scale
  %changed = fadd double %scaled, %add
  store double %changed, ptr %value.game
  br label %line.done
line.done:
  %line.next = add i32 %line.number, 1
  %line.more = icmp slt i32 %line.next, %line.end
  br i1 %line.more, label %line, label %game.done
game.done:
  %game.more = icmp ne i32 %bits.left, 0
  br i1 %game.more, label %game, label %looked
looked:
  %at.next = add i64 %at, 32
  %at.more = icmp slt i64 %at.next, %last
  br i1 %at.more, label %look, label %card.done
card.done:
  %number.next = add i64 %number, 1
  %number.more = icmp slt i64 %number.next, %cards.count
  br i1 %number.more, label %card, label %end
end:
  ret void
}}
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
declare i32 @llvm.smax.i32(i32, i32)
declare i32 @llvm.cttz.i32(i32, i1)
"""


def _taken() -> str:
    """Take what `Changes.addresses` hands over, each by its name and in that order."""
    found: list[tuple[str, str]] = []
    for name in Changes.names:
        found += ((name, "ptr"), (f"{name}.step", "i64"))
    for name in TABLES:
        found += ((name, "ptr"), (f"{name}.count", "i64"))
    return "\n  ".join(
        f"%{name}.at = getelementptr i64, ptr %rows, i64 {place}\n"
        f"  %{name} = load {kind}, ptr %{name}.at"
        for place, (name, kind) in enumerate(found)
    )


TEXT = _FRAME.format(taken=_taken())
"""The one piece of assembly; see the words at the top."""
