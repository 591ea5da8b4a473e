"""The end: the named ending, the scores and aims, and what was hidden."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from game.core.observation import Close, Observation
from game.tui.ink.frame import Frame, ink, stack
from game.tui.ink.inks import MUTED, TITLE
from game.tui.ink.score import draw_ending, draw_hidden, draw_last_fronts, draw_scores
from game.tui.screens.page_screen import PageScreen
from game.view.titles import quarter_title


def draw_end(observation: Observation, close: Close, frame: Frame) -> Content:
    """Ending, scores, what was hidden, and where the fronts stand."""
    parts = [
        draw_ending(close, frame),
        ink(("Scores", TITLE)),
        draw_scores(observation, close, frame),
        ink(("What was hidden until now", TITLE)),
        draw_hidden(close, frame),
        ink(("Where the fronts ended", TITLE)),
        draw_last_fronts(observation, frame),
    ]
    lines: list[Content] = []
    for place, part in enumerate(parts):
        lines += part.split("\n")
        if place % 2 == 0:
            lines.append(Content(""))
    return stack(lines)


class EndScreen(PageScreen):
    """Enter leaves the match; Esc goes back to the board to look around."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.leave", "Leave", id="end.leave", tooltip="Leave the match"),
        Binding("w", "app.open('why')", "Why", id="end.why", tooltip="See the last causes"),
    ]

    def observe(self, observation: Observation) -> None:
        """Show the end, or say that it has not come."""
        close = observation.close
        title = ink(("The end ", TITLE), (f" {quarter_title(observation.quarter)}", MUTED))
        if close is None:
            self.show_page(title, lambda frame: ink(("The match is not over yet.", MUTED)))
        else:
            self.show_page(title, lambda frame: draw_end(observation, close, frame))
