"""Two plans in the same worlds: by how much one is ahead, how surely, and what that turns on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from game.analysis.batch import Request, check_request
from game.analysis.unsure.worlds import Drawn, play_drawn
from game.world.vocabulary import Faction

Floats = NDArray[np.float64]

NOISE = 4.0
"""A correlation of so many standard errors is more than the best of hundreds reaches by chance."""
SHOWN = 3


class Turns(BaseModel):
    """A number on which a difference turns: its rank correlation with it, −1 to 1."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    number: str
    correlation: float


class Paired(BaseModel):
    """The lead at the end under one plan less that under another, world by world, in months."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    games: int
    drawn: list[str]
    p5: float
    p50: float
    p95: float
    negative: float
    turns_on: list[Turns]


@dataclass(frozen=True)
class Two:
    """What to compare: the request's own orders with others."""

    request: Request
    beside: Mapping[Faction, str]
    sources: frozenset[str]


def compare(two: Two) -> Paired:
    """Play both plans in the same worlds; errors as in `play_drawn`."""
    check_request(two.request)
    check_request(replace(two.request, orders=two.beside))
    one = play_drawn(two.request, two.sources)
    other = play_drawn(replace(two.request, orders=two.beside), two.sources)
    more = one.kept.path[-1].astype(np.float64) - other.kept.path[-1]
    p5, p50, p95 = (round(float(value), 4) for value in np.percentile(more, (5, 50, 95)))
    return Paired(
        games=two.request.games,
        drawn=sorted(two.sources),
        p5=p5,
        p50=p50,
        p95=p95,
        negative=round(float(np.mean(more < 0)), 4),
        turns_on=turns(one, more),
    )


def said(paired: Paired, one: str, other: str) -> str:
    """The comparison as a sentence."""
    if paired.turns_on:
        on = ", ".join(f"{turn.number} ({turn.correlation:+.2f})" for turn in paired.turns_on)
    else:
        on = "no single number"
    return (
        f"{one} over {other}: {paired.p50:+.1f} months [{paired.p5:+.1f}, {paired.p95:+.1f}], "
        f"negative in {paired.negative:.0%} of worlds; it turns on {on}."
    )


def turns(worlds: Drawn, more: Floats) -> list[Turns]:
    """The numbers most closely bound up with the difference, by ranks, beyond chance."""
    ranked = _ranks(more)
    found = [(name, _bound(_ranks(values), ranked)) for name, values in worlds.numbers.items()]
    beyond = NOISE / np.sqrt(more.size)
    strong = sorted((one for one in found if abs(one[1]) > beyond), key=lambda one: -abs(one[1]))
    return [Turns(number=name, correlation=round(by, 3)) for name, by in strong[:SHOWN]]


def _ranks(values: Floats) -> Floats:
    """The place of each value, less the middle one; equal values in the order they come."""
    places = np.empty(values.size)
    places[np.argsort(values, kind="stable")] = np.arange(values.size)
    return places - (values.size - 1) / 2


def _bound(one: Floats, other: Floats) -> float:
    whole = float(np.sqrt((one * one).sum() * (other * other).sum()))
    return float((one * other).sum()) / whole if whole else 0.0
