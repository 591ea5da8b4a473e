"""The wall: quarter, phase, a large clock, the four fronts and the latest news; no keys needed."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Grid, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits

from game.core.observation import Front, Observation
from game.tui.countdown import seconds_left, time_words
from game.tui.draw.frame import Frame, ink, stack, wrap
from game.tui.draw.inks import MUTED, TITLE, WORDS
from game.tui.draw.lobby import draw_wall_doors
from game.tui.draw.news import draw_headlines
from game.tui.draw.people import people_rows
from game.tui.draw.topline import PHASE_WORDS, quarter_title, ready_marks
from game.tui.screens.place import Place
from game.tui.waiting import in_lobby, waiting_words
from game.tui.widgets.panel import Panel


class ProjectorScreen(Place[None]):
    """Made to be read from the last row."""

    CSS_PATH = "projector.tcss"
    shows_people: ClassVar[bool] = True

    def compose(self) -> ComposeResult:
        """Big time above, fronts in the middle, news below."""
        with Vertical(id="wall"):
            yield Panel(id="wall-head")
            yield Digits("", id="wall-clock")
            with Horizontal(id="wall-lobby"):
                yield Panel(id="wall-people", classes="box", title="Who is here")
                yield Panel(id="wall-doors", classes="box", title="How to come in")
            with Grid(id="wall-fronts"):
                for number in range(4):
                    yield Panel(id=f"wall-front-{number}", classes="box")
            yield Panel(id="wall-news", classes="box", title="News")

    def on_mount(self) -> None:
        """Show, and count down."""
        super().on_mount()
        self.set_interval(1.0, self._count)

    def observe(self, observation: Observation) -> None:
        """Show what is public."""
        company = self.host.company()
        waits = in_lobby(observation, company)
        self.query_one("#wall").set_class(waits, "-waiting")
        words = waiting_words(observation, company) if waits else observation.prompt
        self.query_one("#wall-head", Panel).show(lambda frame: _head(observation, words, frame))
        people = people_rows(observation, company)
        self.query_one("#wall-people", Panel).show(
            lambda frame: stack(row.draw(frame) for row in people)
        )
        self.query_one("#wall-doors", Panel).show(lambda frame: draw_wall_doors(company, frame))
        for number, front in enumerate(observation.fronts):
            panel = self.query_one(f"#wall-front-{number}", Panel)
            panel.name_it(Content(front.title))
            panel.show(partial(_front, front))
        news = self.query_one("#wall-news", Panel)
        news.show(lambda frame: draw_headlines(observation, frame))
        self._count()

    def _count(self) -> None:
        clock = self.host.observation.clock
        digits = self.query_one("#wall-clock", Digits)
        shown = clock.state in ("running", "grace", "paused")
        digits.display = shown
        words = time_words(seconds_left(clock, self.host.now())) if shown else ""
        if digits.value != words:
            digits.update(words)

    def action_back(self) -> None:
        """Ask before leaving: there is nothing behind the wall."""
        self.app.exit(0)


def _head(observation: Observation, words: str, frame: Frame) -> Content:
    line = ink((" FOUR FRONTS ", "bold $ground on $key"), " ",
               (quarter_title(observation.quarter), TITLE), ("   ", MUTED),
               (PHASE_WORDS[observation.phase], TITLE))  # fmt: skip
    marks = ink(("ready", MUTED), ready_marks(observation, frame))
    return stack([line, *wrap(ink((words, WORDS)), frame.width), marks])


def _front(front: Front, frame: Frame) -> Content:
    return stack(wrap(ink((front.sentence, TITLE)), frame.width))
