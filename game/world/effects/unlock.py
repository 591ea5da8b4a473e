"""Unlock: a named card comes into its owner's hand (R15.9)."""

from game.world.rules import EffectRules
from game.world.timing import Games
from game.world.turn import Turn


def work(turn: Turn, effect: EffectRules, games: Games) -> None:
    """R15.9 Move the card to the top of its deck; others keep their places."""
    if turn.rank is turn.before.rank:
        turn.rank = turn.rank.copy()
    turn.rank[effect.target][games] = 0
