"""What the white cell may do to a table, each on the record with its reason (G10)."""

from game.core.conduct.events import PhaseClosed, PhaseUndone, PlayerChanged
from game.core.conduct.prose import prose
from game.core.errors import Refusal
from game.core.events import Event, InjectDelivered, RulingMade
from game.core.match import Match
from game.core.names import FACTION_TITLES
from game.core.settings import Player
from game.world.exact import total
from game.world.quarters import quarter_words
from game.world.vocabulary import Faction
from game.world.world import NEVER

Outcome = Refusal | tuple[Event, ...]


def advance(match: Match, reason: str) -> Outcome:
    """End the phase for everybody (G10.5)."""
    refusal = _steerable(match) or check_reason(reason)
    return refusal or (PhaseClosed(by="white", reason=prose(reason)),)


def undo(match: Match, reason: str) -> Outcome:
    """Go back to the phase before; drafts are kept, seals are off (G10.6)."""
    if match.phase == "over":
        message = "The match is over and its secrets are told: there is no going back from here."
        return _refuse("wrong-phase", message, "G10.6")
    refusal = _steerable(match) or check_reason(reason)
    if refusal is None and match.back is None:
        return _refuse("no-back", "This is the first phase; there is none to go back to.", "G10.6")
    return refusal or (PhaseUndone(reason=prose(reason)),)


def bring(match: Match, inject: str) -> Outcome:
    """Bring an inject in; it works when the coming quarter is resolved (G10.3)."""
    refusal = _steerable(match)
    if refusal is not None:
        return refusal
    if inject not in injects_left(match):
        known = any(card.id == inject for card in match.rulebook.injects)
        words = "has been brought in already" if known else "is not an inject of this rulebook"
        return _refuse("inject", f"{inject} {words}.", "G10.3")
    quarter = quarter_words(match.world.quarter)
    return (InjectDelivered(inject=inject, quarter=quarter, by="white"),)


def injects_left(match: Match) -> tuple[str, ...]:
    """Return the injects that have not been brought in, in the rulebook's order."""
    index = match.rules.card_index
    return tuple(
        card.id
        for card in match.rulebook.injects
        if card.id in index
        and card.id not in match.injects
        and match.world.played[index[card.id], 0] == NEVER
    )


def rule(match: Match, variable: str, amount: float, reason: str) -> Outcome:
    """Rule that a figure moves when the quarter is resolved (G10.2)."""
    if (refusal := _steerable(match) or check_reason(reason)) is not None:
        return refusal
    row = next((v for v in match.rulebook.variables if v.name == variable), None)
    if row is None or variable not in may_be_ruled(match):
        message = f"{variable} is not a figure that can be ruled on."
        return _refuse("ruling", message, "G10.2")
    pending = total(more for name, more, _ in match.rulings if name == variable)
    ruled = match.value(variable) + pending + amount
    if not amount or not row.low <= ruled <= row.high:
        message = (
            f"{row.title} goes from {row.low:g} to {row.high:g} {row.unit}; with this ruling it"
            f" would stand at {ruled:g}."
        )
        return _refuse("ruling", message if amount else "A ruling of 0 moves nothing.", "G10.2")
    return (RulingMade(variable=variable, amount=amount, reason=prose(reason)),)


def may_be_ruled(match: Match) -> tuple[str, ...]:
    """Return the figures a ruling may move: what is measured.

    Rates last no longer than a quarter's steps, scores (R13) are worked out after all rulings,
    and incidents and breaches are counted one by one.
    """
    return tuple(
        v.name
        for v in match.rulebook.variables
        if v.kind != "rate" and not v.rule.startswith("R13.") and v.unit != "count"
    )


def appoint(match: Match, faction: Faction, player: Player, bot: str, reason: str) -> Outcome:
    """Give a faction to a bot, to people or to nobody (G10.7)."""
    if (refusal := _steerable(match) or check_reason(reason)) is not None:
        return refusal
    if (player == "bot") != bool(bot):
        return _refuse("appoint", "Name the bot that is to play, and only then.", "G10.7")
    settings = match.settings
    if (player, bot) == (settings.players[faction], settings.bots.get(faction, "")):
        message = f"That is who plays {FACTION_TITLES[faction]} already."
        return _refuse("appoint", message, "G10.7")
    if player != "person" and settings.people == (faction,):
        message = "Somebody must be left to decide: without people the match would be over at once."
        return _refuse("appoint", message, "G10.7")
    return (PlayerChanged(faction=faction, player=player, bot=bot, reason=prose(reason)),)


def _steerable(match: Match) -> Refusal | None:
    if match.phase in ("over", "resolution"):
        message = f"Now is {match.phase}: nothing is steered any more."
        return _refuse("wrong-phase", message, "G10.1")
    return None


def check_reason(reason: str) -> Refusal | None:
    """Return why a reason is none (G10.4)."""
    if not prose(reason):
        return _refuse("no-reason", "Say why: the reason goes on the record.", "G10.4")
    return None


def _refuse(code: str, message: str, rule_id: str) -> Refusal:
    return Refusal(code=code, message=message, rule=rule_id)
