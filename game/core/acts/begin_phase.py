"""The table moves on to a phase of a quarter (G1)."""

from typing import Literal

from game.core.conduct.words import Clock
from game.core.event import TableEvent
from game.core.match import Match, changed
from game.core.phase import Phase
from game.world.quarters import quarter_words


class PhaseBegan(TableEvent):
    """The table moved on to a phase of a quarter."""

    event: Literal["phase_began"] = "phase_began"
    phase: Phase
    quarter: str

    def fold(self, match: Match) -> Match:
        """Begin it: nobody is done, and a briefing clears the table of the quarter before."""
        # A resolution is no place to go back to: what is undone is the whole of it.
        back = match.back if match.phase == "resolution" else match
        if self.phase == "briefing" and match.world.quarter == match.rules.first:
            back = None
        moved = changed(
            match,
            phase=self.phase,
            ready=frozenset(),
            closed=False,
            back=back,
            substituted={},
            clock=Clock(),
            awaited=None,
            planned=(),
        )
        if self.phase != "briefing":
            return moved
        planned = _planned(match, self.quarter)
        return changed(
            moved, drafts={}, sealed={}, suggestions=(), signed={}, authors={}, planned=planned
        )


def begin_phase(phase: Phase, quarter: int) -> PhaseBegan:
    """Return the beginning of a phase."""
    return PhaseBegan(phase=phase, quarter=quarter_words(quarter))


def _planned(match: Match, quarter: str) -> tuple[str, ...]:
    """Return the injects a scenario brings in with the briefing of a quarter (G1.1)."""
    scenario = next(s for s in match.rulebook.scenarios if s.id == match.settings.scenario)
    return tuple(scenario.injects.get(quarter, []))
