"""Bars, gauges and sparklines: pure drawings of one number or a few."""

from collections.abc import Sequence

from textual.content import Content

from game.tui.ink.frame import fit, ink
from game.tui.ink.glyphs import Glyphs
from game.tui.ink.inks import BAD, FAINT, GOOD, KEY, MUTED
from game.view.cells import Stretch

ROPE = -12.0, 24.0
"""Months of lead that a rope spans: China's to the left, that of the US to the right."""


def cells_for(value: float, low: float, high: float, width: int) -> int:
    """How many of `width` cells a value fills between `low` and `high`."""
    if high <= low:
        return 0
    share = min(max((value - low) / (high - low), 0.0), 1.0)
    return round(share * width)


def points_bar(points: int, cap: int, width: int, glyphs: Glyphs, style: str = "$key") -> Content:
    """One box for each point that may be spent: ``■■■□□□``."""
    shown = min(cap, width)
    filled = min(points, shown)
    return ink(
        (glyphs.full * filled, style),
        (glyphs.empty * (shown - filled), FAINT),
        " " * (width - shown),
    )


def gauge(
    share: float, width: int, glyphs: Glyphs, style: str, marks: Sequence[float] = ()
) -> Content:
    """A thin bar filled to `share` (0–1), with thresholds marked where they stand."""
    filled = cells_for(share, 0, 1, width)
    bar = ink((glyphs.line * filled, style), (glyphs.track * (width - filled), FAINT))
    for mark in marks if width > 1 else ():
        bar = with_mark(bar, cells_for(mark, 0, 1, width - 1), glyphs.mark, KEY)
    return bar


def with_mark(bar: Content, place: int, glyph: str, style: str) -> Content:
    """Put one glyph into a bar at a cell."""
    return ink(bar[:place], (glyph, style), bar[place + 1 :])


def tug(
    value: float,
    low: float,
    high: float,
    width: int,
    glyphs: Glyphs,
    marks: Sequence[float] = (),
    styles: tuple[str, str] = ("$china", "$us"),
) -> Content:
    """A rope between two sides: it is filled from zero to the knob, which stands at `value`."""
    zero = cells_for(0, low, high, width - 1)
    knob = cells_for(value, low, high, width - 1)
    style = styles[1] if value >= 0 else styles[0]
    bar = ink((glyphs.track * width, FAINT))
    first, last = min(zero, knob), max(zero, knob)
    bar = ink(bar[:first], (glyphs.line * (last - first), style), bar[last:])
    bar = with_mark(bar, zero, "+" if glyphs.ascii else "┼", MUTED)
    for mark in marks:
        bar = with_mark(bar, cells_for(mark, low, high, width - 1), glyphs.mark, KEY)
    return with_mark(bar, knob, glyphs.knob, f"bold {style}")


def spark(history: Sequence[float], width: int, glyphs: Glyphs, style: str = MUTED) -> Content:
    """The last `width` quarters as small columns, scaled to their own range."""
    shown = list(history)[-width:]
    if not shown:
        return Content(" " * width)
    low, high = min(shown), max(shown)
    steps = len(glyphs.spark) - 1
    if high - low < 1e-9:
        columns = glyphs.spark[steps // 2] * len(shown)
    else:
        columns = "".join(glyphs.spark[cells_for(v, low, high, steps)] for v in shown)
    return ink((columns, style), " " * (width - len(shown)))


def shares_bar(shares: Sequence[tuple[float, str]], width: int, glyphs: Glyphs) -> Content:
    """One bar cut by shares; each part has its own shade as well as its colour."""
    total = sum(share for share, _ in shares) or 1.0
    parts: list[tuple[str, str]] = []
    used, reached = 0, 0.0
    for place, (share, style) in enumerate(shares):
        reached += share / total
        end = round(reached * width)
        parts.append((glyphs.shares[place % len(glyphs.shares)] * (end - used), style))
        used = end
    return ink(*parts, " " * (width - used))


def span_style(span: Stretch) -> str:
    """The style of what went up or down."""
    return GOOD if span.end > span.start else BAD if span.end < span.start else MUTED


def span_bar(span: Stretch, width: int, glyphs: Glyphs) -> Content:
    """A floating bar on its scale; at least one cell, so none is lost."""
    scale = (span.high - span.low) or 1.0
    ends = sorted((span.start, span.end))
    first, last = (round((end - span.low) / scale * (width - 1)) if width else 0 for end in ends)
    block = "#" if glyphs.ascii else "█"
    glyph = glyphs.dot if span.start == span.end else block
    bar = ink((" " * first, FAINT), (glyph * (last - first + 1), span_style(span)))
    return fit(bar, width, glyphs)
