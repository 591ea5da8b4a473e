"""A save to look at, quarter by quarter, through any role's eyes: recorded facts only."""

from collections.abc import Sequence
from pathlib import Path

from game.core.acts.begin_phase import PhaseBegan
from game.core.acts.undo import PhaseUndone
from game.core.evolve import evolve
from game.core.match import Match
from game.core.observation import Observation, Receipt, Role
from game.core.observe import observe
from game.core.views.receipts import moved_last
from game.core.waterfall import ReadOn
from game.store.reading import read
from game.table.header import read_header
from game.table.table import read_event
from game.world.quarters import parse_quarter

_STOPS = ("consequences", "over")


class Replay:
    """The matches a save went through: the start, each quarter after its resolution, the end.

    Nothing is resolved: what is shown is what was recorded, whatever the rules say today.
    """

    def __init__(self, matches: Sequence[Match], words: Sequence[str], notice: str | None) -> None:
        self._matches = matches
        self.positions = tuple(words)
        self.notice = notice

    @classmethod
    def of(cls, path: Path) -> "Replay":
        """Read the save at `path`."""
        reading = read(path)
        match = read_header(reading.header.body).blank()
        matches: list[Match] = []
        words: list[str] = []
        for record in reading.records[1:]:
            event = read_event(record)
            match = evolve(match, event)
            if isinstance(event, PhaseUndone):
                # What was undone is not shown: the quarter may be played again.
                while len(matches) > 1 and matches[-1].world.quarter > match.world.quarter:
                    del matches[-1], words[-1]
            if isinstance(event, PhaseBegan) and (not matches or event.phase in _STOPS):
                matches.append(match)
                words.append(_words(event, first=len(matches) == 1))
        if matches and matches[-1] is not match:
            matches.append(match)
            words.append(f"{match.quarter_words} {match.phase}")
        return cls(matches or [match], words or ["the start"], reading.notice)

    @property
    def last(self) -> Match:
        """The match at the end of the save, with the receipts of every quarter."""
        return self._matches[-1]

    def observe(self, place: int, role: Role, *, reveal: bool = False) -> Observation:
        """Return what a role saw at a position; with `reveal`, all there was to see."""
        return observe(self._matches[place], "white" if reveal else role)

    def look_back(self, place: int, role: Role, link: ReadOn, *, reveal: bool) -> Receipt | None:
        """Return why a figure stood where it did by the end of a quarter, as known then."""
        eyes: Role = "white" if reveal else role
        return moved_last(self._matches[place], eyes, link.variable, parse_quarter(link.quarter))


def _words(event: PhaseBegan, first: bool) -> str:
    if event.phase == "over":
        return "the end"
    return f"{event.quarter} start" if first else event.quarter
