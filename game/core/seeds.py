"""Where a match's luck comes from: its seed, and the lens drawn from the mixture.

Both stay hidden from every observation until the match is over (G9).
"""

import hashlib

import numpy as np
from numpy.typing import NDArray

from game.core.rulebook import Lens
from game.world.chance import Chance
from game.world.exact import total

MIXTURE = "mixture"
_BEFORE_ALL_QUARTERS = 0


def seed_from(number: int) -> bytes:
    """Return the 256-bit seed that a ``--seed`` number stands for."""
    return hashlib.sha256(f"four fronts seed {number}".encode()).digest()


def draw_lens(lenses: list[Lens], chance: Chance) -> NDArray[np.int8]:
    """Draw a lens for each lane by the lenses' weights: place in ``lenses``, int8[B].

    R14.5 The draw belongs to no quarter, so it shifts no other luck.
    """
    whole = total(lens.weight for lens in lenses)
    luck = chance.uniform(_BEFORE_ALL_QUARTERS, "lens") * whole
    drawn = np.zeros(chance.size, np.int8)
    reached = 0.0
    for lens in lenses[:-1]:
        reached += lens.weight
        drawn += luck >= reached
    return drawn
