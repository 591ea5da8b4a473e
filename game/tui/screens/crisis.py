"""The crisis of the quarter, whole, with its three answers."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from game.core.crises import CrisisAnswer
from game.core.observation import Observation
from game.core.orders.vocabulary import Respond
from game.tui.ink.crisis import draw_crisis
from game.tui.ink.player_text import PlayerText
from game.tui.screens.place import Slip
from game.tui.widgets.panel import Panel
from game.view.crisis import asked


class CrisisSlip(Slip[None]):
    """y, h and p answer and leave; Enter leaves all as it stands."""

    CSS_PATH = "crisis.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say('yield')", "Yield", id="crisis.yield", tooltip="CrisisAnswer: yield"),
        Binding("h", "say('hold')", "Hold", id="crisis.hold", tooltip="CrisisAnswer: hold"),
        Binding("p", "say('press')", "Press", id="crisis.press", tooltip="CrisisAnswer: press"),
        Binding(
            "enter", "back", "Leave it", show=False, id="crisis.leave", tooltip="Leave it as it is"
        ),
    ]

    def compose(self) -> ComposeResult:
        """The crisis."""
        with VerticalScroll(id="crisis-slip", classes="slip"):
            yield Panel(id="crisis")

    def observe(self, observation: Observation) -> None:
        """Show it as it stands now; leave if it has gone."""
        if observation.crisis is None:
            self.dismiss(None)
            return
        self.query_one("#crisis", Panel).show(lambda frame: draw_crisis(observation, frame))
        title = PlayerText(observation.crisis.title).content("bold")
        keys = "y yield   h hold   p press   Esc leaves" if asked(observation) else "Esc leaves"
        box = self.query_one("#crisis-slip", VerticalScroll)
        box.border_title, box.border_subtitle = title, Content(keys)

    async def action_say(self, answer: CrisisAnswer) -> None:
        """Answer, and leave."""
        seen = self.host.observation
        crisis = seen.crisis
        if crisis is None or not asked(seen):
            return
        said = await self.host.drafting.write(Respond(crisis=crisis.id, answer=answer))
        if said and self.is_current:
            self.dismiss(None)
