"""The rules held against history: what they make of what was done, beside what was measured.

The same resolver plays the quarters that have been, from a past start, with history's orders as
a doctrine and history's events as injects. No world events are drawn. What it makes of each
figure is laid beside the published estimates, quarter by quarter.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.analysis.batch import Progress, Request
from game.analysis.figures import Floats, follow
from game.core.errors import ContentError, UsageError
from game.core.games import SYSTEMIC
from game.core.history import Hindcast, Published, Series
from game.core.rulebook import Doctrine, Rulebook
from game.world.quarters import parse_quarter, quarter_words
from game.world.rules import Rules
from game.world.vocabulary import FACTIONS, Words

PERCENTS = (5, 50, 95)


class Modelled(Words):
    """Percentiles of a figure after one quarter, over the games."""

    quarter: str
    p5: float
    p50: float
    p95: float


class Band(Words):
    """What was published for one quarter, in the variable's unit."""

    quarter: str
    low: float
    central: float
    high: float
    kind: str
    source: str
    note: str


class Errors(Words):
    """How far the modelled middle is from the published one, over the quarters that have both.

    ``inside`` counts the quarters in which the modelled middle lies within the published band.
    """

    quarters: int
    inside: int
    mean_error: float
    rmse: float


class Judged(Words):
    """How the rules do in the quarters held out, beside two guesses that know no rules.

    *Persistence* keeps the last published value before them, *trend* goes on in the straight line
    through all published before them. A skill is 1 less the rules' error over the guess's: above
    nought the rules are better, at one they are perfect, below nought they are worse.
    """

    quarters: int
    inside: int
    rmse: float
    persistence: float
    trend: float
    skill_persistence: float
    skill_trend: float


class Compared(Words):
    """One figure: the modelled path, the published bands, and the errors.

    ``judged`` is None where nothing was published on either side of the quarters held out.
    """

    variable: str
    title: str
    unit: str
    modelled: list[Modelled]
    published: list[Band]
    errors: Errors
    judged: Judged | None = None


class HindcastResult(Words):
    """A hindcast in full; it depends on the rules and the request only (see `Retraced`)."""

    hindcast: str
    lens: str
    seed: int
    games: int
    set_aside: int
    held_out: str | None
    quarters: list[str]
    series: list[Compared]


@dataclass(frozen=True)
class Asked:
    """What to hold against history: under which lens (or the mixture), with how much luck."""

    rulebook: Rulebook
    doctrines: Mapping[str, Doctrine]
    hindcast: Hindcast
    lens: str
    seed: int
    games: int


@dataclass(frozen=True)
class Retraced:
    """History as played: each observed figure's path, float64[quarters, games].

    There was no systemic incident in history, so games that had one are left out, and counted.
    """

    paths: dict[str, Floats]
    set_aside: int


def retrace(asked: Asked, progress: Progress | None = None) -> Retraced:
    """Play history ``asked.games`` times.

    `UsageError` for a lens or doctrine that does not exist or when no game is left,
    `ContentError` for a figure that the rules don't have.
    """
    names = _figures(asked)
    followed = follow(_request(asked), [*names, SYSTEMIC], _without_world_events, progress)
    spared = followed[-1, -1] == 0
    if not spared.any():
        raise UsageError("Every game had a systemic incident; ask for more games.")
    paths = dict(zip(names, followed[:-1, :, spared], strict=True))
    return Retraced(paths, int(np.count_nonzero(~spared)))


def run(asked: Asked, progress: Progress | None = None) -> HindcastResult:
    """Play history ``asked.games`` times and compare; errors as in `retrace`."""
    return laid_beside(asked, retrace(asked, progress))


def laid_beside(asked: Asked, retraced: Retraced) -> HindcastResult:
    """What the rules made of history, beside what was published."""
    past = asked.hindcast
    first, last = parse_quarter(past.first), parse_quarter(past.last)
    quarters = [quarter_words(quarter) for quarter in range(first, last + 1)]
    return HindcastResult(
        hindcast=past.id,
        lens=asked.lens,
        seed=asked.seed,
        games=asked.games,
        set_aside=retraced.set_aside,
        held_out=past.held_out,
        quarters=quarters,
        series=[
            _compare(asked, series, quarters, retraced.paths[series.variable])
            for series in past.observed
        ],
    )


