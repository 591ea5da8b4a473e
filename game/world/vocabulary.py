"""The typed words of the rules: variables, levers, stances, pledges, parameters, aims, endings.

These are the rows of the rule files, checked and frozen. What they *do* is in `steps`.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Faction = Literal["us", "allies", "china", "labs"]
FACTIONS: tuple[Faction, ...] = ("us", "allies", "china", "labs")

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$", max_length=60)]
"""A dotted lower-case name such as ``compute.china_grey`` or ``us.enforcement``."""
CardId = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$", max_length=60)]
"""``deck/card``, the card's place under ``cards/``, e.g. ``us/chip-security-act``."""
RuleId = Annotated[str, Field(pattern=r"^[A-Z]\d+(\.\d+)?$")]
"""A paragraph of the rulebook: R for the world's steps (R4.2), G for the game (G3.1)."""
QuarterWords = Annotated[str, Field(pattern=r"^\d{4}Q[1-4]$")]
Line = Annotated[str, Field(min_length=1, max_length=400)]


class Words(BaseModel):
    """Base of everything read from YAML or sent on the wire: frozen, strict, nothing extra."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


class Parameter(Words):
    """One number of the rules, with what is known and disputed about it.

    ``kind`` says what it rests on; ``source`` is a key or a sentence, ``dissent`` who disagrees.
    """

    name: Name
    text: Line
    unit: Line
    low: float
    central: float
    high: float
    kind: Literal["fact", "estimate", "claim", "judgement"]
    source: Line
    dissent: Line | None = None
    rule: RuleId


class Known(Words):
    """Who sees a variable. Exactly: ``to`` (or everybody, if ``public``).

    Others see an estimate with relative standard error ``error`` (narrowed by intelligence,
    R11) where ``error`` is given, and nothing at all where it is not.
    """

    public: bool = False
    to: list[Faction] = []
    error: float | None = Field(default=None, gt=0)


class Variable(Words):
    """One row of the world.

    ``kind``: a *stock* carries over; a *figure* is worked out anew each quarter; a *rate*
    starts each quarter at one and is only scaled by cards. Values stay in [``low``, ``high``].
    """

    name: Name
    title: Line
    text: Line
    unit: Line
    group: Name
    kind: Literal["stock", "figure", "rate"]
    low: float
    high: float
    known: Known
    decimals: int = Field(default=1, ge=0, le=4)
    better: dict[Faction, Literal["more", "less"]] = {}
    rule: RuleId


class Lever(Words):
    """A thing a faction can put budget points into each quarter (whole points, 0 to ``cap``).

    Its capacity moves by the share ``speed`` each quarter towards ``x² / (x² + half²)``
    where x is the points spent: critical mass, diminishing returns, build-up and decay (R2.1).
    """

    name: Name
    faction: Faction
    title: Line
    text: Line
    moves: list[Name]
    cap: int = Field(ge=1, le=12)
    half: float = Field(gt=0)
    speed: float = Field(gt=0, le=1)
    source: Line
    rule: RuleId


class Stance(Words):
    """A dial 0–3, changed rarely: each level of change costs ``cost`` political capital."""

    name: Name
    faction: Faction
    title: Line
    text: Line
    levels: Annotated[list[Line], Field(min_length=4, max_length=4)]
    cost: int = Field(ge=0)
    source: Line
    rule: RuleId


class Pledge(Words):
    """Something a faction can promise in a deal: ``measure`` kept at most or at least a limit.

    ``measure`` is a lever's points (``points.us.enforcement``), a stance or a variable.
    """

    name: Name
    faction: Faction
    title: Line
    text: Line
    measure: Name
    sense: Literal["at_most", "at_least"]
    low: float
    high: float
    rule: RuleId


class Condition(Words):
    """A test on the world: a variable (or stance, as ``stance.…``) or a card already played."""

    variable: Name | None = None
    at_least: float | None = None
    at_most: float | None = None
    card: CardId | None = None


FrontId = Literal["intelligence", "adoption", "distribution", "resilience"]


class Aim(Words):
    """One weighted indicator of a faction's score: 0 at ``zero``, 1 at ``full`` (R13.2).

    ``front`` is the front it measures, if any: a lens may hold that one front is worth more.
    """

    faction: Faction
    title: Line
    variable: Name
    zero: float
    full: float
    weight: float = Field(gt=0)
    front: FrontId | None = None
    source: Line


class Ending(Words):
    """A named final state; the first in the list whose conditions all hold (R13.3)."""

    name: Line
    text: Line
    conditions: list[Condition]
    shared_loss: bool = False
