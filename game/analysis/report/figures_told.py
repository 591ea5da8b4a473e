"""Numbers as a report writes them: shares in percent, the rest with their unit."""

from game.core.observation import Figure
from game.core.rule_titles import BARE_UNITS, SHARES


def measured(value: float, unit: str, decimals: int = 1) -> str:
    """A value with its unit: ``54%``, ``7.5 months``, ``44``."""
    if unit in SHARES:
        return f"{value:.0%}"
    bare = f"{value:.{decimals}f}"
    return bare if unit in BARE_UNITS else f"{bare} {unit}"


def moved(amount: float, unit: str) -> str:
    """A change with its sign; of shares in points of a hundred."""
    if unit in SHARES:
        return f"{100 * amount:+.1f} points"
    return f"{amount:+.1f}" if unit in BARE_UNITS else f"{amount:+.1f} {unit}"


def figure_words(figure: Figure) -> str:
    """A figure as a seat knows it: with its range where it is an estimate."""
    if figure.exact:
        return measured(figure.value, figure.unit, figure.decimals)
    low, high = (measured(x, figure.unit, figure.decimals) for x in (figure.low, figure.high))
    return f"{measured(figure.value, figure.unit, figure.decimals)} ({low} to {high})"
