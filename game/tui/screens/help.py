"""Help: made from the bindings of the screen it was asked on, so that it can't be out of date."""

from collections.abc import Iterable
from typing import Any

from textual.binding import Binding
from textual.screen import Screen

from game.core.observation import Observation
from game.tui.ink.frame import ink
from game.tui.ink.inks import MUTED, TITLE
from game.tui.ink.keys import SPACES, draw_help, key_name
from game.tui.screens.page_screen import PageScreen


def keys_in_words(bindings: Iterable[Binding]) -> list[tuple[str, Binding]]:
    """Each binding once, with all the keys that lead to it, grouped by the space of its id."""
    keys: dict[str, list[str]] = {}
    first: dict[str, Binding] = {}
    for binding in bindings:
        if binding.id is None or not binding.tooltip:
            continue
        first.setdefault(binding.id, binding)
        keys.setdefault(binding.id, []).append(key_name(binding.key))
    order = list(SPACES)

    def rank(name: str) -> int:
        space = name.split(".")[0]
        return order.index(space) if space in order else -1

    return [(" ".join(keys[name]), first[name]) for name in sorted(first, key=rank)]


class HelpScreen(PageScreen):
    """The screen below decides which keys are listed."""

    def observe(self, observation: Observation) -> None:
        """List the keys."""
        stack: list[Screen[Any]] = list(self.app.screen_stack)
        below = stack[stack.index(self) - 1] if self in stack and len(stack) > 1 else self
        found = keys_in_words(entry.binding for entry in below.active_bindings.values())
        title = ink(("Help ", TITLE), (" scroll with the arrows, Esc goes back", MUTED))
        self.show_page(title, lambda frame: draw_help(found, frame))
