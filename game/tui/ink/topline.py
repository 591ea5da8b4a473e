"""The top line: which quarter, which phase, whose eyes, who is ready."""

from textual.content import Content

from game.core.observation import Observation
from game.tui.ink.clock import clock_parts, line_parts
from game.tui.ink.frame import Frame, Part, ink, spread
from game.tui.ink.inks import FAINT, GOOD, MUTED, TITLE, WORDS, faction_ink
from game.tui.ink.numbers import number
from game.view.roles import LETTERS, NAMES
from game.view.titles import PHASE_TITLES, quarter_title

SET_IN_ORDERS = "set in the orders phase"
"""What is said of levers, dials and cards while no orders are given."""


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
    """One line, whatever the width: brand, quarter, phase on the left; seats on the right.

    No word is cut: what can be spared is left out, the dearest last.
    """
    for spared in range(len(SPARED) + 1):
        start, end = _halves(observation, frame, now, reachable, SPARED[:spared])
        if start.cell_length + 1 + end.cell_length <= frame.width:
            break
    return spread(start, end, frame)


SPARED = ("turn", "ready", "brand", "you", "grace")
"""What the top line can do without, in the order in which it is given up."""


def _halves(
    observation: Observation, frame: Frame, now: float, reachable: bool, spared: tuple[str, ...]
) -> tuple[Content, Content]:
    """The left and the right of the top line without what is spared."""
    brand = " FF " if "brand" in spared else " FOUR FRONTS "
    start: list[Part] = [(brand, "bold $ground on $key"), " "]
    start.append((quarter_title(observation.quarter), TITLE))
    if "turn" not in spared:
        start.append((f"  {observation.turn} of {observation.turns}", MUTED))
    start += [(f" {frame.glyphs.mark} ", FAINT), (PHASE_TITLES[observation.phase], TITLE)]
    clock = clock_parts(observation.clock, now, short="grace" in spared)
    end = [*line_parts(reachable), *clock]
    names = NAMES if frame.width >= 100 else LETTERS
    if "you" not in spared:
        role = observation.role
        end += [("you ", MUTED), (names[role], faction_ink(role)), "   "]
    if "ready" not in spared:
        end.append(("ready", MUTED))
    return ink(*start), ink(*end, ready_marks(observation, frame), " ")


def draw_purse(observation: Observation, frame: Frame) -> Content:
    """What is left to spend: points and political capital; and when, if that is not now."""
    idle = observation.phase not in ("orders", "over") and observation.close is None
    left = observation.budget - observation.spent
    capital = observation.capital - observation.capital_spent
    return ink(
        (f"{SET_IN_ORDERS}  " if idle else "", WORDS),
        ("points ", MUTED),
        (f"{left}", "bold $key" if left else MUTED),
        (f"/{observation.budget}", MUTED),
        ("  capital ", MUTED),
        (number(capital, "points", 0, frame.glyphs), TITLE),
    )
