"""What happens around the orders: who sits where, press, suggestions, the clock, the white cell."""

from typing import Literal

from game.core.conduct.words import Cause, Clock, ClockAct, Member, Message, Post
from game.core.orders.vocabulary import Order
from game.core.settings import Player
from game.world.vocabulary import Faction, Words


class MemberSeated(Words):
    """Somebody took a place in a faction, or was given another post or faction."""

    event: Literal["member_seated"] = "member_seated"
    member: Member
    faction: Faction
    post: Post


class MemberLeft(Words):
    """A member was taken off the table for good (a lost connection is no event)."""

    event: Literal["member_left"] = "member_left"
    member: Member


class MessageSent(Words):
    """Press was sent."""

    event: Literal["message_sent"] = "message_sent"
    message: Message


class OrderSuggested(Words):
    """A member laid an order beside the draft for the others to take up."""

    event: Literal["order_suggested"] = "order_suggested"
    faction: Faction
    by: Member
    order: Order


class SuggestionClosed(Words):
    """A suggestion was taken into the draft (the draft's own event follows) or dropped."""

    event: Literal["suggestion_closed"] = "suggestion_closed"
    faction: Faction
    by: Member
    key: str
    taken: bool


class DraftSigned(Words):
    """A member signed the draft as it stands; any change takes the signatures off."""

    event: Literal["draft_signed"] = "draft_signed"
    faction: Faction
    by: Member


class ClockSet(Words):
    """The clock of a phase was begun, stopped, continued, made longer, or came to its grace."""

    event: Literal["clock_set"] = "clock_set"
    act: ClockAct
    clock: Clock
    reason: Cause = ""


class PhaseClosed(Words):
    """A phase was ended for those still deciding: by the clock, or by the white cell."""

    event: Literal["phase_closed"] = "phase_closed"
    by: Literal["clock", "white"]
    reason: Cause = ""


class PhaseUndone(Words):
    """The white cell took the table back to the phase before; drafts are kept, seals are off."""

    event: Literal["phase_undone"] = "phase_undone"
    reason: Cause


class Substituted(Words):
    """What counts for a faction that had not sealed when the orders phase was closed (G8.3)."""

    event: Literal["substituted"] = "substituted"
    faction: Faction
    source: Literal["draft", "standing", "bot", "none"]


class PlayerChanged(Words):
    """The white cell gave a faction to a bot, to people, or to nobody."""

    event: Literal["player_changed"] = "player_changed"
    faction: Faction
    player: Player
    bot: str = ""
    reason: Cause
