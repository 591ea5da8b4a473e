"""What is settled before a match begins: scenario, lens, format, and who plays whom."""

from typing import Annotated, Literal

from pydantic import Field

from game.core.conduct.words import PressMode
from game.world.vocabulary import FACTIONS, Faction, Words

Player = Literal["person", "bot", "nobody"]


class Settings(Words):
    """The choices of a match. ``lens`` is a letter, or ``mixture`` for a secret draw (R14.5).

    A hosted table has a clock: ``minutes`` a phase (none: no clock) and ``grace`` minutes after
    it. ``absent`` names the bot that orders for a faction nobody came for (none: nobody does).
    A party may send so many ``messages`` a phase. With
    ``sign_off`` a faction's members must sign its draft before it is sealed (G18.4).
    """

    match: str
    scenario: str
    format: str
    lens: str
    players: dict[Faction, Player]
    bots: dict[Faction, str] = {}
    minutes: dict[str, Annotated[float, Field(gt=0, le=86_400)]] = {}
    grace: float = Field(default=0.0, ge=0, le=1_440)
    absent: str = ""
    press: PressMode = "open"
    messages: int = Field(default=60, ge=1, le=1_000)
    sign_off: bool = False

    @property
    def people(self) -> tuple[Faction, ...]:
        """The factions led by a person, in table order."""
        return tuple(f for f in FACTIONS if self.players[f] == "person")
