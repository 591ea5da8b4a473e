"""Delay: a lever's capacity may fall but not rise while the card works (R15.7)."""

from game.world.rules import EffectRules
from game.world.timing import Games
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, games: Games) -> None:
    """R15.7 Freeze the growth of the capacity where the card works."""
    turn.frozen.setdefault(effect.target, []).append((games, effect))
