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
    """y leaves; Enter stays, since no single key loses anything, but leaves what is over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,q", "app.leave_now", "Leave", id="leave.yes", tooltip="Leave the match"),
        Binding("n", "back", "Stay", id="leave.no", tooltip="Stay at the table"),
        Binding(
            "enter",
            "enter",
            "Stay, or leave what is over",
            id="leave.enter",
            tooltip="Stay at the table, or leave it where the match is over",
        ),
    ]

    @property
    def over(self) -> bool:
        """Whether there is nothing left to play."""
        return self.host.observation.close is not None

    def compose(self) -> ComposeResult:
        """The question."""
        saved, over = clean(str(self.host.saved_to)), self.over

        def draw(frame: Frame) -> Content:
            words = "The match is saved." if over else "Everything is saved, including your draft."
            leave, stay = ("Enter", "Esc") if over else ("y", "Enter")
            lines = wrap(ink((words, "$words")), frame.width)
            lines += wrap(ink(("In ", "$muted"), (saved, "$words")), frame.width)
            lines += [
                ink(""),
                ink(
                    (leave, "bold $key"),
                    (" leave    ", "$muted"),
                    (stay, "bold $key"),
                    (" stay", "$muted"),
                ),
            ]
            return stack(lines)

        yield Panel(draw, classes="slip", title="Leave the table?")

    async def action_enter(self) -> None:
        """Stay; where the match is over, leave."""
        if self.over:
            await self.run_action("app.leave_now")
        else:
            self.action_back()
