"""Reveal: a faction's estimate of a row becomes sharper while the card works (R15.10).

It changes nothing in the world: `game.world.sight` asks for the divisor when it looks.
"""

from game.world.rules import EffectRules
from game.world.timing import Games
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, games: Games) -> None:
    """R15.10 Nothing moves."""
