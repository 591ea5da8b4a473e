"""What a faction sees of a row: the truth, an estimate with its error, or nothing.

R11.4 A faction sees its own and public figures exactly. Others it estimates with the figure's
relative error, narrowed by its insight and by cards that reveal. The same question in the same
quarter always gets the same answer.
"""

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
    value = world.values[row].copy()
    known = rules.known[variable]
    if known.public or faction in known.to:
        return value, np.zeros(world.size)
    if known.error is None:
        raise KeyError(f"{faction} knows nothing of {variable}")
    insight = world.values[rules.layout.row(f"insight.{faction}")]
    half = rules.p["agreements.insight_half"]
    narrow = half / (half + insight) / _revealed(world, rules, faction, row)
    spread = known.error * narrow
    luck = chance.uniforms(
        world.quarter, tuple(f"sight {faction} {variable} {turn}" for turn in ("a", "b", "c"))
    )
    seen = value + np.maximum(np.abs(value), known.error) * spread * spread_normal(luck)
    seen = np.minimum(np.maximum(seen, rules.low[row]), rules.high[row])
    # The stated error follows from what is seen: from the truth it would give the truth away.
    return seen, np.maximum(np.abs(seen), known.error) * spread


def _revealed(world: World, rules: Rules, faction: Faction, row: int) -> Floats:
    """R15.10 By how much cards divide the faction's error about ``row``, float64[B]."""
    divisor: Floats = np.ones_like(world.values[row])
    own = rules.reveals.get((FACTIONS.index(faction), row), ())
    # A card played in the quarter just past helps in looking at where it left the world.
    now = world.quarter - 1 - rules.first
    for effect in own:
        for games in world.under(effect, now):
            divisor[games] = divisor[games] * effect.by
    return divisor
