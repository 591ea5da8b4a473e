"""The top line: which quarter, which phase, whose eyes, who is ready."""

from textual.content import Content

from game.core.observation import Observation
from game.tui.draw.clock import clock_parts
from game.tui.draw.frame import Frame, Part, ink, spread
from game.tui.draw.inks import FAINT, GOOD, LETTERS, MUTED, NAMES, TITLE, faction_ink
from game.tui.draw.numbers import number

PHASE_WORDS = {
    "briefing": "Briefing",
    "negotiation": "Negotiation",
    "orders": "Orders",
    "resolution": "Resolution",
    "consequences": "Consequences",
    "debrief": "Debrief",
    "over": "The end",
}


def quarter_title(quarter: str) -> str:
    """``2027Q2`` as ``2027 Q2``."""
    return f"{quarter[:4]} {quarter[4:]}"


def ready_marks(observation: Observation, frame: Frame) -> Content:
    """Each faction's letters with a mark: done or still deciding."""
    parts: list[Part] = []
    for seat in observation.seats:
        mark = frame.glyphs.done if seat.ready else frame.glyphs.waiting
        parts.append((f" {LETTERS[seat.faction]}", faction_ink(seat.faction)))
        parts.append((mark, GOOD if seat.ready else MUTED))
    return ink(*parts)


def draw_topline(
    observation: Observation, frame: Frame, now: float = 0.0, reachable: bool = True
) -> Content:
    """One line, whatever the width: brand, quarter, phase on the left; seats on the right."""
    parts: list[Part] = [(" FOUR FRONTS ", "bold $ground on $key"), " "]
    parts.append((quarter_title(observation.quarter), TITLE))
    if observation.clock.state in ("off", "running") or frame.width >= 100:
        parts.append((f"  {observation.turn} of {observation.turns}", MUTED))
    parts.append((f" {frame.glyphs.mark} ", FAINT))
    parts.append((PHASE_WORDS[observation.phase], TITLE))
    tail: list[Part] = clock_parts(observation.clock, now, reachable)
    names = NAMES if frame.width >= 100 else LETTERS
    tail += [("you ", MUTED), (names[observation.role], faction_ink(observation.role)), "   "]
    tail.append(("ready", MUTED))
    return spread(ink(*parts), ink(*tail, ready_marks(observation, frame), " "), frame)


def draw_purse(observation: Observation, frame: Frame) -> Content:
    """What is left to spend: points and political capital."""
    left = observation.budget - observation.spent
    capital = observation.capital - observation.capital_spent
    return ink(
        ("points ", MUTED),
        (f"{left}", "bold $key" if left else MUTED),
        (f"/{observation.budget}", MUTED),
        ("  capital ", MUTED),
        (number(capital, "points", 0, frame.glyphs), TITLE),
    )
