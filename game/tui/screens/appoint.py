"""Who plays a faction from now on: people, nobody, or one of the bots, with a reason."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from game.core.acts.appoint import Appoint
from game.core.conduct.words import LONGEST_REASON
from game.core.observation import Desk
from game.tui.ink.frame import Frame, ink, stack, wrap
from game.tui.ink.inks import KEY, MUTED, TITLE, WORDS
from game.tui.screens.place import Slip
from game.tui.widgets.panel import Panel
from game.tui.widgets.writing_line import WritingLine
from game.view.roles import NAMES

PEOPLE, NOBODY = "people", "nobody"


class AppointSlip(Slip[Appoint | None]):
    """Up and down choose who plays, Enter appoints him for the reason written."""

    CSS_PATH = "write.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "up",
            "other(-1)",
            "Who",
            show=False,
            priority=True,
            id="appoint.before",
            tooltip="Choose another player",
        ),
        Binding(
            "down",
            "other(1)",
            "Who",
            show=False,
            priority=True,
            id="appoint.next",
            tooltip="Choose another player",
        ),
    ]

    def __init__(self, desk: Desk, appointable: tuple[str, ...]) -> None:
        super().__init__()
        self.desk = desk
        now = desk.bot or (PEOPLE if desk.player == "person" else NOBODY)
        self.choices = [one for one in (*appointable, PEOPLE, NOBODY) if one != now]
        self.chosen = PEOPLE if desk.player != "person" else self.choices[0]

    def compose(self) -> ComposeResult:
        """Who is chosen, and the reason."""
        with Vertical(classes="slip", id="write"):
            yield Panel(self._asks, id="who")
            hint = "Reason, on the record"
            yield WritingLine(id="reason", max_length=LONGEST_REASON, placeholder=hint)

    def _asks(self, frame: Frame) -> Content:
        asked = ((f"{NAMES[self.desk.faction]} is played from now on by ", WORDS),)
        hint = ink(("↑↓" if not frame.glyphs.ascii else "up, down", KEY), (" another", MUTED))
        return stack([*wrap(ink(*asked, (self.chosen, TITLE)), frame.width), hint])

    def action_other(self, by: int) -> None:
        """Choose somebody else."""
        place = self.choices.index(self.chosen) + by
        self.chosen = self.choices[place % len(self.choices)]
        self.query_one("#who", Panel).redraw()

    def action_hand_in(self) -> None:
        """Appoint, once there is a reason."""
        reason = " ".join(self.query_one("#reason", WritingLine).words.split())
        if not reason:
            return
        player = {PEOPLE: "person", NOBODY: "nobody"}.get(self.chosen, "bot")
        self.dismiss(
            Appoint.model_validate(
                {
                    "faction": self.desk.faction,
                    "player": player,
                    "bot": self.chosen if player == "bot" else "",
                    "reason": reason,
                }
            )
        )
