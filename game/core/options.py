"""What a seat may do now, so that no client has to know the rules."""

from game.core.check import check
from game.core.conduct.press import may_write, may_write_all
from game.core.match import Match
from game.core.observation import Options, PledgeView, Role, Stakes
from game.core.orders.estimate import figures
from game.core.orders.vocabulary import React
from game.world.vocabulary import FACTIONS, Faction


def options(match: Match, role: Role) -> Options:
    """Return the options of `role`; watchers have none."""
    if role == "white":
        return Options(may_write=may_write(match, "white"), may_write_all=True)
    if role not in FACTIONS or match.phase == "over":
        return Options()
    return _options(match, role)


def _options(match: Match, faction: Faction) -> Options:
    ordering = match.phase == "orders"
    sealed = faction in match.sealed
    dealing = match.phase == "negotiation"
    draft = match.drafts.get(faction, ())
    played = [order.kind for order in draft].count("play")
    return Options(
        may_order=ordering and not sealed,
        may_commit=ordering and not sealed,
        may_reopen=ordering and sealed,
        may_ready=not ordering and match.phase != "resolution" and faction not in match.ready,
        may_deal=dealing,
        may_react=_may_react(match, faction),
        partners=tuple(f for f in FACTIONS if f != faction) if dealing else (),
        pledges=_pledges(match) if dealing else (),
        stakes=_stakes(match) if dealing else None,
        estimates=figures(match) if ordering else (),
        plays_left=1 - played if ordering else 0,
        may_write=may_write(match, faction),
        may_write_all=may_write_all(match, faction),
        may_sign=ordering and not sealed and match.settings.sign_off,
    )


def _may_react(match: Match, faction: Faction) -> bool:
    """Whether any card could be played as a reaction now."""
    if match.phase != "consequences" or faction in match.ready:
        return False
    own = (card for card in match.rulebook.cards if card.deck == faction)
    return any(
        check(match, faction, React(card=card.id)) is None
        for card in own
        if card.timing == "reactive"
    )


def _stakes(match: Match) -> Stakes:
    """Return what a breach comes to (R11.2); what a lens makes of it is its secret."""
    central = {parameter.name: parameter.central for parameter in match.rulebook.parameters}
    return Stakes(
        found=central["agreements.detect_base"],
        found_more=central["agreements.detect_monitoring"],
        blame=central["agreements.blame"],
    )


def _pledges(match: Match) -> tuple[PledgeView, ...]:
    return tuple(
        PledgeView(
            name=pledge.name,
            faction=pledge.faction,
            title=pledge.title,
            text=pledge.text,
            sense=pledge.sense.replace("_", " "),
            low=pledge.low,
            high=pledge.high,
        )
        for pledge in match.rules.pledges
    )
