"""Set: a stock is given a value (R15.4)."""

from game.world.rules import EffectRules
from game.world.timing import Games
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, games: Games) -> None:
    """R15.4 Set the stock where the card works."""
    turn.put_in(effect.target, games, effect.by, effect.cause, "R15.4")
