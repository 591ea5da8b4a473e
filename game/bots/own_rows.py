"""What is printed and known to all, as one faction needs it: rows, caps, prices.

Row numbers follow the rulebook's lists, which is the order of the world's arrays. Nothing
here depends on the lens.
"""

from dataclasses import dataclass

from game.core.cards import Card
from game.core.rulebook import Rulebook
from game.world.vocabulary import Faction, Lever, Stance


@dataclass(frozen=True)
class Printed:
    """One faction's own levers, stances and cards, each with its row."""

    faction: Faction
    levers: dict[str, tuple[int, Lever]]
    stances: dict[str, tuple[int, Stance]]
    cards: dict[str, tuple[int, Card]]


def printed(rulebook: Rulebook, faction: Faction) -> Printed:
    """Return what ``faction`` can move, in the rulebook's order."""
    return Printed(
        faction=faction,
        levers={
            lever.name: (row, lever)
            for row, lever in enumerate(rulebook.levers)
            if lever.faction == faction
        },
        stances={
            stance.name: (row, stance)
            for row, stance in enumerate(rulebook.stances)
            if stance.faction == faction
        },
        cards={
            card.id: (row, card) for row, card in enumerate(rulebook.cards) if card.deck == faction
        },
    )
