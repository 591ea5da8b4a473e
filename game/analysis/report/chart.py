"""Lines over quarters as SVG that reads in black and white: dashes and names tell them apart."""

from itertools import pairwise

from game.analysis.report.escaping import shown
from game.analysis.report.figures_told import measured
from game.analysis.report.parts import Chart

WIDE, HIGH, LEFT, RIGHT, TOP, BOTTOM = 640, 220, 52, 170, 12, 28
DASHES = ("", "7 4", "2 3", "10 3 2 3", "1 5")
STROKES = ("#0b3d91", "#9c2a00", "#1b6e3c", "#555", "#000")


def svg(chart: Chart) -> str:
    """Return the chart; what it shows is also said in its description."""
    values = [value for _, line in chart.lines for value in line]
    low, high = min(values), max(values)
    room = (high - low) or 1.0
    low, high = low - room * 0.08, high + room * 0.08
    told = "; ".join(
        f"{name} from {measured(line[0], chart.unit)} to {measured(line[-1], chart.unit)}"
        for name, line in chart.lines
    )
    parts = [
        f'<svg viewBox="0 0 {WIDE} {HIGH}" role="img" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{shown(chart.caption)}</title><desc>{shown(told)}.</desc>",
        *_axes(chart, low, high),
    ]
    ends = _spread([_y(line[-1], low, high) for _, line in chart.lines])
    for number, (name, line) in enumerate(chart.lines):
        style = f'stroke="{STROKES[number % len(STROKES)]}"'
        if dash := DASHES[number % len(DASHES)]:
            style += f' stroke-dasharray="{dash}"'
        dots = " ".join(
            f"{_x(place, len(chart.quarters)):.1f},{_y(value, low, high):.1f}"
            for place, value in enumerate(line)
        )
        parts.append(f'<polyline points="{dots}" fill="none" stroke-width="2" {style}/>')
        parts.append(f'<text x="{WIDE - RIGHT + 8}" y="{ends[number]:.1f}">{shown(name)}</text>')
    return "\n".join([*parts, "</svg>"])


def _axes(chart: Chart, low: float, high: float) -> list[str]:
    across = WIDE - RIGHT
    parts = [
        f'<rect x="{LEFT}" y="{TOP}" width="{across - LEFT}" height="{HIGH - TOP - BOTTOM}"'
        ' fill="none" stroke="#999"/>'
    ]
    for share in (0.0, 0.5, 1.0):
        value = low + share * (high - low)
        y = _y(value, low, high)
        words = shown(measured(value, chart.unit).split(" ")[0])
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{words}</text>')
        parts.append(f'<line x1="{LEFT}" x2="{across}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>')
    for place in (0, len(chart.quarters) - 1):
        x, words = _x(place, len(chart.quarters)), shown(chart.quarters[place])
        parts.append(f'<text x="{x:.1f}" y="{HIGH - 8}" text-anchor="middle">{words}</text>')
    return parts


def _x(place: int, count: int) -> float:
    return LEFT + (WIDE - RIGHT - LEFT) * place / max(count - 1, 1)


def _y(value: float, low: float, high: float) -> float:
    return TOP + (HIGH - TOP - BOTTOM) * (high - value) / (high - low)


def _spread(heights: list[float]) -> list[float]:
    """Heights of names beside the ends of lines, pushed apart until none lies on another."""
    order = sorted(range(len(heights)), key=lambda one: heights[one])
    placed = list(heights)
    for before, after in pairwise(order):
        placed[after] = max(placed[after], placed[before] + 14)
    over = max([*(placed[one] for one in order[-1:]), 0.0]) - (HIGH - BOTTOM)
    return [height - max(over, 0.0) + 4 for height in placed]
