"""Deals between two factions: who gives what, how it is watched, and until when."""

from typing import Annotated, Literal

from pydantic import Field
from pydantic.fields import FieldInfo

from game.world.vocabulary import Faction, Name, QuarterWords, Words

Reason = Annotated[str, Field(max_length=300)]
"""Why a deal is offered or how it is answered, in a few words; nothing where nobody said."""


class Promise(Words):
    """A pledge kept at ``limit`` (at most or at least, as the pledge says)."""

    pledge: Name
    limit: float = Field(ge=-1e6, le=1e6)


class Terms(Words):
    """What one side gives each quarter: points, and perhaps a promise."""

    points: int = Field(default=0, ge=0, le=6)
    promise: Promise | None = None


class Proposal(Words):
    """A deal as offered. ``escrow`` points are put up by each side and lost on a found breach.

    ``monitoring`` 0–3 costs each side that many points a quarter in sum (G5.4).
    """

    partner: Faction
    give: Terms
    get: Terms
    monitoring: int = Field(default=1, ge=0, le=3)
    escrow: int = Field(default=0, ge=0, le=6)
    until: QuarterWords


def _most(field: FieldInfo) -> int:
    """Return the highest whole number that a field takes."""
    return next(int(rule.le) for rule in field.metadata if hasattr(rule, "le"))


MOST_POINTS = _most(Terms.model_fields["points"])
"""The most points a quarter that a side may give."""
MOST_MONITORING = _most(Proposal.model_fields["monitoring"])
MOST_ESCROW = _most(Proposal.model_fields["escrow"])


class Deal(Words):
    """A deal on record. ``state`` moves offered → active → ended, or offered → closed.

    ``row`` is its place among the world's deals once it is active. ``why`` are the proposer's
    words and ``answer`` the partner's.
    """

    id: str
    proposer: Faction
    proposal: Proposal
    state: Literal["offered", "active", "refused", "withdrawn", "expired", "breached"]
    since: QuarterWords
    row: int | None = None
    breaches: tuple[QuarterWords, ...] = ()
    why: Reason = ""
    answer: Reason = ""
