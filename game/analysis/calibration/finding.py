"""What a calibration found, as plain typed values: the JSON of ``fourfronts calibrate``."""

from pydantic import BaseModel, ConfigDict, Field


class _Found(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Check(_Found):
    """One figure of a target: the value, its 95 % interval, its bounds, and whether it keeps them.

    ``sure`` is false when a bound lies within the interval: other luck might decide otherwise.
    """

    figure: str
    value: float
    low: float
    high: float
    least: float | None
    most: float | None
    strict: bool
    percent: bool
    met: bool
    sure: bool


class Finding(_Found):
    """A target and what was found; ``unmeasured`` says why nothing was, and then it is not met."""

    target: str
    title: str
    orders: str
    world: str
    must: str
    checks: list[Check]
    unmeasured: str | None
    met: bool


class Calibration(_Found):
    """All findings asked for; ``met`` when every one is."""

    games: int = Field(ge=1)
    seed: int
    findings: list[Finding]
    met: bool
