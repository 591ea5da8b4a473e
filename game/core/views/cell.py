"""What only the white cell sees: every desk, what it may bring in and rule on (G10)."""

from game.core.cards import Inject, Window
from game.core.conduct.steering import injects_left, may_be_ruled
from game.core.match import Match
from game.core.observation import Cell, Desk, InjectView
from game.core.views import own
from game.world.vocabulary import FACTIONS, Faction

_ORDER = ("open", "ahead", "past")


def cell_of(match: Match) -> Cell:
    """Return the white cell's own view."""
    return Cell(
        desks=tuple(_desk(match, faction) for faction in FACTIONS),
        injects=_injects(match),
        rulings=may_be_ruled(match),
        may_undo=match.back is not None and match.phase != "over",
        appointable=match.appointable,
    )


def _injects(match: Match) -> tuple[InjectView, ...]:
    """Return what may be brought in: what is meant for now, what comes, and last what is past.

    What is meant for no quarter of this match, as another scenario's history, is left out.
    """
    left, now = set(injects_left(match)), match.world.quarter

    def place(inject: Inject) -> tuple[int, str]:
        standing = inject.window.at(now)
        return _ORDER.index(standing), (inject.window.first or "") if standing == "ahead" else ""

    return tuple(
        InjectView(
            id=inject.id,
            title=inject.title,
            text=inject.text,
            delivered=inject.id not in left,
            window=inject.window.words,
            standing=inject.window.at(now),
        )
        for inject in sorted(match.rulebook.injects, key=place)
        if _in_match(inject.window, match)
    )


def _in_match(window: Window, match: Match) -> bool:
    return window.at(match.rules.first) != "past" and window.at(match.rules.last) != "ahead"


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
