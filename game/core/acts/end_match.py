"""The end of the match: what was hidden is told."""

from typing import Literal

from game.core.close import close_of
from game.core.event import TableEvent
from game.core.match import Match, changed
from game.core.observation import Close


class MatchEnded(TableEvent):
    """The last quarter is over (or all is lost); what was hidden is told."""

    event: Literal["match_ended"] = "match_ended"
    close: Close

    def fold(self, match: Match) -> Match:
        """Show the close; the match is over."""
        return changed(match, close=self.close, awaited="over")


def end_match(match: Match, seed: str) -> MatchEnded:
    """Return the end of a finished match."""
    return MatchEnded(close=close_of(match, seed))
