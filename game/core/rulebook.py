"""The whole of the rules as one frozen value, and the lens, scenario and doctrine overlays."""

from typing import Annotated, Literal

from pydantic import Field

from game.core.cards import Card, Inject, Window, WorldEvent
from game.core.crises import Crisis, CrisisAnswer
from game.core.wording import CauseWords, FrontWords, PhaseWords
from game.world.vocabulary import (
    Aim,
    CardId,
    Condition,
    Ending,
    Faction,
    Lever,
    Line,
    Name,
    Parameter,
    Pledge,
    QuarterWords,
    Stance,
    Variable,
    Words,
)


class Source(Words):
    """A source that rows cite by its key, e.g. ``S22``."""

    key: Annotated[str, Field(pattern=r"^[A-Z]{1,2}\d+[a-z]?$")]
    text: Line
    address: Line | None = None
    date: Line | None = None


class Change(Words):
    """A lens moves one parameter to ``to``, inside the parameter's own low–high range."""

    parameter: Name
    to: float
    why: Line


class Lens(Words):
    """A rival theory of how the world works: only parameters change, never the structure."""

    id: Annotated[str, Field(pattern=r"^[A-Z]$")]
    title: Line
    claim: Line
    argument: Annotated[str, Field(min_length=1, max_length=1600)]
    proponents: Line
    prediction: Line
    dissent: Line | None = None
    changes: list[Change]
    sources: list[Line]
    weight: float = Field(ge=0, le=1, description="share in the default mixture")


class Start(Words):
    """The starting value of a variable, with range and source like any parameter."""

    variable: Name
    low: float
    central: float
    high: float
    kind: Literal["fact", "estimate", "claim", "judgement"]
    source: Line


class Span(Words):
    """From where to where an aim counts in a scenario that is too short for its usual span."""

    faction: Faction
    variable: Name
    zero: float
    full: float


class Scenario(Words):
    """A starting position: first and last quarter, start values, budgets, what is dealt."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: Line
    text: Line
    first: QuarterWords
    last: QuarterWords
    starts: list[Start]
    hand: int = Field(ge=1, le=10, description="cards dealt to each faction at the start")
    injects: dict[QuarterWords, list[CardId]] = {}
    aims: list[Span] = Field(default=[], description="aims that count over another span (R13.6)")


class Format(Words):
    """How a session is cut into turns: quarters a turn, minutes a phase (for a clock)."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: Line
    quarters_per_turn: int = Field(ge=1, le=5)
    minutes: dict[str, float] = {}


class PlanLine(Words):
    """What every line of a doctrine has: it counts in its ``window``, if every ``when`` holds.

    Conditions are on what the faction *sees* (own and public figures exactly, others as
    estimates). ``source`` says what a line that tells of history rests on.
    """

    window: Window = Window()
    when: list[Condition] = []
    source: Line | None = None


class Spend(PlanLine):
    """One line of a doctrine: fund ``lever`` up to ``points``.

    Lines are funded in order until the budget is gone.
    """

    lever: Name
    points: int = Field(ge=1, le=12)


class Dial(PlanLine):
    """One line of a doctrine for a stance: move towards ``level``."""

    stance: Name
    level: int = Field(ge=0, le=3)


class CardChoice(PlanLine):
    """One line of a doctrine for cards: play it when in hand and affordable."""

    card: CardId


class Offer(PlanLine):
    """A deal a doctrine proposes (once) or accepts.

    ``mine`` and ``theirs`` are pledges; a pledge without a limit (``…_at``) is kept at the middle
    of its range. ``why`` is what it tells the other side.
    """

    partner: Faction
    mine: Name | None = None
    mine_at: float | None = None
    theirs: Name | None = None
    theirs_at: float | None = None
    points: int = Field(default=0, ge=-6, le=6, description="points a quarter I pay (+) or get (−)")
    monitoring: int = Field(default=1, ge=0, le=3)
    quarters: int = Field(default=4, ge=1, le=10)
    why: Annotated[str, Field(min_length=1, max_length=120)] | None = None


class CrisisReply(PlanLine):
    """One line of a doctrine for crises: what to answer, to one of them or (without) to any."""

    crisis: str | None = None
    answer: CrisisAnswer


class Plan(Words):
    """What a doctrine does for one faction."""

    cards_first: bool = True
    spend_all: bool = Field(
        default=True, description="whether points the lines leave go to the plan's levers too"
    )
    cards: list[CardChoice] = []
    spend: list[Spend]
    dials: list[Dial] = []
    offers: list[Offer] = []
    replies: list[CrisisReply] = []


class Doctrine(Words):
    """A scripted policy for any of the factions; read by `game.bots`."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+(@[a-z]+)?$")]
    title: Line
    text: Line
    plans: dict[Faction, Plan]


class Rulebook(Words):
    """Everything the rules say, before a lens is laid over it. Lists keep the files' order."""

    id: str
    parameters: list[Parameter]
    variables: list[Variable]
    levers: list[Lever]
    stances: list[Stance]
    pledges: list[Pledge]
    aims: list[Aim]
    endings: list[Ending]
    sources: list[Source]
    cards: list[Card]
    events: list[WorldEvent]
    injects: list[Inject]
    crises: list[Crisis] = []
    lenses: list[Lens]
    scenarios: list[Scenario]
    formats: list[Format]
    causes: list[CauseWords] = []
    fronts: list[FrontWords] = []
    phases: list[PhaseWords] = []

    def aims_in(self, scenario: str) -> list[Aim]:
        """Return the aims with the spans over which they count in a scenario (R13.6)."""
        spans = {
            (span.faction, span.variable): {"zero": span.zero, "full": span.full}
            for one in self.scenarios
            if one.id == scenario
            for span in one.aims
        }
        return [
            aim.model_copy(update=spans.get((aim.faction, aim.variable), {})) for aim in self.aims
        ]


__all__ = [
    "CardChoice",
    "Change",
    "Condition",
    "CrisisReply",
    "Dial",
    "Doctrine",
    "Format",
    "Lens",
    "Offer",
    "Plan",
    "PlanLine",
    "Rulebook",
    "Scenario",
    "Source",
    "Span",
    "Spend",
    "Start",
]
