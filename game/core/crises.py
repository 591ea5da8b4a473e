"""Crises as typed data: whom one asks, what may be answered, and what comes of the answers (G22).

What comes of a crisis is printed like a card and works like one: an outcome is laid down when its
answers have been given, and its effects do the rest. So that the ladder can make a clash worse,
a clash is printed once for each band of the ladder.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Annotated, Literal, get_args

from pydantic import Field

from game.core.cards import CardText, Window
from game.world.effects.vocabulary import Add, ChanceGate, Effect, SimpleEffect
from game.world.vocabulary import FACTIONS, Condition, Faction, Line, QuarterWords, Words

CrisisAnswer = Literal["yield", "hold", "press"]
ANSWERS: tuple[CrisisAnswer, ...] = get_args(CrisisAnswer)
"""In the order of their numbers in the resolver: 0 yield, 1 hold, 2 press."""
UNSAID: CrisisAnswer = "hold"
"""What counts where nobody answers (G22.2)."""
LADDER = "ladder"
"""The variable that makes clashes worse, and that outcomes move."""
BANDS = len(("low", "middle", "high"))
"""How often a clash is printed: for the ladder's low, middle and high rungs (R16.2)."""


class CrisisOutcome(Words):
    """One row of a crisis: what comes of it where the answers fit; the first row that fits counts.

    ``when`` lists the answers that fit for some factions; ``pressed`` and ``yielded`` how many of
    those asked may have answered so. A row that says none of the three always fits.
    """

    title: Annotated[str, Field(min_length=3, max_length=40)]
    when: dict[Faction, list[CrisisAnswer]] = {}
    pressed: list[int] = []
    yielded: list[int] = []
    clash: bool = Field(default=False, description="whether the ladder makes it worse (R16.2)")
    text: CardText
    effects: list[Effect] = []

    def fits(self, answers: Mapping[Faction, CrisisAnswer]) -> bool:
        """Whether this row counts for the answers of those who were asked."""
        given = list(answers.values())
        return (
            all(answers.get(faction, UNSAID) in some for faction, some in self.when.items())
            and (not self.pressed or given.count("press") in self.pressed)
            and (not self.yielded or given.count("yield") in self.yielded)
        )


class Crisis(Words):
    """Something that asks two to four factions at once, each in secret: yield, hold or press.

    It is asked once at most, in its ``window`` and where ``requires`` holds; a ``scheduled`` one
    comes before all others in that quarter. ``answers`` says what the three mean here.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=40)]
    title: Annotated[str, Field(min_length=3, max_length=40)]
    text: CardText
    asks: Annotated[list[Faction], Field(min_length=2, max_length=4)]
    answers: dict[CrisisAnswer, Annotated[str, Field(min_length=3, max_length=60)]]
    window: Window = Window()
    scheduled: QuarterWords | None = None
    requires: list[Condition] = []
    outcomes: Annotated[list[CrisisOutcome], Field(min_length=2)]
    hypothetical: bool
    source: Line | None = None

    def outcome(self, answers: Mapping[Faction, CrisisAnswer]) -> int | None:
        """The number of the row that counts, if any fits."""
        asked = {faction: answers.get(faction, UNSAID) for faction in self.asks}
        return next((n for n, row in enumerate(self.outcomes) if row.fits(asked)), None)


@dataclass(frozen=True)
class OutcomeCard:
    """What the resolver lays down for a crisis: that it was asked, or what came of it.

    ``row`` is the outcome's number (−1: asked), ``band`` that of the ladder it is printed for.
    """

    id: str
    title: str
    text: str
    deck: Literal["crisis", "outcome"]
    effects: list[Effect]
    row: int = -1
    band: int = 0

    @property
    def window(self) -> Window:
        """Any quarter: when it is laid down is for the answers to say."""
        return Window()


def outcome_cards(crisis: Crisis, worse: tuple[float, ...]) -> Iterator[OutcomeCard]:
    """Everything of a crisis that can be laid down; a clash is ``worse`` by the ladder's band."""
    yield OutcomeCard(f"{crisis.id}/asked", crisis.title, crisis.text, "crisis", [])
    for number, outcome in enumerate(crisis.outcomes):
        for band in range(BANDS if outcome.clash else 1):
            yield OutcomeCard(
                id=outcome_id(crisis, number, band),
                title=f"{crisis.title}: {outcome.title}",
                text=outcome.text,
                deck="outcome",
                effects=[_worse(effect, worse[band]) for effect in outcome.effects],
                row=number,
                band=band,
            )


def outcome_id(crisis: Crisis, number: int, band: int) -> str:
    """The name under which an outcome is laid down, such as ``two-ships/1-2``."""
    return f"{crisis.id}/{number}-{band}"


def all_answers() -> Iterator[dict[Faction, CrisisAnswer]]:
    """Every way in which four factions can answer, in the order of the resolver's code.

    The last faction's answer changes first.
    """
    for said in product(ANSWERS, repeat=len(FACTIONS)):
        yield dict(zip(FACTIONS, said, strict=True))


def _worse(effect: Effect, times: float) -> Effect:
    """An effect of a clash on a higher rung: what it adds grows, the rungs it climbs do not."""
    if isinstance(effect, ChanceGate):
        then: list[SimpleEffect] = [_worse(one, times) for one in effect.then]  # type: ignore[misc]
        other: list[SimpleEffect] = [_worse(one, times) for one in effect.otherwise]  # type: ignore[misc]
        return effect.model_copy(update={"then": then, "otherwise": other})
    if isinstance(effect, Add) and effect.target != LADDER:
        return effect.model_copy(update={"by": effect.by * times})
    return effect
