"""Rounding for display: what is shown of a change adds up to what is shown of its sum.

Exact values stay as they are; only the digits that are shown are shared out, by the least error.
"""

from collections.abc import Sequence

from game.core.waterfall import Waterfall

Shown = tuple[float, tuple[float, ...], float]


def as_shown(seen: Waterfall, decimals: int) -> Shown:
    """Return before, each cause's amount and after of a waterfall as they are to be shown."""
    return shown_change(
        seen.before, [step.cause.amount for step in seen.steps], seen.after, decimals
    )


def shown_change(before: float, amounts: Sequence[float], after: float, decimals: int) -> Shown:
    """Return `before`, its parts and `after` rounded to `decimals`, so that they add up as shown.

    Each part is rounded to its nearest; where their sum then misses, as many as must are moved by
    the last digit, those first that come to lie nearest to their exact value. No part is shown
    with the other sign, and one of 0 stays 0.
    """
    unit: float = 10.0**decimals
    first, last = _units(before, decimals), _units(after, decimals)
    exact = [amount * unit for amount in amounts]
    parts = [_units(amount, decimals) for amount in amounts]
    missing = last - first - sum(parts)
    by = 1 if missing > 0 else -1
    for _ in range(abs(missing)):
        may = [place for place, whole in enumerate(exact) if _may_move(whole, parts[place] + by)]
        if not may:  # the parts do not add up themselves
            break
        nearest = min(may, key=lambda place: abs(parts[place] + by - exact[place]))
        parts[nearest] += by
    return first / unit, tuple(part / unit for part in parts), last / unit


def _units(value: float, decimals: int) -> int:
    return round(round(value, decimals) * 10.0**decimals)


def _may_move(exact: float, shown: int) -> bool:
    return exact != 0 and (shown == 0 or (shown > 0) == (exact > 0))
