"""Cap: a stock is held at most (or at least) at a value while the card works (R15.5)."""

from game.world.rules import EffectRules
from game.world.timing import Games
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, games: Games) -> None:
    """R15.5 Remember the cap; it is laid on when the stock's step ends."""
    turn.caps.setdefault(effect.target, []).append((games, effect))
