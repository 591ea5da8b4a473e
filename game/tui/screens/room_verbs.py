"""What the white cell's screens and the lists of people share: they speak to the room."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from game.core.acts.set_clock import Continue
from game.core.acts.visit import Visit
from game.core.command import Command
from game.tui.screens.place import Place
from game.tui.screens.sure import SureSlip


class RoomVerbs(Place[None]):
    """A screen that shows who is around, and says things in turn."""

    shows_people: ClassVar[bool] = True

    def tell(self, *commands: Command) -> None:
        """Say commands, one after the other, as long as none is refused."""
        self.host.tell(*commands)

    def tell_if_sure(self, question: str, *commands: Command) -> None:
        """Say commands once somebody has said that they are sure."""
        self.app.push_screen(SureSlip(question), lambda yes: self.tell(*commands if yes else ()))

    def begin_match(self) -> None:
        """Begin before everybody has come, who is sure."""
        self.tell_if_sure("Begin now? Who comes later finds the match begun.", Continue())


class TableVerbs(RoomVerbs):
    """Where there are several tables the white cell goes from one to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "t",
            "next_table",
            "Next table",
            show=False,
            id="room.next-table",
            tooltip="For the white cell: go to the next table of the room",
        ),
    ]

    def action_next_table(self) -> None:
        """Go to the table after this one, from the last to the first."""
        company = self.host.company()
        if self.host.observation.role == "white" and company.tables > 1:
            self.tell(Visit(table=company.table % company.tables + 1))
