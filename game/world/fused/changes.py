"""What cards change at once, done only where a card works: in few games of many.

Looking in each game whether each effect works would be half of a quarter's work, so these are no
operations of a loop (`trace`) but lines of a table. One piece of assembly, the same for all rules,
looks through the effects, `SPAN` games at a time. Where the card's age is right and its gate fell
so in any of these games, it does what the table says: it scales a number, then adds to it. The
other games of the span are worked out as well, which costs less than telling them apart, but keep
what they had. Scaling by one and adding minus nought leave every number as it is, to the bit.

The world before is not copied but changed; only the rows that later steps want as they were are
set apart first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from game.world.effects import working
from game.world.fused.operations import Operation, inputs, only
from game.world.fused.pieces import Piece
from game.world.rules import EffectRules, Rules, Working
from game.world.turn import Turn
from game.world.world import NEVER, World

SPAN = 64
"""Games looked through at a time."""
_FILL = np.dtype([("row", "i8"), ("number", "f8")])
_EFFECT = np.dtype(
    [
        ("card", "i4"),
        ("youngest", "i4"),
        ("oldest", "i4"),
        ("gate", "i4"),
        ("begin", "i4"),
        ("end", "i4"),
    ]
)
"""From which age of its card to which an effect works, and its lines from ``begin`` to ``end``
(not including it). ``gate`` is twice a gate's number, one more if it must fall "yes"."""
_LINE = np.dtype([("row", "i8"), ("scale", "f8"), ("add", "f8")])
_NAMES, _WRITTEN = ("values", "before", "played", "gates"), ("values", "before")


@dataclass(frozen=True)
class RowChange:
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
            rules=rules,
            chance=nothing,
            inputs=nothing,
            ledger=None,
            values=before.copy(),
            before=World(nothing, before, nothing, nothing, nothing, nothing, nothing),
            played=nothing,
            rank=nothing,
            drawn=nothing,
            gates=nothing,
        )
        self.changes: list[RowChange] = []

    def active(self, table: Working) -> Iterator[tuple[EffectRules, Any]]:
        """Every effect, and in the place of its games itself."""
        found = {one.number: one for ages in table.values() for age in ages for one in age}
        for _, effect in sorted(found.items()):
            yield effect, effect

    def add_in(self, row: int, games: Any, by: float, cause: str) -> None:
        """R15.2 Write it down."""
        self.changes.append(RowChange(games, row, 1.0, by))

    def scale_in(self, row: int, games: Any, by: float, cause: str) -> None:
        """R15.3 Write it down."""
        self.changes.append(RowChange(games, row, by, -0.0))

    def put_in(self, row: int, games: Any, new: Any, cause: str, rule: str) -> None:
        """R15.4 Write it down."""
        self.changes.append(RowChange(games, row, 0.0, new))


def changes(rules: Rules, apart: Iterable[int]) -> Piece:
    """The step `working.work` as assembly, and its tables; ``apart`` are the rows to set apart."""
    turn = _Turn(rules)
    working.work(turn)
    rows = [(row, only(found)) for row, found in enumerate(turn.values)]
    fills = [(row, found) for row, found in rows if not isinstance(found, Operation)]
    effects, lines = _tables(turn.changes)
    tables = {
        "apart": np.array(sorted(apart), np.int64),
        "fills": np.array(fills, _FILL),
        "effects": np.array(effects, _EFFECT),
        "lines": np.array(lines, _LINE),
    }
    return Piece(_LINES, _NAMES, _WRITTEN, _DECLARED, tables)


def _tables(changes: list[RowChange]) -> tuple[list[tuple[int, ...]], list[tuple[Any, ...]]]:
    """Effects, those next to each other that work at the same time as one, and their lines.

    In the order in which effects work: two of one card may change the same row.
    """
    effects: list[tuple[int, ...]] = []
    lines: list[tuple[Any, ...]] = []
    for when, own in groupby(sorted(changes, key=lambda one: one.effect.number), _when):
        begin = len(lines)
        lines += [(change.row, change.scale, change.add) for change in own]
        effects.append((*when, begin, len(lines)))
    return effects, lines


def _when(change: RowChange) -> tuple[int, int, int, int]:
    """The card, its ages and the gate on which a change hangs."""
    effect = change.effect
    gate = NEVER if effect.gate == NEVER else 2 * effect.gate + effect.branch
    return effect.card, effect.ages[0], effect.ages[-1], gate


