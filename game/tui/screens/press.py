"""Press: what was written to this seat and by it, and writing more."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from game.core.acts.send import Send
from game.core.observation import Observation
from game.tui.ink.frame import ink
from game.tui.ink.inks import MUTED, TITLE
from game.tui.ink.press import press_rows
from game.tui.screens.page_screen import ListScreen
from game.tui.screens.write import WriteSlip, Written


class PressScreen(ListScreen):
    """Newest first; Enter writes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,m", "write", "Write", id="press.write", tooltip="Write a piece of press"),
    ]

    def observe(self, observation: Observation) -> None:
        """List what may be read."""
        options = observation.options
        modes = "to anyone" if len(options.may_write) > 2 else "public or inside"
        if options.may_write and not options.may_write_all:
            modes = "inside only (gunboat)"
        title = ink(("Press ", TITLE), (f" {modes if options.may_write else 'read only'}", MUTED))
        self.show_list(title, press_rows(observation, self.host.company()))

    def action_write(self) -> None:
        """Open a slip to write on."""
        if self.host.observation.options.may_write:
            self.app.push_screen(WriteSlip(), self._send)

    def _send(self, written: Written | None) -> None:
        if written is not None:
            to, text = written
            self.host.tell(Send(to=to, text=text))
