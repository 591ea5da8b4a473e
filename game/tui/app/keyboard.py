"""Key presses that nobody meant: repeats of a key held down, and Enters typed ahead of what shows.

No repeat of one key may do what can't be undone. Screens see to half of it: what is final takes
another key than the one that leads there (`y`, a typed word, Space at the hand-over). The other
half is here: a key that comes again faster than a hand presses it is left out, and so is one that
comes again soon while what it would act on has changed under it.
"""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from textual.events import Event, Key, MouseDown

from game.core.acts.commit import Commit
from game.core.acts.ready import Ready
from game.core.command import Command
from game.core.observation import Observation
from game.table.port import Port

MOVES = frozenset(
    {
        "up",
        "down",
        "left",
        "right",
        "pageup",
        "pagedown",
        "home",
        "end",
        "tab",
        "shift+tab",
        "minus",
        "plus",
        "h",
        "j",
        "k",
        "l",
        "escape",
    }
)
"""Keys that move, change by a step, or back out: they may be held down."""
_ONWARD = (Commit, Ready)


@dataclass(frozen=True)
class KeyPace:
    """How fast the same key may come again, in seconds.

    Keyboards repeat a held key every 30 to 100 ms, after a first wait of a quarter to three
    quarters of a second.
    """

    held: float = 0.25
    elsewhere: float = 0.75
    """How fast where the key now acts on another screen or in another phase."""


class Keyboard:
    """Judges each key as it comes in."""

    def __init__(self, pace: KeyPace | None = None) -> None:
        self._pace = pace or KeyPace()
        self._key, self._at = "", 0.0
        self._where: Hashable = None
        self._going_on = 0
        self._seen_since = 0.0

    @contextmanager
    def carrying_out(self, command: Command, port: Port) -> Iterator[None]:
        """Around what is said to the table: note whether it led to another phase, and when."""
        before = moment(port.observe())
        onward = isinstance(command, _ONWARD)
        self._going_on += onward
        try:
            yield
        finally:
            self._going_on -= onward
            if moment(port.observe()) != before:
                self._seen_since = Event().time  # by the clock that keys are stamped with

    def repeats(self, event: Event, where: Hashable, *, writing: bool) -> bool:
        """Whether this is a key pressed again too fast to be meant; ``where`` is what it acts on.

        While somebody is writing only Enter is judged: double letters are quick.
        """
        if isinstance(event, MouseDown):
            self._key = ""
        if not isinstance(event, Key):
            return False
        again = event.key == self._key
        least = self._pace.held if where == self._where else self._pace.elsewhere
        early = event.time - self._at < least
        self._key, self._at, self._where = event.key, event.time, where
        return again and early and event.key not in MOVES and (event.key == "enter" or not writing)

    def too_early(self, event: Event) -> bool:
        """Whether this Enter was typed before the phase that it would end was to be seen.

        The keyboard is read while a command is carried out, as while bots think, and what was
        typed comes to the board after it; other keys lead nowhere and are kept.
        """
        if not isinstance(event, Key) or event.key != "enter":
            return False
        return bool(self._going_on) or event.time < self._seen_since


def moment(seen: Observation) -> tuple[str, str, str]:
    """The match, quarter and phase that a seat sees."""
    return seen.match, seen.quarter, seen.phase
