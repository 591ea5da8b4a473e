"""The balance of the whole game: every faction under every lens asked for, as typed values."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from game.analysis.balance.arena import Arena, arena
from game.analysis.balance.response import Response, best_response
from game.analysis.balance.worth import card_worths, lever_worths, quarter_worth, stance_worths
from game.analysis.interval import Estimate
from game.core.rulebook import Doctrine, Rulebook
from game.world.vocabulary import Faction

Progress = Callable[[int], None]
Kind = Literal["lever", "stance", "card"]
KINDS: tuple[Kind, ...] = ("lever", "stance", "card")

MOST = 0.6
"""A lever with more of the budget of a best response than this dominates the others."""
QUARTERS = 1.5
"""A card worth more than the budget of so many quarters dominates."""
LEAST = 0.01
"""A lever with less of the budget than this is not used."""


class _Found(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Worth(_Found):
    """A score's difference with its 95 % interval."""

    mean: float
    low: float
    high: float


class Weighed(_Found):
    """One lever, stance or card of a faction under one lens.

    ``chosen`` is a lever's part of the budget of the best response, the part of games in which a
    card could be played, or the level of a dial that scores best; ``quarters`` is the worth as a
    multiple of what a quarter's budget is worth.
    """

    faction: Faction
    lens: str
    kind: Kind
    name: str
    chosen: float
    worth: Worth
    quarters: float


class Balance(_Found):
    """Everything weighed; ``quarter`` is what a quarter's budget is worth, by faction and lens."""

    games: int
    seed: int
    lenses: list[str]
    quarter: dict[str, Worth]
    weighed: list[Weighed]

    def of(self, kind: Kind) -> dict[str, list[Weighed]]:
        """What was weighed of one kind, by name: one for each lens."""
        found: dict[str, list[Weighed]] = {}
        for one in self.weighed:
            if one.kind == kind:
                found.setdefault(one.name, []).append(one)
        return found


def verdict(kind: Kind, rows: Sequence[Weighed]) -> str:
    """Return ``dominating``, ``dominated`` or nothing, for one thing under all its lenses."""
    if kind == "lever":
        if max(row.chosen for row in rows) > MOST:
            return "dominating"
        return "dominated" if max(row.chosen for row in rows) < LEAST else ""
    if kind == "card":
        if max(row.quarters for row in rows) > QUARTERS:
            return "dominating"
        return "dominated" if max(row.worth.mean for row in rows) <= 0 else ""
    return ""


def weigh(
    rulebook: Rulebook,
    doctrines: Mapping[str, Doctrine],
    lenses: Sequence[str],
    factions: Sequence[Faction],
    games: int,
    seed: int,
    kinds: Sequence[Kind] = KINDS,
    progress: Progress | None = None,
) -> Balance:
    """Find each faction's best response under each lens and weigh all it has beside it."""
    quarter: dict[str, Worth] = {}
    weighed: list[Weighed] = []
    done = 0
    for lens in lenses:
        for faction in factions:
            place = arena(rulebook, doctrines, lens, faction, games, seed)
            response = best_response(place)
            budget = quarter_worth(place, response.plan)
            quarter[f"{faction} {lens}"] = _worth(budget)
            weighed += _weigh_one(place, lens, response, budget, kinds)
            done += 1
            if progress is not None:
                progress(done)
    return Balance(games=games, seed=seed, lenses=list(lenses), quarter=quarter, weighed=weighed)


def _weigh_one(
    place: Arena, lens: str, response: Response, budget: Estimate, kinds: Sequence[Kind]
) -> list[Weighed]:
    found: list[Weighed] = []

    def note(kind: Kind, name: str, chosen: float, worth: Estimate) -> None:
        one = Weighed(
            faction=place.faction,
            lens=lens,
            kind=kind,
            name=name,
            chosen=chosen,
            worth=_worth(worth),
            quarters=worth.value / max(budget.value, LEAST),
        )
        found.append(one)

    if "lever" in kinds:
        for share, (name, worth) in zip(
            response.shares, lever_worths(place, response.plan).items(), strict=True
        ):
            note("lever", name, float(share), worth)
    if "stance" in kinds:
        for name, (level, worth) in stance_worths(place, response.plan).items():
            note("stance", name, level, worth)
    if "card" in kinds:
        for name, card in card_worths(place, response.plan).items():
            note("card", name, card.played, card.worth)
    return found


def _worth(estimate: Estimate) -> Worth:
    return Worth(mean=estimate.value, low=estimate.low, high=estimate.high)
