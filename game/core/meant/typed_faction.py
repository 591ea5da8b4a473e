"""A faction as people type it: its word or its title, in any case."""

from game.core.meant.lettering import plain
from game.core.rule_titles import FACTION_TITLES
from game.world.vocabulary import FACTIONS, Faction


def faction(text: str) -> Faction | None:
    """Return the faction somebody means, if it is one."""
    word = plain(text).casefold().removeprefix("the ")
    titles = {one: FACTION_TITLES[one].casefold().removeprefix("the ") for one in FACTIONS}
    return next((one for one in FACTIONS if word in (one, titles[one])), None)
