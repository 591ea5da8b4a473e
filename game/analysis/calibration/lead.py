"""M1 to M4: what the lead comes to under closed and open doors, half measures and none."""

import numpy as np

from game.analysis.calibration.bench import WEST, Bench, quarter_row
from game.analysis.interval import Estimate, median, share
from game.analysis.summary import FIGURES, Kept


def closed_doors(bench: Bench) -> dict[str, Estimate]:
    """M1 The essay's orders where compute decides."""
    kept = bench.west("essay", "A")
    return {
        "lead": median(kept.path[-1]),
        "growth": median(kept.path[-1] - kept.path[-2]),
        "commanding": share(bench.endings(kept, "commanding lead"), bench.games),
        "worth": median(kept.path[-1] - bench.west("inaction", "A").path[-1]),
    }


def open_doors(bench: Bench) -> dict[str, Estimate]:
    """M2 Loopholes left open and sales resumed where compute decides."""
    return _close(bench, bench.west("open-door", "A"))


def nothing_done(bench: Bench) -> dict[str, Estimate]:
    """M2b The loopholes of mid-2026 left alone where compute decides."""
    return _close(bench, bench.west("inaction", "A"))


def _close(bench: Bench, kept: Kept) -> dict[str, Estimate]:
    close = bench.endings(kept, "neck and neck", "China leads")
    return {"lead": median(kept.path[-1]), "close": share(close, bench.games)}


def half_measures(bench: Bench) -> dict[str, Estimate]:
    """M2c The essay by halves, and each of its directions beside the present course."""
    essay, half, nothing = (
        bench.west(name, "A").path[-1] for name in ("essay", "half-hearted", "inaction")
    )
    usual = bench.west("status-quo", "A")
    alone = {
        word: bench.west(f"{word}-only", "A", sides)
        for word, sides in (("compute", WEST), ("defence", ("us", "labs")), ("exports", WEST))
    }
    row = FIGURES.index("distribution.us")
    more = alone["exports"].figures[row] - usual.figures[row]
    return {
        "above": median(half - nothing),
        "below": median(essay - half),
        **{word: median(kept.path[-1] - usual.path[-1]) for word, kept in alone.items()},
        "share": median(100 * more),
    }


def present_course(bench: Bench) -> dict[str, Estimate]:
    """M3 Everybody goes on as in mid-2026, in a world drawn from the mixture."""
    kept = bench.all("status-quo")
    largest = int(np.bincount(kept.ending).max())
    return {"lead": median(kept.path[-1]), "largest": share(largest, bench.games)}


def backfire(bench: Bench) -> dict[str, Estimate]:
    """M4 The essay's orders beside the present course, game by game with the same luck."""
    tight, usual = bench.west("essay", "B"), bench.west("status-quo", "B")
    wide = bench.west("open-chips", "B")
    more = tight.path - usual.path
    return {
        "first": median(more[quarter_row("2027Q2")]),
        "then": median(more[quarter_row("2027Q4")]),
        "last": median(more[-1]),
        "open": median(wide.path[-1] - usual.path[-1]),
    }
