"""The story of a quarter: what happened, then each front with its causes, page by page."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from game.core.observation import Observation
from game.tui.ink.frame import ink
from game.tui.ink.inks import MUTED
from game.tui.ink.story import chapters, draw_chapter, story_quarter, story_title
from game.tui.screens.page_screen import PageScreen


class StoryScreen(PageScreen):
    """Enter turns the page; after the last one it closes, and when its quarter is undone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,right,space",
            "turn(1)",
            "Next page",
            key_display="Enter",
            id="story.next",
            tooltip="Turn to the next page; after the last, back to the board",
        ),
        Binding(
            "left",
            "turn(-1)",
            "Page back",
            key_display="←",
            id="story.previous",
            tooltip="Turn to the page before",
        ),
        Binding(
            "w", "app.open('why')", "Why", id="story.why", tooltip="See every cause of every change"
        ),
    ]

    place = 0
    quarter = ""

    def observe(self, observation: Observation) -> None:
        """Show the present page; leave when its quarter was undone."""
        told, self.quarter = self.quarter, story_quarter(observation) or ""
        if self.quarter < told:
            self.dismiss()
            return
        pages = chapters(observation)
        chapter = pages[min(self.place, len(pages) - 1)]
        self.show_page(
            ink(("Story ", MUTED), story_title(observation, min(self.place, len(pages) - 1))),
            lambda frame: draw_chapter(observation, chapter, frame),
        )

    def action_turn(self, by: int) -> None:
        """Turn the page."""
        last = len(chapters(self.host.observation)) - 1
        if self.place + by > last:
            self.dismiss()
            return
        self.place = max(self.place + by, 0)
        self.observe(self.host.observation)
        self.query_one("#page", VerticalScroll).scroll_home(animate=False)
