"""The phases of a turn and what may be done in each (rulebook G1)."""

from typing import Literal

Phase = Literal[
    "briefing", "negotiation", "orders", "resolution", "consequences", "debrief", "over"
]
PHASES: tuple[Phase, ...] = (
    "briefing",
    "negotiation",
    "orders",
    "resolution",
    "consequences",
    "debrief",
)
