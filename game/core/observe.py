"""What a seat sees: built from nothing by what its role may see, never by taking things away."""

from typing import Any, NamedTuple

from game.core.close import aims_of
from game.core.match import Match
from game.core.observation import NewsItem, Observation, Role, Seat
from game.core.options import options
from game.core.orders.cost import capital_spent, points_spent
from game.core.record import Told
from game.core.rule_titles import FACTION_TITLES
from game.core.views import own
from game.core.views.cell import cell_of
from game.core.views.company import around
from game.core.views.crisis import crisis_view
from game.core.views.fronts import fronts
from game.core.views.receipts import receipts
from game.core.views.sight import figures
from game.world.vocabulary import FACTIONS, Faction


class Look(NamedTuple):
    """What a role saw of a match a while ago."""

    match: Match
    seen: Observation


def observe(match: Match, role: Role, before: Look | None = None) -> Observation:
    """Return everything `role` may see and do, now.

    With what the same role saw `before`, what can't have changed since is not worked out again,
    and whatever is as it was is the very object that was seen then: a field, or the whole.
    """
    view = _view(match, role, before)
    if before is None:
        return view
    kept = {name: value for name, value in before.seen if value == getattr(view, name)}
    return before.seen if len(kept) == len(before.seen.__dict__) else view.model_copy(update=kept)


def _view(match: Match, role: Role, before: Look | None) -> Observation:
    view = Observation(
        role=role,
        match=match.settings.match,
        scenario=match.settings.scenario,
        quarter=match.quarter_words,
        turn=match.turn,
        turns=match.turns,
        phase=match.phase,
        prompt=_prompt(match),
        seats=tuple(_seat(match, faction) for faction in FACTIONS),
        budget=0,
        spent=0,
        capital=0,
        capital_spent=0,
        stances=own.stances(match, role),
        deals=own.deals(match, role),
        crisis=crisis_view(match, role),
        news=_news(match, role),
        options=options(match, role),
        close=match.close,
        **_of_the_world(match, role, before),
    )
    view = view.model_copy(update=around(match, role))
    if role == "white":
        return view.model_copy(update={"cell": cell_of(match)})
    return _with_own(view, match, role) if role in FACTIONS else view


def _of_the_world(match: Match, role: Role, before: Look | None) -> dict[str, Any]:
    """Return the fields that only a resolution changes, and an undone one."""
    if before is not None and before.match.world is match.world:
        names = ("fronts", "figures", "receipts")
        return {name: getattr(before.seen, name) for name in names}
    return {
        "fronts": fronts(match, role),
        "figures": figures(match, role),
        "receipts": receipts(match, role),
    }


def _prompt(match: Match) -> str:
    words = next(words for words in match.rulebook.phases if words.id == match.phase)
    return words.at_end if words.at_end is not None and match.finished else words.prompt


def _with_own(view: Observation, match: Match, faction: Faction) -> Observation:
    """Add what only the faction itself may see."""
    draft = own.draft_of(match, faction)
    return view.model_copy(
        update={
            "budget": match.budget(faction),
            "spent": points_spent(draft, match),
            "capital": int(match.capital(faction)),
            "capital_spent": capital_spent(draft, match),
            "levers": own.levers(match, faction),
            "hand": own.hand(match, faction),
            "aims": aims_of(match, faction),
            "estimates": own.estimates(match, faction),
            "draft": draft,
            "standing": match.standing.get(faction, ()),
            "committed": faction in match.sealed,
        }
    )


def _seat(match: Match, faction: Faction) -> Seat:
    player = match.settings.players[faction]
    done = faction in match.sealed if match.phase == "orders" else faction in match.ready
    return Seat(
        faction=faction,
        name=FACTION_TITLES[faction],
        player=player,
        ready=player != "person" or done,
    )


def _news(match: Match, role: Role) -> tuple[NewsItem, ...]:
    return tuple(told.item for told in match.news if _may_read(told, role))


def _may_read(told: Told, role: Role) -> bool:
    return not told.to or role == "white" or role in told.to
