"""The opening: the world before the first quarter, and what each side makes of it."""

from typing import Literal

from game.core.event import TableEvent
from game.core.match import Match, changed
from game.core.record import Sighting, WorldRecord, by_name, read_world, write_world
from game.core.resolution import sightings
from game.world.chance import Chance
from game.world.digest import digest
from game.world.vocabulary import Faction


class MatchOpened(TableEvent):
    """The table was set: the world before the first quarter and what each side makes of it."""

    event: Literal["match_opened"] = "match_opened"
    world: WorldRecord
    sightings: dict[Faction, list[Sighting]]
    digest: str

    def fold(self, match: Match) -> Match:
        """Set the world up; the first briefing follows."""
        values = dict(zip(match.rules.layout.names, self.world.values, strict=True))
        return changed(
            match,
            world=read_world(self.world),
            sightings=by_name(self.sightings),
            history={name: (value,) for name, value in values.items()},
            digest=self.digest,
            awaited="briefing",
        )


def open_match(match: Match, chance: Chance) -> MatchOpened:
    """Return the opening of a blank match."""
    return MatchOpened(
        world=write_world(match.world),
        sightings=sightings(match.world, match.rules, chance),
        digest=digest(match.world, match.rules),
    )
