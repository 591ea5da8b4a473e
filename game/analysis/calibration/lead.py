"""M1 to M4: what the lead comes to under closed doors, open doors and the present course."""

import numpy as np

from game.analysis.calibration.bench import Bench, quarter_row
from game.analysis.interval import Estimate, median, share


def closed_doors(bench: Bench) -> dict[str, Estimate]:
    """M1 The essay's orders where compute decides."""
    kept = bench.west("essay", "A")
    return {
        "lead": median(kept.path[-1]),
        "growth": median(kept.path[-1] - kept.path[-2]),
        "commanding": share(bench.endings(kept, "commanding lead"), bench.games),
    }


def open_doors(bench: Bench) -> dict[str, Estimate]:
    """M2 Loopholes left open and sales resumed where compute decides."""
    kept = bench.west("open-door", "A")
    close = bench.endings(kept, "neck and neck", "China leads")
    return {"lead": median(kept.path[-1]), "close": share(close, bench.games)}


def present_course(bench: Bench) -> dict[str, Estimate]:
    """M3 Everybody goes on as in mid-2026, in a world drawn from the mixture."""
    kept = bench.all("status-quo")
    largest = int(np.bincount(kept.ending).max())
    return {"lead": median(kept.path[-1]), "largest": share(largest, bench.games)}


def backfire(bench: Bench) -> dict[str, Estimate]:
    """M4 The essay's orders beside the present course, game by game with the same luck."""
    tight, usual = bench.west("essay", "B"), bench.west("status-quo", "B")
    more = tight.path - usual.path
    return {
        "first": median(more[quarter_row("2027Q2")]),
        "then": median(more[quarter_row("2027Q4")]),
        "last": median(more[-1]),
    }
