"""Giving a faction to a bot, to people or to nobody (G10.7)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from game.core import meant
from game.core.command import WHITE, CellCommand, Command, Speaker
from game.core.conduct.prose import prose
from game.core.conduct.steering import because, check_reason, check_steered
from game.core.conduct.words import ClockCause
from game.core.errors import Refusal
from game.core.event import Event, Notice
from game.core.grammar import Typed, Unclear, reason
from game.core.match import Match, changed
from game.core.rule_titles import FACTION_TITLES
from game.core.settings import Player
from game.world.vocabulary import FACTIONS, Faction

_PLAYERS: dict[Player, str] = {
    "person": "People play",
    "bot": "A bot plays",
    "nobody": "Nobody plays",
}


class PlayerChanged(Event):
    """The white cell gave a faction to a bot, to people, or to nobody."""

    event: Literal["player_changed"] = "player_changed"
    faction: Faction
    player: Player
    bot: str = ""
    reason: ClockCause

    def fold(self, match: Match) -> Match:
        """Write it into the match's settings."""
        players = {**match.settings.players, self.faction: self.player}
        bots = {f: name for f, name in match.settings.bots.items() if f != self.faction}
        if self.bot:
            bots[self.faction] = self.bot
        settings = match.settings.model_copy(update={"players": players, "bots": bots})
        return changed(match, settings=settings)

    def notice(self, match: Match) -> Notice | None:
        """Say who plays, and not which bot."""
        title = f"{_PLAYERS[self.player]} {FACTION_TITLES[self.faction]} from now on"
        return title, because(self.reason)

    def again(self, match: Match) -> Refusal | tuple[Event, ...]:
        """Appoint them again."""
        said = Appoint(faction=self.faction, player=self.player, bot=self.bot, reason=self.reason)
        return said.outcome(match, WHITE)


class Appoint(CellCommand):
    """White cell: let a bot, people or nobody play a faction."""

    say: Literal["appoint"] = "appoint"
    faction: Faction
    player: Player
    bot: str = ""
    reason: ClockCause

    verbs: ClassVar[Mapping[str, str]] = {
        "appoint": "appoint FACTION people, nobody or BOT, REASON: who plays it from now on"
    }

    @classmethod
    def typed(cls, line: Typed) -> Command:
        """Read which faction, who plays it, and why."""
        words, usage = line.words, cls.verbs["appoint"]
        faction = meant.faction(words[0]) if len(words) > 1 else None
        if faction is None:
            raise Unclear(f"Say {usage}. Factions: {', '.join(FACTIONS)}.")
        why = reason(words[2:], usage)
        if words[1] in ("people", "person"):
            return cls(faction=faction, player="person", reason=why)
        if words[1] == "nobody":
            return cls(faction=faction, player="nobody", reason=why)
        return cls(faction=faction, player="bot", bot=words[1], reason=why)

    def may(self, match: Match, speaker: Speaker) -> Refusal | None:
        """Refuse a bot without a name, what is so already, and a table without people."""
        if refusal := check_steered(match) or check_reason(self.reason):
            return refusal
        settings = match.settings
        if (self.player == "bot") != bool(self.bot):
            message = "Name the bot that is to play, and only then."
        elif (self.player, self.bot) == (
            settings.players[self.faction],
            settings.bots.get(self.faction, ""),
        ):
            message = f"That is who plays {FACTION_TITLES[self.faction]} already."
        elif self.player != "person" and settings.people == (self.faction,):
            message = (
                "Somebody must be left to decide: without people the match would be over at once."
            )
        else:
            return None
        return Refusal(code="appoint", message=message, rule="G10.7")

    def do(self, match: Match, speaker: Speaker) -> tuple[Event, ...]:
        """Appoint them."""
        reason = prose(self.reason)
        return (
            PlayerChanged(faction=self.faction, player=self.player, bot=self.bot, reason=reason),
        )
