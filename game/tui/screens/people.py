"""Who is at the table, what members suggest, and who wrote which order."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from game.core.observation import Observation
from game.table.port import Adopt, Dismiss, Remove, Sign
from game.tui.draw.frame import ink
from game.tui.draw.inks import MUTED, TITLE
from game.tui.draw.press import people_rows
from game.tui.screens.reading import ListScreen
from game.tui.widgets.row_list import RowList


class PeopleScreen(ListScreen):
    """By faction; suggestions of one's own faction below."""

    shows_people: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "adopt", "Take up", id="people.adopt",
                tooltip="Take the suggestion under the cursor into the draft"),
        Binding("x", "drop", "Drop", id="people.drop",
                tooltip="Drop a suggestion; the white cell removes a person from the table"),
        Binding("g", "sign", "Sign", id="people.sign", tooltip="Sign the draft as it stands"),
    ]  # fmt: skip

    def observe(self, observation: Observation) -> None:
        """List the people."""
        signed = f"  signed: {', '.join(observation.signed)}" if observation.signed else ""
        title = ink(("People ", TITLE), (f" at this table{signed}", MUTED))
        self.show_list(title, people_rows(observation, self.host.company()))

    def _chosen(self) -> list[str]:
        row = self.query_one("#list", RowList).row
        return row.id.split(" ", 2) if row is not None else [""]

    def action_adopt(self) -> None:
        """Take a suggestion up."""
        match self._chosen():
            case ["suggestion", by, key]:
                self.run_worker(self.host.say(Adopt(by=by, key=key)), exclusive=True)
            case _:
                self.action_back()

    def action_drop(self) -> None:
        """Drop a suggestion, or (white cell) remove a person."""
        match self._chosen():
            case ["suggestion", by, key]:
                self.run_worker(self.host.say(Dismiss(by=by, key=key)), exclusive=True)
            case ["person", member] if self.host.observation.role == "white":
                self.run_worker(self.host.say(Remove(member=member)), exclusive=True)

    def action_sign(self) -> None:
        """Sign the draft."""
        if self.host.observation.options.may_sign:
            self.run_worker(self.host.say(Sign()), exclusive=True)
