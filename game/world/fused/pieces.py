"""Pieces of a loop as functions of LLVM assembly, and the one that calls them in order.

Some games at a time go through all pieces: few enough that what one piece leaves is still in the
processor's cache when the next one wants it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.world.fused.blocks import MemoryPlaces

AT_A_TIME = 512
"""Games, a whole number of times what any piece does at a time."""

_PIECE = """\
define private void @{name}(ptr noalias %handed, ptr noalias %numbers, i64 %first, i64 %last) {{
to.begin:
  {taken}
  {lines}
}}
"""
_ALL = """\
define void @loop(ptr %handed, ptr %numbers, i64 %first, i64 %last) {{
begin:
  br label %some
some:
  %at = phi i64 [ %first, %begin ], [ %next, %some ]
  %far = add i64 %at, {games}
  %next = call i64 @llvm.smin.i64(i64 %far, i64 %last)
  {calls}
  %more = icmp slt i64 %next, %last
  br i1 %more, label %some, label %end
end:
  ret void
}}
declare i64 @llvm.smin.i64(i64, i64)
"""


@dataclass(frozen=True)
class Piece:
    """What is done to games.

    ``lines`` go on from the block ``to.begin``, where everything is taken that was handed over:
    of each array of ``names`` where its first row is and the bytes from one row to the next
    (``%name``, ``%name.step``), of each table where it is and its length (``%name.count``). They
    write arrays ``written`` and call what is ``declared``.
    """

    lines: str
    names: tuple[str, ...]
    written: tuple[str, ...]
    declared: tuple[str, ...]
    tables: Mapping[str, NDArray[Any]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The whole function."""
        return _PIECE.format(name=name, taken=self._taken(), lines=self.lines)

    def handed(self, places: MemoryPlaces) -> list[int]:
        """What is handed over, in the order in which it is taken."""
        found = [number for name in self.names for number in places[name]]
        for table in self.tables.values():
            found += (table.ctypes.data, len(table))
        return found

    def _taken(self) -> str:
        words = [(name, "step") for name in self.names] + [(name, "count") for name in self.tables]
        return "\n  ".join(
            f"%{name}.at = getelementptr i64, ptr %handed, i64 {2 * place}\n"
            f"  %{name} = load ptr, ptr %{name}.at\n"
            f"  %{name}.{number}.at = getelementptr i64, ptr %handed, i64 {2 * place + 1}\n"
            f"  %{name}.{number} = load i64, ptr %{name}.{number}.at"
            for place, (name, number) in enumerate(words)
        )


def joined(pieces: Sequence[Piece]) -> str:
    """The text of a loop of all pieces; it is handed what `handed` says."""
    texts = [piece.text(f"piece{number}") for number, piece in enumerate(pieces)]
    calls: list[str] = []
    begin = 0
    for number, piece in enumerate(pieces):
        calls += (
            f"%handed{number} = getelementptr i64, ptr %handed, i64 {begin}",
            f"call void @piece{number}(ptr %handed{number}, ptr %numbers, i64 %at, i64 %next)",
        )
        begin += 2 * (len(piece.names) + len(piece.tables))
    declared = dict.fromkeys(one for piece in pieces for one in piece.declared)
    return "\n".join((*declared, *texts, _ALL.format(games=AT_A_TIME, calls="\n  ".join(calls))))


def handed(pieces: Sequence[Piece], places: MemoryPlaces) -> NDArray[np.intp]:
    """What a loop is handed: of each piece what it takes, one after the other."""
    return np.array([number for piece in pieces for number in piece.handed(places)], np.intp)
