"""Scale: a rate, or the working capacity of a lever, is multiplied (R15.3)."""

from game.world.rules import EffectRules
from game.world.timing import Games
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, games: Games) -> None:
    """R15.3 Scale a rate where the card works; a capacity (``side``) once it has moved."""
    if effect.side:
        turn.scaled.setdefault(effect.target, []).append((games, effect))
        return
    turn.scale_in(effect.target, games, effect.by, effect.cause)
