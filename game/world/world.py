"""The world between two quarters: numbers only, one column a game."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from game.world.rules import EffectRules, Rules
from game.world.timing import Games, sparse
from game.world.vocabulary import FACTIONS

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Laid = dict[tuple[int, int], Games]
"""By card and the quarter (since the first) in which it was laid down or happened: its games."""

NEVER = -1
_LINE = 64
"""Bytes that a processor fetches from memory together."""
PAIRS = tuple(combinations(range(len(FACTIONS)), 2))
"""Every two factions, by number: the lower one first."""
ROOM = 2
"""How many deals two factions may have in force: rows of their own, so that nobody can tell from
his deals, or from their luck, how many others were made (G5.7, G9.4)."""
DEALS = ROOM * len(PAIRS)


def rows_between(one: int, other: int) -> slice:
    """Return the rows among `DealRows` kept for two factions."""
    first = ROOM * PAIRS.index((min(one, other), max(one, other)))
    return slice(first, first + ROOM)


def between(row: int) -> tuple[int, int]:
    """Return the two factions whose deals a row among `DealRows` is kept for."""
    return PAIRS[row // ROOM]


@dataclass(frozen=True)
class DealRows:
    """Deals in force, arrays [DEALS, B]. ``a`` and ``b`` are faction numbers, −1 none.

    ``pledge_a`` is the index in ``rules.pledges`` of what ``a`` promises (−1 nothing) at
    ``limit_a``; ``points`` go from a to b each quarter (negative: b to a); ``until`` is the last
    quarter (as a number) in which the deal binds. ``breached`` marks sides found in breach in
    the quarter just resolved: 1 side a, 2 side b, 3 both.
    """

    active: Bools
    a: NDArray[np.int8]
    b: NDArray[np.int8]
    pledge_a: NDArray[np.int8]
    limit_a: Floats
    pledge_b: NDArray[np.int8]
    limit_b: Floats
    points: NDArray[np.int8]
    monitoring: NDArray[np.int8]
    escrow: NDArray[np.int8]
    until: NDArray[np.int16]
    breached: NDArray[np.int8]

    @staticmethod
    def none(size: int) -> "DealRows":
        """No deals, for ``size`` games."""

        def small(fill: int) -> NDArray[np.int8]:
            return np.full((DEALS, size), fill, dtype=np.int8)

        shape = (DEALS, size)
        return DealRows(
            np.zeros(shape, dtype=np.bool_),
            small(NEVER),
            small(NEVER),
            small(NEVER),
            np.zeros(shape),
            small(NEVER),
            np.zeros(shape),
            small(0),
            small(0),
            small(0),
            np.zeros(shape, dtype=np.int16),
            small(0),
        )


def blank(rows: int, games: int) -> Floats:
    """Rows yet to be written, float64[rows, games], each from the beginning of a line of the cache.

    The lines of a row are an odd number: rows whole pages apart compete for the same few places of
    a processor's cache, which makes a loop over hundreds of them several times slower.
    """
    a_line = _LINE // np.dtype(np.float64).itemsize
    step = a_line * (-(-games // a_line) | 1)
    floats = np.empty(rows * step + a_line, np.float64)
    first = -floats.ctypes.data % _LINE // floats.itemsize
    return floats[first : first + rows * step].reshape(rows, step)[:, :games]


def aligned(values: Floats) -> Floats:
    """A copy of rows, from the beginning of a line of the cache on."""
    copy = blank(*values.shape)
    np.copyto(copy, values)
    return copy


@dataclass(frozen=True)
class World:
    """State of a batch of B games before quarter ``quarter`` is played. Never changed in place.

    ``values`` float64[V, B] rows as in ``rules.layout``; ``played`` int8[C, B] quarter index
    since the first in which a card was played or an event happened (−1 never); ``rank``
    uint8[C, B] place of a card in its deck; ``drawn`` int16[4, B] cards dealt to each faction;
    ``gates`` bool[G, B] how each chance gate of a card fell when the card was played.
    """

    quarter: int
    values: Floats
    played: NDArray[np.int8]
    rank: NDArray[np.uint8]
    drawn: NDArray[np.int16]
    gates: Bools
    deals: DealRows = field(repr=False)
    found: Laid = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was found out about ``played`` (see `laid`)."""

    @property
    def size(self) -> int:
        """Number of games."""
        return int(self.values.shape[1])

    def get(self, rules: Rules, name: str) -> Floats:
        """The row ``name``, float64[B], as a copy."""
        row: Floats = self.values[rules.layout.row(name)].copy()
        return row

    def in_hand(self, rules: Rules, card: int) -> Bools:
        """Whether card number ``card`` is in its owner's hand, bool[B]."""
        owner = rules.cards[card].owner
        if owner >= len(self.drawn):
            return np.zeros(self.size, dtype=np.bool_)
        hand: Bools = self.in_hands(owner, [card])[0]
        return hand

    def in_hands(self, owner: int, cards: Sequence[int]) -> Bools:
        """Whether each of some cards of one faction is in its hand, bool[len(cards), B]."""
        held: Bools = self.rank[cards] < self._dealt[owner]
        held &= self.played[cards] == NEVER
        return held

    @cached_property
    def _dealt(self) -> NDArray[np.uint8]:
        """``drawn`` in the form of ``rank``: numbers of one form compare twice as fast."""
        most = np.iinfo(np.uint8).max
        return np.minimum(self.drawn, most).astype(np.uint8)

    def laid(self, card: int, since: int) -> Games:
        """The games in which a card was laid down, or an event happened, in quarter ``since``."""
        found = self.found.get((card, since))
        if found is None:
            found = self.found[card, since] = (self.played[card] == since).nonzero()[0]
        return found

    def under(self, effect: EffectRules, now: int) -> Iterator[Games]:
        """Games in which an effect works in quarter ``now`` (since the first); each comes once."""
        return sparse(effect, now, self.laid, self.gates)

    def with_deals(self, deals: DealRows) -> "World":
        """The same world with other deals in force."""
        return replace(self, deals=deals)

    def part(self, some: slice) -> "World":
        """These games alone."""
        deals = {name: rows[:, some] for name, rows in vars(self.deals).items()}
        return World(
            self.quarter,
            self.values[:, some],
            self.played[:, some],
            self.rank[:, some],
            self.drawn[:, some],
            self.gates[:, some],
            DealRows(**deals),
        )

    def at(self, places: Games) -> "World":
        """The games at these places, each in memory of its own; one may come several times."""
        deals = {name: rows.take(places, axis=1) for name, rows in vars(self.deals).items()}
        return World(
            self.quarter,
            self.values.take(places, axis=1),
            self.played.take(places, axis=1),
            self.rank.take(places, axis=1),
            self.drawn.take(places, axis=1),
            self.gates.take(places, axis=1),
            DealRows(**deals),
        )


@dataclass
class Spare:
    """Memory for the world to come, of which big batches would else ask for more every quarter."""

    values: Floats
    played: NDArray[np.int8]

    @staticmethod
    def beside(world: World) -> "Spare":
        """As much as a world takes."""
        return Spare(blank(*world.values.shape), np.empty_like(world.played))
