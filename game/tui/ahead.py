"""Enter typed ahead: while the table works, as bots think, an impatient Enter means no later phase.

The keyboard is read while a command is carried out, and what was typed comes to the board after
it. Without this, some Enters pressed at a slow bot would look over and seal orders nobody saw.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from textual.events import Event, Key

from game.core.acts.commit import Commit
from game.core.acts.ready import Ready
from game.core.command import Command
from game.core.observation import Observation
from game.table.port import Port

_ONWARD = (Commit, Ready)


class Ahead:
    """Knows which Enters were pressed before the phase that they would end was to be seen."""

    def __init__(self) -> None:
        self._going_on = 0
        self._seen_since = 0.0

    @contextmanager
    def carrying_out(self, command: Command, port: Port) -> Iterator[None]:
        """Around what is said to the table: note whether it led to another phase, and when."""
        before = _place(port.observe())
        onward = isinstance(command, _ONWARD)
        self._going_on += onward
        try:
            yield
        finally:
            self._going_on -= onward
            if _place(port.observe()) != before:
                self._seen_since = Event().time  # by the clock that keys are stamped with

    def drops(self, event: Event) -> bool:
        """Whether this is an Enter that was typed too early; other keys lead nowhere."""
        if not isinstance(event, Key) or event.key != "enter" or event.is_forwarded:
            return False
        return bool(self._going_on) or event.time < self._seen_since


def _place(seen: Observation) -> tuple[str, str, str]:
    return seen.match, seen.quarter, seen.phase
