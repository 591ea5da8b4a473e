"""What is written down of a quarter; a world of one game to plain lists and back, bit for bit."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Literal

import numpy as np
from pydantic import Field

from game.core.observation import NewsItem
from game.core.orders.vocabulary import Order
from game.world.vocabulary import Faction, Words
from game.world.world import DealRows, World


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
    orders: list[Order]
    source: Literal["sealed", "draft", "standing", "none"]


def write_world(world: World) -> WorldRecord:
    """Return a batch of one as plain lists; `ValueError` for a larger batch."""
    if world.size != 1:
        raise ValueError("only a single game can be written down")
    deals = {f.name: getattr(world.deals, f.name)[:, 0].tolist() for f in fields(DealRows)}
    return WorldRecord(
        quarter=world.quarter,
        values=world.values[:, 0].tolist(),
        played=world.played[:, 0].tolist(),
        rank=world.rank[:, 0].tolist(),
        drawn=world.drawn[:, 0].tolist(),
        gates=world.gates[:, 0].tolist(),
        deals=DealRecord(columns={name: [float(x) for x in col] for name, col in deals.items()}),
    )


def read_world(record: WorldRecord) -> World:
    """Return the world that was written down."""
    none = DealRows.none(1)
    columns = {
        f.name: np.array(record.deals.columns[f.name], getattr(none, f.name).dtype)[:, None]
        for f in fields(DealRows)
    }
    return World(
        quarter=record.quarter,
        values=np.array(record.values, np.float64)[:, None],
        played=np.array(record.played, np.int8)[:, None],
        rank=np.array(record.rank, np.uint8)[:, None],
        drawn=np.array(record.drawn, np.int16)[:, None],
        gates=np.array(record.gates, np.bool_).reshape(-1, 1),
        deals=DealRows(**columns),
    )


def by_name(
    sightings: Mapping[Faction, list[Sighting]],
) -> dict[Faction, dict[str, Sighting]]:
    """Return what each faction makes of the figures it can't see, by figure."""
    return {faction: {s.variable: s for s in some} for faction, some in sightings.items()}
