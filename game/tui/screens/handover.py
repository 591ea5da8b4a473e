"""The hand-over at a shared terminal: hides everything until the named faction is there."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from game.core.observation import Role
from game.tui.ink.frame import Frame, ink, stack, wrap
from game.tui.ink.inks import MUTED, WORDS, faction_ink
from game.tui.screens.place import Leavable
from game.tui.widgets.panel import Panel
from game.view.roles import NAMES, WITH_ARTICLE


def draw_handover(role: Role, frame: Frame) -> Content:
    """Who should take the keyboard, and nothing else."""
    words = "Everyone else looks away. What was on the screen before is hidden."
    return stack(
        [
            ink(("Pass the keyboard to", MUTED)),
            Content(""),
            ink((NAMES[role], f"{faction_ink(role)} underline")),
            Content(""),
            *wrap(ink((words, WORDS)), frame.width),
            Content(""),
            ink((" Space ", "bold $ground on $key"), (f" I lead {WITH_ARTICLE[role]}", WORDS)),
        ]
    )


class HandoverScreen(Leavable[None]):
    """Only Space leads on; the board below is another seat's until then.

    Not Enter or y, which lead here: held down, they would show one seat's board to another.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space",
            "take_over",
            "Take over",
            id="handover.take",
            tooltip="Show the board to the faction that is named",
        ),
    ]

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.role = role

    def compose(self) -> ComposeResult:
        """One panel on an empty ground."""
        yield Panel(lambda frame: draw_handover(self.role, frame), classes="slip", id="handover")

    def action_take_over(self) -> None:
        """Show the board."""
        self.dismiss(None)
        self.app.call_later(self.app.look)  # type: ignore[attr-defined]
