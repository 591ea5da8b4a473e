"""The working object of one quarter: rows to read, and the only ways to change them.

Every change is named as it is made, so that the receipts are the arithmetic itself:

* `add` adds a term to a row in place;
* `put` sets a row to a value worked out elsewhere, naming the difference (and, if the step
  can say more, its parts, which are worked out only when there is a ledger to read them);
* `keep` holds a block of rows within their ranges and under the caps of cards.

What cards do later in the quarter waits here until its place in the order comes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from game.world.chance import Chance
from game.world.curves import spread
from game.world.inputs import Inputs
from game.world.receipts import BY_LUCK, Ledger
from game.world.rules import EffectRules, Rules, Working
from game.world.timing import Games, fallen
from game.world.world import NEVER, Laid, World

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Waiting = dict[int, list[tuple[Games, EffectRules]]]
"""By target (a row, or a lever's number): the effects that work there, and in which games."""
Parts = Callable[[], Iterable[tuple[str, Floats]]]
_NOWHERE: Games = np.empty(0, np.intp)
Weights = Mapping[str, Floats] | Mapping[str, float]
"""What each row counts in a sum, in the order in which they are added."""
_ROUNDED = float(np.finfo(np.float32).eps)
"""What is less than this is the rounding of a sum."""


def _weighed(read: Callable[[str], Floats], weights: Weights) -> Floats:
    """The sum of rows by their weights, one after the other."""
    (name, weight), *others = weights.items()
    whole = read(name) * weight
    for name, weight in others:
        whole = whole + read(name) * weight
    return whole


@dataclass
class Turn:
    """One quarter being resolved, for B games."""

    rules: Rules
    chance: Chance
    inputs: Inputs
    before: World
    values: Floats
    played: NDArray[np.int8]
    rank: NDArray[np.uint8]
    drawn: NDArray[np.int16]
    gates: Bools
    ledger: Ledger | None
    fleeting: bool = False
    """Whether nobody will look at the world before again, so that it may be overwritten."""
    deals: object = None
    laid: Laid = field(init=False)
    frozen: Waiting = field(default_factory=dict)
    scaled: Waiting = field(default_factory=dict)
    extra: Waiting = field(default_factory=dict)
    caps: Waiting = field(default_factory=dict)
    notes: dict[str, Floats] = field(default_factory=dict)
    p: dict[str, Floats] = field(init=False)
    index: dict[str, int] = field(init=False)
    nought: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.p = self.rules.p
        self.index = self.rules.layout.index
        self.nought = np.zeros(self.size)
        self.laid = self.before.found.copy()

    @property
    def quarter(self) -> int:
        """The quarter being resolved."""
        return self.before.quarter

    @property
    def now(self) -> np.int8:
        """The quarter being resolved, counted from the first."""
        return np.int8(self.quarter - self.rules.first)

    @property
    def size(self) -> int:
        """Number of games."""
        return int(self.values.shape[1])

    def __getitem__(self, name: str) -> Floats:
        row: Floats = self.values[self.index[name]]
        return row

    def old(self, name: str) -> Floats:
        """A row as it was when the quarter began."""
        row: Floats = self.before.values[self.index[name]]
        return row

    def block(self, rows: slice) -> Floats:
        """Rows side by side, float64[n, B]."""
        block: Floats = self.values[rows]
        return block

    def active(self, table: Working) -> Iterator[tuple[EffectRules, Games]]:
        """The effects of ``table`` that work this quarter, card by card, with their games."""
        now = self.quarter - self.rules.first
        for card, ages in table.items():
            first, latest = max(now - len(ages) + 1, 0), self.latest[card]
            for since in range(first, latest + 1):
                effects = ages[now - since]
                games = self.games(card, since) if effects else _NOWHERE
                if not games.size:
                    continue
                for effect in effects:
                    where = fallen(effect, games, self.gates)
                    if where.size:
                        yield effect, where

    def games(self, card: int, since: int) -> Games:
        """Where a card was laid down, or an event happened, in quarter ``since`` (from the first).

        To be asked once all that this quarter brings has been laid down and has happened.
        """
        found = self.laid.get((card, since))
        if found is None:
            found = self.laid[card, since] = (self.played[card] == since).nonzero()[0]
        return found

    def just_laid(self, card: int) -> Games:
        """Where a card was laid down, or an event happened, in this very quarter."""
        now = int(self.now)
        return self.games(card, now) if self.latest[card] == now else _NOWHERE

    @cached_property
    def latest(self) -> list[int]:
        """The quarter (from the first) in which each card was laid down last in any game."""
        latest: list[int] = self.played.max(axis=1, initial=NEVER).tolist()
        return latest

    def capacity(self, lever: str) -> Floats:
        """Working capacity of a lever, 0–1: what is stored, scaled by cards (R15.3)."""
        number = self.rules.lever_index[lever]
        working: Floats = self.values[self.rules.lever_rows.start + number]
        for games, effect in self.scaled.get(number, ()):
            working = working.copy()
            working[games] = np.minimum(working[games] * effect.by, 1.0)
        return working

    @cached_property
    def dials(self) -> Floats:
        """All stances as shares of their top levels; they stand while the steps run."""
        shares: Floats = self.values[self.rules.stance_rows] / self.rules.stance_top
        return shares

    def dial(self, stance: str) -> Floats:
        """A stance as a share of its top level, 0–1."""
        row: Floats = self.dials[self.rules.stance_index[stance]]
        return row

    def by_level(self, table: str, stance: str) -> Floats:
        """What a table of parameters (``table``_0 to _3) says for a stance's level."""
        level = self.values[self.index[f"stance.{stance}"]].astype(np.intp)
        numbers = self.rules.tables[table]
        said: Floats = numbers[level] if numbers.ndim == 1 else numbers[level, np.arange(self.size)]
        return said

    def strained(self, name: str) -> Floats:
        """What tension leaves of something: one at its usual level, less above, more below.

        ``name`` is the parameter that says how much a hundred points of tension take away.
        """
        above = self.old("tension") - self.p["hazard.tension_usual"]
        part: Floats = 1 - self.p[name] * above / self.p["hazard.points"]
        return np.maximum(part, 0.0)

    @cached_property
    def lucks(self) -> Floats:
        """The draws of the rules, in order."""
        return self.chance.uniforms(self.quarter, self.rules.draws)

    def luck(self, name: str) -> Floats:
        """A uniform number in [0, 1) of this quarter; a draw not yet made is made now."""
        if name not in self.rules.draws:
            return self.chance.uniform(self.quarter, name)
        row: Floats = self.lucks[self.rules.draws.index(name)]
        return row

    def by_luck(self, draw: str, width: Floats, amount: Floats) -> Parts:
        """R14.6 The part of ``amount`` that is owed to a draw which scales it by 1 ± ``width``.

        It is what a draw in the middle would not have brought; the draw comes with the cause.
        """

        def part() -> Iterable[tuple[str, Floats]]:
            yield f"{BY_LUCK}{draw}", amount - amount / (1 + width * spread(self.luck(draw)))

        return part

    def add(
        self, name: str, amount: Floats, cause: str, rule: str, parts: Parts | None = None
    ) -> None:
        """Add ``amount`` (float64[B] or a single number) to a row, as a named term.

        What ``parts`` explain of it is named apart from ``cause``.
        """
        row = self.index[name]
        if self.ledger is not None and parts is not None:
            self._explain(row, self.values[row] + amount, cause, rule, parts())
        elif self.ledger is not None:
            self.ledger.note(row, cause, rule, amount + self.nought)
        self.values[row] += amount

    def add_block(self, rows: slice, amount: Floats, cause: str, rule: str) -> None:
        """Add ``amount`` [n, B] to rows side by side, as a named term of each."""
        self.values[rows] += amount
        if self.ledger is not None:
            wide = amount + np.zeros((rows.stop - rows.start, self.size))
            for offset, row in enumerate(range(rows.start, rows.stop)):
                self.ledger.note(row, cause, rule, wide[offset])

    def put(
        self, name: str, new: Floats, cause: str, rule: str, parts: Parts | None = None
    ) -> None:
        """Set a row to ``new``; what ``parts`` do not explain is put down to ``cause``."""
        row = self.index[name]
        if self.ledger is not None:
            wide = new + self.nought
            self._explain(row, wide, cause, rule, () if parts is None else parts())
        self.values[row] = new
        if row in self.extra:
            self.add_extra(row)

    def put_sum(self, name: str, weights: Weights, rule: str) -> None:
        """Set a figure to the sum of rows by ``weights``; each counts by its own change.

        Where the figure did not stand at that sum, because something moved it or a part of it
        later than it was summed up, that comes first, as a term of its own.
        """

        def parts() -> Iterable[tuple[str, Floats]]:
            missed = _weighed(self.old, weights) - self.old(name)
            yield "coupling anew", np.where(np.abs(missed) > _ROUNDED, missed, 0.0)
            for part, weight in weights.items():
                yield f"coupling {part}", (self[part] - self.old(part)) * weight

        self.put(name, _weighed(self.__getitem__, weights), "coupling rounding", rule, parts)

    def put_block(
        self, rows: slice, new: Floats, cause: str, rule: str, parts: Parts | None = None
    ) -> None:
        """Set rows side by side to ``new`` [n, B]; parts are blocks too."""
        if self.ledger is not None:
            flat = np.zeros((rows.stop - rows.start, self.size))
            wide = new + flat
            pieces = [] if parts is None else [(word, a + flat) for word, a in parts()]
            for offset, row in enumerate(range(rows.start, rows.stop)):
                own = [(word, a[offset]) for word, a in pieces]
                self._explain(row, wide[offset], cause, rule, own)
        self.values[rows] = new
        if self.extra:
            for row in range(rows.start, rows.stop):
                self.add_extra(row)

    def _explain(
        self,
        row: int,
        new: Floats,
        cause: str,
        rule: str,
        parts: Iterable[tuple[str, Floats]],
    ) -> None:
        assert self.ledger is not None  # noqa: S101 - only called with a ledger
        running = self.values[row].copy()
        for word, amount in parts:
            wide = amount + self.nought
            self.ledger.note(row, word, rule, wide)
            running = running + wide
        self.ledger.change(row, cause, rule, running, new)

    def add_extra(self, row: int) -> None:
        """R15.2: what cards add to a figure comes after the figure is worked out."""
        for games, effect in self.extra.get(row, ()):
            self.add_in(row, games, effect.by, effect.cause)

    def add_in(self, row: int, games: Games, by: float, cause: str) -> None:
        """Add what a card adds to a row, in some games (R15.2)."""
        np.add.at(self.values[row], games, by)
        if self.ledger is not None:
            amount = np.zeros(self.size)
            amount[games] = by
            self.ledger.note(row, cause, "R15.2", amount)

    def scale_in(self, row: int, games: Games, by: float, cause: str) -> None:
        """Scale a row by a card, in some games (R15.3)."""
        old = self.values[row].copy() if self.ledger is not None else None
        np.multiply.at(self.values[row], games, by)
        if self.ledger is not None and old is not None:
            self.ledger.change(row, cause, "R15.3", old, self.values[row].copy())

    def put_in(self, row: int, games: Games, new: Floats | float, cause: str, rule: str) -> None:
        """Set a row to ``new`` (float64[n] or one number) in some games, by a card."""
        old = self.values[row].copy() if self.ledger is not None else None
        self.values[row][games] = new
        if self.ledger is not None and old is not None:
            self.ledger.change(row, cause, rule, old, self.values[row].copy())

    def keep(self, rows: slice) -> None:
        """Hold rows within their ranges, and under the caps cards set (R15.5)."""
        self._hold(rows)
        if self.caps:
            self._cap(rows)

    def _hold(self, rows: slice) -> None:
        """R13.1 Looking first which rows leave their range is faster than holding all of them."""
        block, low, high = self.values[rows], self.rules.low[rows], self.rules.high[rows]
        outside: Bools = (block < low) | (block > high)
        for offset in np.flatnonzero(outside.any(axis=1)):
            held = np.minimum(np.maximum(block[offset], low[offset]), high[offset])
            if self.ledger is not None:
                row = rows.start + int(offset)
                self.ledger.change(row, "limit", "R13.1", block[offset].copy(), held)
            block[offset] = held

    def _cap(self, rows: slice) -> None:
        for row, caps in self.caps.items():
            if not rows.start <= row < rows.stop:
                continue
            for games, effect in caps:
                value = self.values[row][games]
                bound = np.minimum if effect.side else np.maximum
                self.put_in(row, games, bound(value, effect.by), effect.cause, "R15.5")
