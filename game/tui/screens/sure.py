"""Asking once more, before something that can't be taken back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from game.tui.ink.frame import Frame, ink, stack, wrap
from game.tui.ink.player_text import PlayerText
from game.tui.screens.place import Slip
from game.tui.widgets.panel import Panel


class SureSlip(Slip[bool]):
    """y does it, Enter does not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "yes", "Yes", id="sure.yes", tooltip="Do it"),
        Binding("enter,n", "no", "No", id="sure.no", tooltip="Leave it as it is"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        """The question."""

        def draw(frame: Frame) -> Content:
            lines = wrap(PlayerText(self.question).content("$words"), frame.width)
            keys = ink(
                ("y", "bold $key"),
                (" yes    ", "$muted"),
                ("Enter", "bold $key"),
                (" no", "$muted"),
            )
            return stack([*lines, Content(""), keys])

        yield Panel(draw, classes="slip")

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Leave it."""
        self.dismiss(False)
