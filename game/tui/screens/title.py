"""The title: what this is, and what it is not."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from game.core.observation import Observation
from game.tui.ink.intro import draw_intro
from game.tui.screens.place import Place
from game.tui.widgets.panel import Panel


class TitleScreen(Place[None]):
    """Enter begins."""

    CSS_PATH = "title.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "begin", "Begin", id="title.begin", tooltip="Go to the board"),
        Binding("escape", "begin", "Begin", show=False, id="title.skip", tooltip="Go to the board"),
    ]

    def compose(self) -> ComposeResult:
        """One panel in the middle."""
        yield Panel(id="intro")

    def observe(self, observation: Observation) -> None:
        """Say whose seat this is."""
        company = self.host.company()
        self.query_one("#intro", Panel).show(lambda frame: draw_intro(observation, company, frame))

    def action_begin(self) -> None:
        """To the board, or to the hand-over that lies over it."""
        self.dismiss(None)
        self.app.call_later(self.app.look)  # type: ignore[attr-defined]
