"""All the news so far."""

from game.core.observation import Observation
from game.tui.ink.frame import ink
from game.tui.ink.inks import MUTED, TITLE
from game.tui.ink.news import news_rows
from game.tui.screens.page_screen import ListScreen

LEGEND = "E event  C card  D deal  I inject  R ruling  ! incident  N notice"


class NewsScreen(ListScreen):
    """Newest first."""

    def observe(self, observation: Observation) -> None:
        """List the news."""
        self.show_list(ink(("News ", TITLE), (f" {LEGEND}", MUTED)), news_rows(observation))
