"""The question before leaving."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from game.tui.ink.frame import Frame, ink, stack, wrap
from game.tui.ink.player_text import clean
from game.tui.screens.place import Slip
from game.tui.widgets.panel import Panel


class LeaveSlip(Slip[None]):
    """y leaves, Enter stays: it leads here from the end, and no repeat of a key leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,q", "app.leave_now", "Leave", id="leave.yes", tooltip="Leave the match"),
        Binding("enter,n", "back", "Stay", id="leave.no", tooltip="Stay at the table"),
    ]

    def compose(self) -> ComposeResult:
        """The question."""
        saved, over = clean(str(self.host.saved_to)), self.host.observation.close is not None

        def draw(frame: Frame) -> Content:
            words = "The match is saved." if over else "Everything is saved, including your draft."
            lines = wrap(ink((words, "$words")), frame.width)
            lines += wrap(ink(("In ", "$muted"), (saved, "$words")), frame.width)
            lines += [
                ink(""),
                ink(
                    ("y", "bold $key"),
                    (" leave    ", "$muted"),
                    ("Enter", "bold $key"),
                    (" stay", "$muted"),
                ),
            ]
            return stack(lines)

        yield Panel(draw, classes="slip", title="Leave the table?")
