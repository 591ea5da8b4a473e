"""The fingerprint of a world: equal worlds, equal digests, on every machine."""

import hashlib

import numpy as np

from game.world.rules import Rules
from game.world.world import World


def digest(world: World, rules: Rules) -> str:
    """SHA-256 of the world in a fixed byte order, as hex.

    −0.0 counts as 0.0. `ValueError` when a value is not a finite number: a world with one is
    a bug, never a fact.
    """
    if not np.isfinite(world.values).all():
        row = int(np.flatnonzero(~np.isfinite(world.values).all(axis=1))[0])
        raise ValueError(f"{rules.layout.names[row]} is not a finite number")
    hasher = hashlib.sha256(f"{world.quarter} {world.values.shape}".encode())
    hasher.update((world.values + 0.0).astype("<f8").tobytes())
    for array, form in ((world.played, "<i2"), (world.rank, "u1"), (world.drawn, "<i2")):
        hasher.update(array.astype(form).tobytes())
    hasher.update(world.gates.tobytes())
    deals = world.deals
    for part in (deals.active, deals.a, deals.b, deals.pledge_a, deals.pledge_b, deals.points):
        hasher.update(part.astype("i1").tobytes())
    for part in (deals.monitoring, deals.escrow, deals.breached):
        hasher.update(part.astype("i1").tobytes())
    for limit in (deals.limit_a, deals.limit_b):
        hasher.update((limit + 0.0).astype("<f8").tobytes())
    hasher.update(deals.until.astype("<i2").tobytes())
    return hasher.hexdigest()
