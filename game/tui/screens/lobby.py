"""The lobby: who is here and how others come in, until the match begins."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Footer

from game.core.acts.show_codes import ShowCodes
from game.core.observation import Observation
from game.tui.ink.lobby import draw_doors, draw_lobby_prompt, draw_lobby_title
from game.tui.ink.people import people_rows
from game.tui.screens.people import PeopleVerbs
from game.tui.widgets.panel import Panel
from game.tui.widgets.row_list import RowList
from game.view.waiting import in_lobby


class LobbyScreen(PeopleVerbs):
    """It closes by itself when the match begins; the board lies under it."""

    CSS_PATH = "lobby.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "begin",
            "Go on",
            id="lobby.go-on",
            tooltip="To the board meanwhile; for the white cell: begin before all are here",
        ),
        Binding(
            "m",
            "app.open('press')",
            "Press",
            id="lobby.press",
            tooltip="Messages between and inside factions",
        ),
        Binding(
            "c",
            "codes",
            "Codes",
            show=False,
            id="lobby.codes",
            tooltip="For the white cell: let the walls show the codes, or not",
        ),
    ]

    def compose(self) -> ComposeResult:
        """People beside the ways in; below, what is waited for."""
        yield Panel(id="heading", classes="bar")
        with Horizontal(id="halves"):
            yield RowList(id="list", classes="box", title="Who is here")
            yield Panel(id="doors", classes="box", title="How to come in")
        yield Panel(id="prompt", classes="bar")
        yield Footer(compact=True, show_command_palette=True)

    def observe(self, observation: Observation) -> None:
        """Show who has come; leave when the match has begun."""
        company = self.host.company()
        if not in_lobby(observation, company):
            self.dismiss()
            return
        self.query_one("#list", RowList).list_rows(people_rows(observation, company))
        draw = {"heading": draw_lobby_title, "doors": draw_doors, "prompt": draw_lobby_prompt}
        for place, drawing in draw.items():
            self.query_one(f"#{place}", Panel).show(partial(drawing, observation, company))

    def action_begin(self) -> None:
        """Begin the match, who may; who may not looks at the board."""
        if self.host.observation.role == "white":
            self.begin_match()
        else:
            self.action_back()

    def action_codes(self) -> None:
        """Show the codes on the walls, or hide them."""
        if self.host.observation.role == "white":
            self.tell(ShowCodes(shown=not self.host.company().invitation.shown))
