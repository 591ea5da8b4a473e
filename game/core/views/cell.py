"""What only the white cell sees: every desk, what it may bring in and rule on (G10)."""

from game.core.conduct import cell
from game.core.match import Match
from game.core.observation import Cell, Desk, InjectView
from game.core.views import own
from game.world.vocabulary import FACTIONS, Faction


def cell_of(match: Match) -> Cell:
    """Return the white cell's own view."""
    left = set(cell.injects_left(match))
    return Cell(
        desks=tuple(_desk(match, faction) for faction in FACTIONS),
        injects=tuple(
            InjectView(id=c.id, title=c.title, text=c.text, delivered=c.id not in left)
            for c in match.rulebook.injects
        ),
        rulings=cell.may_be_ruled(match),
        may_undo=match.back is not None and match.phase != "over",
    )


def _desk(match: Match, faction: Faction) -> Desk:
    sealed = match.sealed.get(faction)
    return Desk(
        faction=faction,
        player=match.settings.players[faction],
        bot=match.settings.bots.get(faction, ""),
        draft=sealed if sealed is not None else match.drafts.get(faction, ()),
        sealed=sealed is not None,
        standing=match.standing.get(faction, ()),
        deals=own.deals(match, faction),
    )
