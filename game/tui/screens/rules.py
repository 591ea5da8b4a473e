"""The rulebook: type to search, arrows to read."""

from textual import events

from game.core.observation import Observation
from game.tui.ink.frame import Frame
from game.tui.ink.rules import paragraph_rows, search_line
from game.tui.rules_text import search
from game.tui.screens.page_screen import ListScreen


class RulesScreen(ListScreen):
    """Letters and digits search; Backspace takes one back."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.words = words

    def observe(self, observation: Observation) -> None:
        """List what was asked for."""
        found = search(self.host.rules(), self.words)
        line = search_line(self.words, len(found), Frame(80, 1))
        self.show_list(line, paragraph_rows(found, self.words))

    def on_key(self, event: events.Key) -> None:
        """Search as one types."""
        typed = event.character if event.is_printable else None
        if event.key == "backspace":
            self.words = self.words[:-1]
        elif typed is not None and typed != "?" and len(self.words) < 40:
            self.words += typed
        else:
            return
        event.stop()
        event.prevent_default()
        self.observe(self.host.observation)
