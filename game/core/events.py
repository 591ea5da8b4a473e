"""Facts: everything that can happen to a match, in the past tense, as it is kept in the save.

`evolve` folds these into a match. `QuarterResolved` holds the results themselves, so that an
old match can be looked at without any resolver. What happens around the orders (press, clock,
members, the white cell) is in `conduct.events`.
"""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from game.core.conduct.events import (
    ClockSet,
    DraftSigned,
    MemberLeft,
    MemberSeated,
    MessageSent,
    OrderSuggested,
    PhaseClosed,
    PhaseUndone,
    PlayerChanged,
    Substituted,
    SuggestionClosed,
)
from game.core.conduct.words import Member
from game.core.deals import Deal, Reason
from game.core.observation import Close, NewsItem
from game.core.orders.vocabulary import Order
from game.core.phase import Phase
from game.core.rulebook import Rulebook
from game.world.vocabulary import CardId, Faction, Words

OrderList = list[Order]


class PhaseBegan(Words):
    """The table moved on to a phase of a quarter."""

    event: Literal["phase_began"] = "phase_began"
    phase: Phase
    quarter: str


class SeatReadied(Words):
    """A faction is done with the present phase."""

    event: Literal["seat_readied"] = "seat_readied"
    faction: Faction
    by: Member = ""


class OrdersDrafted(Words):
    """A faction's draft as it now stands; kept so that a crash loses nothing."""

    event: Literal["orders_drafted"] = "orders_drafted"
    faction: Faction
    by: Member = ""
    orders: OrderList


class OrdersSealed(Words):
    """A faction committed its orders for the quarter."""

    event: Literal["orders_sealed"] = "orders_sealed"
    faction: Faction
    by: Member = ""
    orders: OrderList


class OrdersReopened(Words):
    """A faction took its sealed orders back while others were still deciding."""

    event: Literal["orders_reopened"] = "orders_reopened"
    faction: Faction
    by: Member = ""


class StandingOrdersSet(Words):
    """What applies for a faction when no orders come."""

    event: Literal["standing_orders_set"] = "standing_orders_set"
    faction: Faction
    by: Member = ""
    orders: OrderList


class DealOffered(Words):
    """A deal was put on the table between two factions."""

    event: Literal["deal_offered"] = "deal_offered"
    deal: Deal
    by: Member = ""


class DealAnswered(Words):
    """The partner accepted or refused, and perhaps said why."""

    event: Literal["deal_answered"] = "deal_answered"
    deal: str
    accepted: bool
    reason: Reason = ""
    by: Member = ""


class DealWithdrawn(Words):
    """The proposer took an unanswered offer back."""

    event: Literal["deal_withdrawn"] = "deal_withdrawn"
    deal: str
    by: Member = ""


class ReactionPlayed(Words):
    """A faction played a reactive card in the consequences phase."""

    event: Literal["reaction_played"] = "reaction_played"
    faction: Faction
    by: Member = ""
    card: CardId


class InjectDelivered(Words):
    """The white cell or the scenario brought an inject in; it works in the coming quarter."""

    event: Literal["inject_delivered"] = "inject_delivered"
    inject: CardId
    quarter: str
    by: Literal["scenario", "white"] = "scenario"


class RulingMade(Words):
    """The white cell decided that a figure moves by ``amount``, and why (G10.2)."""

    event: Literal["ruling_made"] = "ruling_made"
    variable: str
    amount: float
    reason: str


class Term(Words):
    """One named amount of a receipt, as the resolver wrote it; ``draw`` where luck brought it."""

    cause: str
    rule: str
    amount: float
    draw: float | None = Field(default=None, exclude_if=lambda draw: draw is None)


class ReceiptRecord(Words):
    """Why a variable moved: ``before`` plus the terms in order is ``after``, exactly."""

    variable: str
    before: float
    terms: list[Term]
    after: float


class Sighting(Words):
    """What a faction makes of a figure it can't see: an estimate and its standard error."""

    variable: str
    value: float
    error: float


class DealRecord(Words):
    """The deals in force, one list a column of `DealRows`."""

    columns: dict[str, list[float]]


class WorldRecord(Words):
    """A world of one game as plain lists, enough to carry on from."""

    quarter: int
    values: list[float]
    played: list[int]
    rank: list[int]
    drawn: list[int]
    gates: list[bool]
    deals: DealRecord


class Told(Words):
    """A piece of news and who may know it (everybody, if ``to`` is empty)."""

    to: list[Faction] = []
    item: NewsItem


class Given(Words):
    """The orders that counted for a faction in a quarter, and where they came from."""

    faction: Faction
    orders: OrderList
    source: Literal["sealed", "draft", "standing", "none"]


class QuarterResolved(Words):
    """A quarter was played: what counted, what came of it, and the world's fingerprint."""

    event: Literal["quarter_resolved"] = "quarter_resolved"
    quarter: str
    given: list[Given]
    world: WorldRecord
    receipts: list[ReceiptRecord]
    sightings: dict[Faction, list[Sighting]]
    deals: list[Deal]
    news: list[Told]
    digest: str


class MatchOpened(Words):
    """The table was set: the world before the first quarter and what each side makes of it."""

    event: Literal["match_opened"] = "match_opened"
    world: WorldRecord
    sightings: dict[Faction, list[Sighting]]
    digest: str


class MatchEnded(Words):
    """The last quarter is over (or all is lost); what was hidden is told."""

    event: Literal["match_ended"] = "match_ended"
    close: Close


class BehaviourChanged(Words):
    """From here on this program's behaviour counts, which is not the one of the quarters before.

    ``rulebook`` is the match's own made fit for it; nothing where it was fit as it stood.
    """

    event: Literal["behaviour_changed"] = "behaviour_changed"
    behaviour: Annotated[int, Field(ge=0)]
    engine: str
    python: str
    numpy: str
    rulebook: Rulebook | None = None


Event = Annotated[
    MatchOpened
    | PhaseBegan
    | SeatReadied
    | OrdersDrafted
    | OrdersSealed
    | OrdersReopened
    | StandingOrdersSet
    | DealOffered
    | DealAnswered
    | DealWithdrawn
    | ReactionPlayed
    | InjectDelivered
    | RulingMade
    | QuarterResolved
    | MatchEnded
    | BehaviourChanged
    | MemberSeated
    | MemberLeft
    | MessageSent
    | OrderSuggested
    | SuggestionClosed
    | DraftSigned
    | ClockSet
    | PhaseClosed
    | PhaseUndone
    | Substituted
    | PlayerChanged,
    Field(discriminator="event"),
]
EVENT: TypeAdapter[Event] = TypeAdapter(Event)