_DECLARED = (
    "%effect = type { i32, i32, i32, i32, i32, i32 }",
    "%line = type { i64, double, double }",
    "%fill = type { i64, double }",
    "declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)",
    "declare i32 @llvm.smax.i32(i32, i32)",
)
_FRAME = """\
%quarter = load double, ptr %numbers
  %now = fptosi double %quarter to i32
  %games = sub i64 %last, %first
  %bytes = mul i64 %games, 8
  %apart.any = icmp sgt i64 %apart.count, 0
  br i1 %apart.any, label %apart.row, label %fills.begin

apart.row: ; rows to set apart as they were
  %old = phi i64 [ 0, %to.begin ], [ %old.next, %apart.row ]
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
  br i1 %fills.any, label %fill.row, label %effects.begin

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
  br i1 %fill.more, label %fill.row, label %effects.begin
effects.begin:
  %effects.any = icmp sgt i64 %effects.count, 0
  br i1 %effects.any, label %span, label %end

span: ; the next games
  %at = phi i64 [ %first, %effects.begin ], [ %at.next, %span.done ]
  br label %effect

effect: ; in which of them its card is of the right age
  %number = phi i64 [ 0, %span ], [ %number.next, %effect.done ]
  %effect.at = getelementptr %effect, ptr %effects, i64 %number
  %effect.is = load %effect, ptr %effect.at
  %card = extractvalue %effect %effect.is, 0
  %youngest = extractvalue %effect %effect.is, 1
  %oldest = extractvalue %effect %effect.is, 2
  %gate = extractvalue %effect %effect.is, 3
  %line.first = extractvalue %effect %effect.is, 4
  %line.last = extractvalue %effect %effect.is, 5
  %latest = sub i32 %now, %youngest
  %earliest.ever = sub i32 %now, %oldest
  %earliest = call i32 @llvm.smax.i32(i32 %earliest.ever, i32 0)
  {earliest}
  {latest}
  %card.64 = sext i32 %card to i64
  %card.far = mul i64 %card.64, %played.step
  %card.row = getelementptr i8, ptr %played, i64 %card.far
  %since.at = getelementptr i8, ptr %card.row, i64 %at
  %since = load {bytes}, ptr %since.at, align 1
  %late = icmp sge {bytes} %since, %earliest.8.all
  %early = icmp sle {bytes} %since, %latest.8.all
  %aged = and {truths} %late, %early
  %gated = icmp sge i32 %gate, 0
  br i1 %gated, label %ask, label %asked
ask: ; in which of them its gate fell so
  %gate.number = lshr i32 %gate, 1
  %gate.branch = and i32 %gate, 1
  {branch}
  %gate.64 = zext i32 %gate.number to i64
  %gate.far = mul i64 %gate.64, %gates.step
  %gate.row = getelementptr i8, ptr %gates, i64 %gate.far
  %gate.at = getelementptr i8, ptr %gate.row, i64 %at
  %fell = load {bytes}, ptr %gate.at, align 1
  %fell.so = icmp eq {bytes} %fell, %gate.branch.8.all
  %aged.so = and {truths} %aged, %fell.so
  br label %asked
asked:
  %works = phi {truths} [ %aged, %effect ], [ %aged.so, %ask ]
  %works.bits = bitcast {truths} %works to i{span}
  %works.nowhere = icmp eq i{span} %works.bits, 0
  br i1 %works.nowhere, label %effect.done, label %line

line: ; what it does there
  %line.number = phi i32 [ %line.first, %asked ], [ %line.next, %line ]
  %line.at = getelementptr %line, ptr %lines, i32 %line.number
  %line.is = load %line, ptr %line.at
  %row = extractvalue %line %line.is, 0
  %scale = extractvalue %line %line.is, 1
  %add = extractvalue %line %line.is, 2
  {scale}
  {add}
  %row.far = mul i64 %row, %values.step
  %row.begin = getelementptr i8, ptr %values, i64 %row.far
  %row.at = getelementptr double, ptr %row.begin, i64 %at
  %value = load {doubles}, ptr %row.at, align 8
  %scaled = fmul {doubles} %value, %scale.all
  %changed = fadd {doubles} %scaled, %add.all
  %left = select {truths} %works, {doubles} %changed, {doubles} %value
  store {doubles} %left, ptr %row.at, align 8
  %line.next = add i32 %line.number, 1
  %line.more = icmp slt i32 %line.next, %line.last
  br i1 %line.more, label %line, label %effect.done
effect.done:
  %number.next = add i64 %number, 1
  %number.more = icmp slt i64 %number.next, %effects.count
  br i1 %number.more, label %effect, label %span.done
span.done:
  %at.next = add i64 %at, {span}
  %at.more = icmp slt i64 %at.next, %last
  br i1 %at.more, label %span, label %end
end:
  ret void"""


def _spread(name: str, kind: str) -> str:
    """One number for all games of a span."""
    return (
        f"%{name}.one = insertelement <{SPAN} x {kind}> poison, {kind} %{name}, i64 0\n"
        f"  %{name}.all = shufflevector <{SPAN} x {kind}> %{name}.one, <{SPAN} x {kind}> poison, "
        f"<{SPAN} x i32> zeroinitializer"
    )


def _spread_byte(name: str) -> str:
    return f"%{name}.8 = trunc i32 %{name} to i8\n  {_spread(f'{name}.8', 'i8')}"


_LINES = _FRAME.format(
    span=SPAN,
    bytes=f"<{SPAN} x i8>",
    truths=f"<{SPAN} x i1>",
    doubles=f"<{SPAN} x double>",
    earliest=_spread_byte("earliest"),
    latest=_spread_byte("latest"),
    branch=_spread_byte("gate.branch"),
    scale=_spread("scale", "double"),
    add=_spread("add", "double"),
)
"""What `changes` has done; see the words at the top."""
