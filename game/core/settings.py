"""What is settled before a match begins: scenario, lens, format, and who plays whom."""

from typing import Literal

from game.world.vocabulary import FACTIONS, Faction, Words

Player = Literal["person", "bot", "nobody"]


class Settings(Words):
    """The choices of a match. ``lens`` is a letter, or ``mixture`` for a secret draw (R14.5)."""

    match: str
    scenario: str
    format: str
    lens: str
    players: dict[Faction, Player]
    bots: dict[Faction, str] = {}

    @property
    def people(self) -> tuple[Faction, ...]:
        """The factions led by a person, in table order."""
        return tuple(f for f in FACTIONS if self.players[f] == "person")