def _figures(asked: Asked) -> list[str]:
    known = {variable.name for variable in asked.rulebook.variables}
    names = [series.variable for series in asked.hindcast.observed]
    for name in names:
        if name not in known:
            raise ContentError(
                f"{asked.hindcast.id} has estimates of {name}, which is no variable of the rules;"
                " see: fourfronts lint"
            )
    return names


def _request(asked: Asked) -> Request:
    """The hindcast as a batch of whole games, all four factions led by its doctrine."""
    past = asked.hindcast
    return Request(
        rulebook=asked.rulebook.model_copy(update={"scenarios": [past]}),
        doctrines=asked.doctrines,
        scenario=past.id,
        lens=asked.lens,
        orders=dict.fromkeys(FACTIONS, past.doctrine),
        seed=asked.seed,
        games=asked.games,
    )


def _without_world_events(rules: Rules) -> Rules:
    """What happened is told by injects: history draws nothing from the world deck."""
    return replace(rules, events=())


def _compare(asked: Asked, series: Series, quarters: list[str], path: Floats) -> Compared:
    found = next(one for one in asked.rulebook.variables if one.name == series.variable)
    modelled = [
        Modelled(quarter=quarter, p5=p5, p50=p50, p95=p95)
        for quarter, (p5, p50, p95) in zip(
            quarters, np.percentile(path, PERCENTS, axis=1).round(6).T.tolist(), strict=True
        )
    ]
    published = [
        _band(quarter, one)
        for quarter in quarters
        for one in series.published
        if one.first <= quarter <= one.last
    ]
    middles = {one.quarter: one.p50 for one in modelled}
    return Compared(
        variable=found.name,
        title=found.title,
        unit=found.unit,
        modelled=modelled,
        published=published,
        errors=_errors(middles, published),
        judged=judge(middles, published, asked.hindcast.held_out),
    )


def _band(quarter: str, one: Published) -> Band:
    return Band(
        quarter=quarter,
        low=one.low,
        central=one.central,
        high=one.high,
        kind=one.kind,
        source=one.source,
        note=one.note or "",
    )


def _errors(middles: Mapping[str, float], published: list[Band]) -> Errors:
    off = [middles[one.quarter] - one.central for one in published]
    inside = [one.low <= middles[one.quarter] <= one.high for one in published]
    return Errors(
        quarters=len(off),
        inside=sum(inside),
        mean_error=round(math.fsum(off) / len(off), 6),
        rmse=round(_rms(off), 6),
    )


def judge(
    middles: Mapping[str, float], published: list[Band], held_out: str | None
) -> Judged | None:
    """Compare the modelled middles with both guesses, over the quarters held out."""
    known = [
        (parse_quarter(one.quarter), one.central)
        for one in published
        if held_out is not None and one.quarter < held_out
    ]
    judged = [one for one in published if held_out is not None and one.quarter >= held_out]
    if not known or not judged:
        return None
    line = _line(known)
    off = _rms([middles[one.quarter] - one.central for one in judged])
    kept = _rms([known[-1][1] - one.central for one in judged])
    gone_on = _rms([line(parse_quarter(one.quarter)) - one.central for one in judged])
    return Judged(
        quarters=len(judged),
        inside=sum(one.low <= middles[one.quarter] <= one.high for one in judged),
        rmse=round(off, 6),
        persistence=round(kept, 6),
        trend=round(gone_on, 6),
        skill_persistence=round(_skill(off, kept), 6),
        skill_trend=round(_skill(off, gone_on), 6),
    )


def _line(points: Sequence[tuple[int, float]]) -> Callable[[int], float]:
    """The straight line nearest to some points by least squares; level where there is but one."""
    count = len(points)
    when = math.fsum(x for x, _ in points) / count
    level = math.fsum(y for _, y in points) / count
    wide = math.fsum((x - when) ** 2 for x, _ in points)
    slope = math.fsum((x - when) * (y - level) for x, y in points) / wide if wide else 0.0
    return lambda x: level + slope * (x - when)


def _rms(off: Sequence[float]) -> float:
    return math.sqrt(math.fsum(one * one for one in off) / len(off))


def _skill(error: float, guess: float) -> float:
    """One less error over guess; a guess without error leaves nothing to be better than."""
    if guess == 0:
        return 0.0 if error == 0 else -1.0
    return 1 - error / guess
