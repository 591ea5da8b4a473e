"""What counts for those who had not sealed when the orders phase was closed (G8.3)."""

from game.core.conduct.events import Substituted
from game.core.match import Match
from game.world.vocabulary import Faction


def substitutions(match: Match) -> tuple[Substituted, ...]:
    """Return, for each faction of people that did not seal in time, what stands in for it."""
    if match.phase != "orders" or not match.closed:
        return ()
    return tuple(
        _stand_in(match, faction)
        for faction in match.settings.people
        if faction not in match.sealed and faction not in match.substituted
    )


def _stand_in(match: Match, faction: Faction) -> Substituted:
    if match.drafts.get(faction):
        return Substituted(faction=faction, source="draft")
    if match.standing.get(faction):
        return Substituted(faction=faction, source="standing")
    return Substituted(faction=faction, source="bot" if match.settings.absent else "none")


def settled(match: Match, faction: Faction) -> bool:
    """Whether it is known what counts for a faction this quarter."""
    if faction in match.sealed:
        return True
    return match.closed and match.substituted.get(faction, "bot") != "bot"
