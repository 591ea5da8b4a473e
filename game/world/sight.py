"""What a faction sees of a row: the truth, an estimate with its error, or nothing.

R11.4 A faction sees its own and public figures exactly. Others it estimates with the figure's
relative error, narrowed by its insight and by cards that reveal. The same question in the same
quarter always gets the same answer.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from game.world.chance import Chance, spread_normal
from game.world.rules import Rules
from game.world.vocabulary import FACTIONS, Faction
from game.world.world import World

Floats = NDArray[np.float64]


def sight(
    world: World, rules: Rules, chance: Chance, faction: Faction, variable: str
) -> tuple[Floats, Floats]:
    """Value seen and its standard error, float64[B] each; error 0 when it is exact.

    `KeyError` when the faction knows nothing of ``variable`` or there is no such row.
    """
    row = rules.layout.row(variable)
    known = rules.known[variable]
    if known.public or faction in known.to:
        return world.values[row].copy(), np.zeros(world.size)
    if known.error is None:
        raise KeyError(f"{faction} knows nothing of {variable}")
    (seen,), (error,) = estimates(world, rules, chance, faction, (variable,))
    return seen, error


def estimates(
    world: World, rules: Rules, chance: Chance, faction: Faction, variables: Sequence[str]
) -> tuple[Floats, Floats]:
    """Values seen and their standard errors, float64[n, B] each, of figures that have an error.

    All at once: at the table they are looked at together, and numpy is called for the lot.
    """
    rows = np.array([rules.layout.row(variable) for variable in variables], np.intp)
    value, low, high = world.values[rows], rules.low[rows], rules.high[rows]
    errors = [rules.known[variable].error for variable in variables]
    relative = np.array(errors, np.float64).reshape(-1, 1)
    insight = world.values[rules.layout.row(f"insight.{faction}")]
    half = rules.p["agreements.insight_half"]
    spread = relative * (half / (half + insight) / _revealed(world, rules, faction, rows))
    names = [f"sight {faction} {one} {turn}" for turn in ("a", "b", "c") for one in variables]
    luck = chance.uniforms(world.quarter, names).reshape(3, len(rows), world.size)
    seen = value + np.maximum(np.abs(value), relative) * spread * spread_normal(luck)
    seen = np.minimum(np.maximum(seen, low), high)
    # The stated error follows from what is seen: from the truth it would give the truth away.
    return seen, np.maximum(np.abs(seen), relative) * spread


def _revealed(world: World, rules: Rules, faction: Faction, rows: NDArray[np.intp]) -> Floats:
    """R15.10 By how much cards divide the faction's error about each row, float64[n, B]."""
    divisors: Floats = np.ones_like(world.values[rows])
    seat = FACTIONS.index(faction)
    # A card played in the quarter just past helps in looking at where it left the world.
    now = world.quarter - 1 - rules.first
    for divisor, row in zip(divisors, rows.tolist(), strict=True):
        for effect in rules.reveals.get((seat, row), ()):
            for games in world.under(effect, now):
                divisor[games] = divisor[games] * effect.by
    return divisors
