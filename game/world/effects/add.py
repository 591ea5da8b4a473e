"""Add: a stock gets its term at once, a figure after it has been worked out (R15.2)."""

from game.world.rules import EffectRules
from game.world.timing import Games
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, games: Games) -> None:
    """R15.2 Add the card's amount where it works; ``side`` marks a stock."""
    if effect.side:
        turn.add_in(effect.target, games, effect.by, effect.cause)
    else:
        turn.extra.setdefault(effect.target, []).append((games, effect))
