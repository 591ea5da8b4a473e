"""What counts for those who had not sealed when the orders phase was closed (G8.3)."""

from typing import Literal

from game.core.event import Notice, TableEvent
from game.core.match import Match, changed
from game.core.rule_titles import FACTION_TITLES
from game.world.vocabulary import Faction

StandInSource = Literal["draft", "standing", "bot", "none"]
_SOURCES: dict[StandInSource, str] = {
    "draft": "its draft counts",
    "standing": "its standing orders count",
    "bot": "a bot ordered for it",
    "none": "it gives no orders",
}


class Substituted(TableEvent):
    """What counts for a faction that had not sealed when the orders phase was closed (G8.3)."""

    event: Literal["substituted"] = "substituted"
    faction: Faction
    source: StandInSource

    def fold(self, match: Match) -> Match:
        """Remember it until the next phase."""
        return changed(match, substituted={**match.substituted, self.faction: self.source})

    def notice(self, match: Match) -> Notice | None:
        """Say what stands in for whom."""
        title = f"{FACTION_TITLES[self.faction]} had not sealed in time: {_SOURCES[self.source]}"
        return title, "Nobody had sealed its orders when the phase closed."


def substitutions(match: Match) -> tuple[Substituted, ...]:
    """Return, for each faction of people that did not seal in time, what stands in for it."""
    if match.phase != "orders" or not match.closed:
        return ()
    return tuple(
        Substituted(faction=faction, source=_stand_in(match, faction))
        for faction in match.settings.people
        if faction not in match.sealed and faction not in match.substituted
    )


def _stand_in(match: Match, faction: Faction) -> StandInSource:
    if match.drafts.get(faction):
        return "draft"
    if match.standing.get(faction):
        return "standing"
    return "bot" if match.settings.absent else "none"


def settled(match: Match, faction: Faction) -> bool:
    """Whether it is known what counts for a faction this quarter."""
    if faction in match.sealed:
        return True
    return match.closed and match.substituted.get(faction, "bot") != "bot"
