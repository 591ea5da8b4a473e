"""The wall: phase and clock in large type, the fronts as bars, the news in turn; no keys needed."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal, Vertical
from textual.content import Content

from game.core.observation import Observation
from game.tui.ink.frame import Drawing, ink
from game.tui.ink.inks import TITLE
from game.tui.ink.lobby import draw_wall_doors, draw_wall_people
from game.tui.ink.wall import (
    draw_wall_front,
    draw_wall_head,
    draw_wall_large,
    draw_wall_news,
    draw_wall_seats,
    draw_wall_words,
    wall_news,
)
from game.tui.screens.leave import LeaveSlip
from game.tui.screens.place import Place
from game.tui.widgets.panel import Panel
from game.view.waiting import in_lobby, waiting_words

NEWS_SECONDS = 10.0
"""How long a piece of news is shown before the next."""


class ProjectorScreen(Place[None]):
    """Made to be read from the last row."""

    CSS_PATH = "projector.tcss"
    shows_people: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right,space",
            "turn(1)",
            "Next news",
            id="wall.next",
            tooltip="Show the next piece of news",
        ),
        Binding(
            "left",
            "turn(-1)",
            "News before",
            id="wall.before",
            tooltip="Show the piece of news before",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.place = 0

    def compose(self) -> ComposeResult:
        """Large phase and time above, fronts in the middle, news below; before it, the doors."""
        with Vertical(id="wall"):
            yield Panel(id="wall-head")
            yield Panel(id="wall-large")
            yield Panel(id="wall-words")
            yield Panel(id="wall-seats")
            with Horizontal(id="wall-lobby"):
                yield Panel(id="wall-people", classes="box", title="Who is here")
                yield Panel(id="wall-doors", classes="box", title="How to come in")
            with Grid(id="wall-fronts"):
                for number in range(4):
                    yield Panel(id=f"wall-front-{number}", classes="box")
            yield Panel(id="wall-news", classes="box")

    def on_mount(self) -> None:
        """Show, count down, and turn the news."""
        super().on_mount()
        self.set_interval(1.0, self._count)
        self.set_interval(NEWS_SECONDS, partial(self.action_turn, 1))

    def observe(self, observation: Observation) -> None:
        """Show what is public."""
        company = self.host.company()
        self.query_one("#wall").set_class(in_lobby(observation, company), "-waiting")
        self._show("head", partial(draw_wall_head, observation, company.reachable))
        self._show("seats", partial(draw_wall_seats, observation))
        self._show("people", partial(draw_wall_people, observation, company))
        self._show("doors", partial(draw_wall_doors, company))
        for number, front in enumerate(observation.fronts):
            self._show(f"front-{number}", partial(draw_wall_front, front))
            panel = self.query_one(f"#wall-front-{number}", Panel)
            panel.name_it(Content(front.title), Content("change since the quarter before"))
        self._show_news(observation)
        self._show_time(observation)

    def _show_news(self, observation: Observation) -> None:
        items = wall_news(observation)
        self.place %= max(len(items), 1)
        item = items[self.place] if items else None
        self._show("news", partial(draw_wall_news, item))
        title = f"News {self.place + 1} of {len(items)}" if len(items) > 1 else "News"
        self.query_one("#wall-news", Panel).name_it(Content(title))

    def _show_time(self, observation: Observation) -> None:
        company, now = self.host.company(), self.host.now()
        self._show("large", partial(draw_wall_large, observation, now))
        if in_lobby(observation, company):
            waits = waiting_words(observation, company)
            self._show("words", lambda frame: ink((waits, TITLE)))
        else:
            self._show("words", partial(draw_wall_words, observation, now))

    def _show(self, place: str, drawing: Drawing) -> None:
        self.query_one(f"#wall-{place}", Panel).show(drawing)

    def _count(self) -> None:
        self._show_time(self.host.observation)

    def action_turn(self, by: int) -> None:
        """Show another piece of news."""
        self.place += by
        self._show_news(self.host.observation)

    def action_back(self) -> None:
        """Ask before leaving: there is nothing behind the wall."""
        self.app.push_screen(LeaveSlip())
