"""Chance as a function, not a stream: the same draw is the same wherever it is asked for.

R14.1 A draw depends on the match seed, the quarter and the draw's name, and on nothing else:
adding a draw, or the order in which seats act, shifts no other draw.
R14.2 The seed is 256 bits and secret until the end; each quarter has a key of its own, so that
one quarter's luck says nothing about the next.

Counter hash: quarter key = first 8 bytes of HMAC-SHA256(seed, quarter); lane key =
mix(quarter key + lane × golden); draw = mix(lane key + draw id × golden), where `mix` is the
SplitMix64 finaliser and the draw id the first 8 bytes of the SHA-256 of the draw's name.
"""

import hashlib
import hmac
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.world.exact import nearest

Floats = NDArray[np.float64]
Lanes = NDArray[np.uint64]
Bools = NDArray[np.bool_]
Draws = Callable[[Lanes, Lanes], Lanes]
Some = tuple[slice, slice]
"""Some draws, and some games."""

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31 = np.uint64(30), np.uint64(27), np.uint64(31)
_S11, _S32 = np.uint64(11), np.uint64(32)
_UNIT = np.float64(1 / (1 << 53))
_TOP = (1 << 64) - 1
_CACHED = 8192
"""How many numbers numpy works on at a time."""
IN_A_LOOP = 1 << 15
"""How many a loop draws at a time: calls are dear, and it keeps nothing but its results."""


@lru_cache(maxsize=4096)
def draw_id(name: str) -> int:
    """The number of a draw: taken from its name, so that a new draw shifts no other."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")


@lru_cache(maxsize=256)
def quarter_key(seed: bytes, quarter: int) -> int:
    """The key of one quarter under a 256-bit seed."""
    words = f"{quarter}".encode()
    return int.from_bytes(hmac.new(seed, words, hashlib.sha256).digest()[:8], "big")


@lru_cache(maxsize=256)
def steps_of(names: tuple[str, ...]) -> Lanes:
    """How far the draws of these names lie from the key of a lane, uint64[n, 1]."""
    golden = int(_GOLDEN)
    steps = [(draw_id(name) * golden) & _TOP for name in names]
    return np.array(steps, dtype=np.uint64).reshape(-1, 1)


def mix(x: Lanes) -> Lanes:
    """The SplitMix64 finaliser, in place; ``x`` must be an array of its own."""
    shifted = x >> _S30
    x ^= shifted
    x *= _FIRST
    x ^= np.right_shift(x, _S27, out=shifted)
    x *= _SECOND
    x ^= np.right_shift(x, _S31, out=shifted)
    return x


def draw(keys: Lanes, steps: Lanes) -> Lanes:
    """The bits of draws, in an array of their own: ``steps`` [n, 1] from ``keys`` [m], [n, m]."""
    return mix(keys + steps)


def fractions(bits: Lanes, out: Floats | None = None) -> Floats:
    """Numbers in [0, 1) from the bits of draws (overwritten), float64 of the same shape."""
    bits >>= _S11
    # Below 2^53 the sign is never set, and signed numbers turn into floats faster.
    return np.multiply(bits.view(np.int64), _UNIT, out=out)


def limits(odds: Sequence[float]) -> Lanes:
    """The bits below which draws are less than ``odds``, numbers in [0, 1); uint64[n, 1]."""
    found = [math.ceil(one * (1 << 53)) << 11 for one in odds]
    return np.array(found, np.uint64).reshape(-1, 1)


@dataclass(frozen=True)
class Chance:
    """The luck of a batch of games: one ``seed`` and one lane number a game (0 at the table).

    ``draw`` makes bits of keys, about ``most`` at a time; what stands in for `draw` makes the same.
    """

    seed: bytes
    lanes: Lanes
    draw: Draws = field(default=draw, repr=False, compare=False)
    most: int = field(default=_CACHED, repr=False, compare=False)
    _keys: dict[int, Lanes] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    def single(seed: bytes) -> "Chance":
        """The chance of one game at the table: lane 0."""
        return Chance(seed, np.zeros(1, dtype=np.uint64))

    @property
    def size(self) -> int:
        """Number of games."""
        return int(self.lanes.shape[0])

    def lane_keys(self, quarter: int) -> Lanes:
        """Key of each lane in ``quarter``, uint64[B]."""
        found = self._keys.get(quarter)
        if found is None:
            start = np.uint64(quarter_key(self.seed, quarter))
            found = mix(self.lanes * _GOLDEN + start)
            self._keys[quarter] = found
        return found

    def bits(self, quarter: int, names: Sequence[str]) -> Iterator[tuple[Some, Lanes]]:
        """The bits of several draws, uint64[n, m] at a time, and which draws and games those are.

        As many at a time as stay in a processor's cache while they are worked on.
        """
        keys, steps = self.lane_keys(quarter), steps_of(tuple(names))
        rows = max(self.most // max(keys.size, 1), 1)
        parts = max(nearest(keys.size / self.most), 1)
        columns = max(-(-keys.size // parts), 1)
        for first in range(0, len(steps), rows):
            some = slice(first, first + rows)
            for begin in range(0, keys.size, columns):
                games = slice(begin, begin + columns)
                yield (some, games), self.draw(keys[games], steps[some])

    def heads(self, quarter: int, names: Sequence[str]) -> NDArray[np.uint32]:
        """The upper half of the bits of several draws, uint32[len(names), B]: enough to sort by."""
        found = np.empty((len(names), self.size), np.uint32)
        for some, bits in self.bits(quarter, names):
            bits >>= _S32
            found[some] = bits
        return found

    def under(self, quarter: int, names: Sequence[str], odds: Sequence[float]) -> Bools:
        """Whether each draw is less than its ``odds``, numbers in [0, 1), bool[len(names), B].

        The same as ``uniforms(quarter, names) < odds``, compared as whole numbers.
        """
        found = np.empty((len(names), self.size), np.bool_)
        below = limits(odds)
        for some, bits in self.bits(quarter, names):
            np.less(bits, below[some[0]], out=found[some])
        return found

    def under_in(self, quarter: int, name: str, odds: float, games: NDArray[np.intp]) -> Bools:
        """What `under` says of one draw in some games, bool[n]."""
        bits = mix(self.lane_keys(quarter)[games] + steps_of((name,))[0])
        found: Bools = bits < limits((odds,))[0]
        return found

    def uniforms(self, quarter: int, names: Sequence[str]) -> Floats:
        """Numbers in [0, 1) for several draws at once, float64[len(names), B]."""
        found = np.empty((len(names), self.size))
        for some, bits in self.bits(quarter, names):
            fractions(bits, out=found[some])
        return found

    def uniform(self, quarter: int, name: str) -> Floats:
        """Numbers in [0, 1) for one draw, float64[B]."""
        row: Floats = self.uniforms(quarter, (name,))[0]
        return row


def spread_normal(luck: Floats) -> Floats:
    """Three uniform numbers [3, B] turned into one of mean 0 and standard deviation 1.

    The sum of three, centred: each has variance 1/12, so twice the centred sum has variance 1;
    it never exceeds 3 either way.
    """
    centred: Floats = 2 * ((luck[0] - 0.5) + (luck[1] - 0.5) + (luck[2] - 0.5))
    return centred
