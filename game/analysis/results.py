"""What a batch of games comes to, as plain typed values: the JSON of ``fourfronts simulate``."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from game.world.vocabulary import Faction


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Spread(_Result):
    """Percentiles of one figure over the games."""

    p5: float
    p50: float
    p95: float


class LeadSpread(_Result):
    """The US lead over the best Chinese model after the last quarter, in months."""

    p5: float
    p25: float
    p50: float
    p75: float
    p95: float
    mean: float


class ScoreSpread(_Result):
    """A faction's final score, 0–100; ``met_aims`` is the share of games in which it met them."""

    mean: float
    p5: float
    p95: float
    met_aims: float = Field(ge=0, le=1)


Share = Annotated[float, Field(ge=0, le=1)]


class SimulationResult(_Result):
    """Whole games in summary.

    ``lead_path`` is the median lead after each quarter; ``endings`` counts games;
    ``systemic_incident`` is the share of games with at least one. Everything but
    ``quarters_per_second`` (and ``seconds``) depends only on the rules and the request.
    """

    games: int = Field(ge=1)
    scenario: str
    lens: str
    orders: dict[Faction, str]
    seed: int
    lead_months: LeadSpread
    lead_path: list[float]
    endings: dict[str, int]
    scores: dict[Faction, ScoreSpread]
    fronts: dict[str, dict[str, Spread]]
    systemic_incident: Share
    quarters_per_second: float
