"""When an effect works: by the age of its card, and by the gate on which it may hang.

R15.1 A card works from the quarter in which it is played, or as many quarters later as it says,
and for as many quarters as it says (`EffectRules.ages`).
R15.6 A chance gate is drawn once, in the quarter in which its card is played.

One rule in two forms: as a few games of many (`sparse`), and as a truth about every game at once
(`dense`), which a loop can be made of. They say the same.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.world.rules import EffectRules

NO_GATE = -1
Games = NDArray[np.intp]
"""Numbers of the games (columns) in which a card works, intp[n]."""
Bools = NDArray[np.bool_]


def fallen(effect: EffectRules, games: Games, gates: Bools) -> Games:
    """R15.6 Those of the games in which an effect's gate, if it has one, fell its way."""
    return games if effect.gate == NO_GATE else games[gates[effect.gate][games] == effect.branch]


def sparse(
    effect: EffectRules, now: int, laid: Callable[[int, int], Games], gates: Bools
) -> Iterator[Games]:
    """R15.1 Games in which an effect works in quarter ``now`` (since the first); each comes once.

    ``laid`` gives the games in which a card was laid down in a quarter.
    """
    for age in effect.ages:
        if age <= now:
            yield fallen(effect, laid(effect.card, now - age), gates)


def dense(effect: EffectRules, now: Any, played: Any, gates: Any) -> Any:
    """R15.1 Whether an effect works in quarter ``now``, bool[B].

    ``played`` is the quarter in which each card was laid down, int8[C, B], −1 never.
    """
    since, last = played[effect.card], now - effect.ages[0]
    first = np.maximum(now - effect.ages[-1], 0)
    works = (since >= first) & (since <= last)
    if effect.gate != NO_GATE:
        fell = gates[effect.gate]
        works = works & (fell if effect.branch else ~fell)
    return works
