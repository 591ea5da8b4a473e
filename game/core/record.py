"""A world of one game to plain lists and back, bit for bit."""

from dataclasses import fields

import numpy as np

from game.core.events import DealRecord, WorldRecord
from game.world.world import DealRows, World


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
