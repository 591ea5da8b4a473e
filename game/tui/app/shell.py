"""What every Four Fronts app shares: the look, the last filters, the size gate, a calm crash."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen
from textual.widgets import Input

from game.core.observation import Observation
from game.terminal.alert import Caller
from game.terminal.calm_app import CalmApp
from game.tui.app.egress import AsciiOnly, NoColours, Steering
from game.tui.app.keyboard import Keyboard, moment
from game.tui.app.layouts import meant_key
from game.tui.app.named_places import PLACES
from game.tui.app.palette import commands_of
from game.tui.app.theme import FOUR_FRONTS, INKS
from game.tui.ink.glyphs import ASCII, UNICODE, Glyphs, choose_glyphs
from game.tui.ink.keys import key_name
from game.tui.ink.player_text import clean
from game.tui.rules_text import RulesText
from game.tui.screens.place import Place, Slip
from game.tui.screens.size_gate import SizeGate, too_small

OTHER_LETTERS = "The board's keys are Latin letters: switch your keyboard over, or use Ctrl+P."
REPEATED = "That key came again too fast to be meant, so once is all it did. Press it anew."


class Shell(CalmApp):
    """The shell of the board and of the replay."""

    TITLE = "Four Fronts"
    CSS_PATH = "app.tcss"
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (100, "-wide"),
        (140, "-very-wide"),
    ]
    VERTICAL_BREAKPOINTS = [
        (0, "-short"),
        (30, "-tall"),
        (40, "-very-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "question_mark,f9",
            "open('help')",
            "Help",
            key_display="?",
            id="view.help",
            tooltip="How the game works, and every key of this screen",
        ),
        Binding(
            "f3",
            "open('why')",
            "Why",
            show=False,
            id="view.receipts",
            tooltip="Why every figure moved, cause by cause",
        ),
        Binding(
            "f4",
            "open('news')",
            "News",
            show=False,
            id="view.all-news",
            tooltip="All the news so far",
        ),
        Binding(
            "f5",
            "open('rules')",
            "Rulebook",
            show=False,
            id="view.rules",
            tooltip="Read the rulebook, with numbers and sources",
        ),
        Binding(
            "f6",
            "open('story')",
            "Story",
            show=False,
            id="view.last-story",
            tooltip="What happened in the last quarter, front by front",
        ),
        Binding(
            "f7",
            "open('settings')",
            "Settings",
            show=False,
            id="view.settings",
            tooltip="Glyphs and movement",
        ),
        Binding(
            "ctrl+c,ctrl+q",
            "leave_now",
            "Leave",
            show=False,
            priority=True,
            id="app.leave",
            tooltip="Leave at once; nothing is lost",
        ),
    ]

    observation: Observation

    def __init__(
        self, saved_to: Path | str, *, rules: RulesText, glyphs: Glyphs | None, animate: bool
    ) -> None:
        super().__init__()
        self.rules = rules
        self.saved_to = saved_to
        self.keyboard = Keyboard()
        self.repeating = False
        self.alerts = False
        self.caller = Caller(self)
        self.animation_level = "full" if animate else "none"
        self.register_theme(FOUR_FRONTS)
        self.theme = FOUR_FRONTS.name
        self.glyphs = glyphs or choose_glyphs(os.environ, sys.stdout.encoding)
        self.set_class(self.glyphs.ascii, "-ascii")

    async def on_event(self, event: events.Event) -> None:
        """Take in what is typed, but for keys that can't be meant for what shows now."""
        if not event.is_forwarded and self.screen_stack:
            where = id(self.screen), moment(self.observation)
            if self.keyboard.repeats(event, where, writing=isinstance(self.focused, Input)):
                self._tell_of_repeats()
                return
            if self.keyboard.too_early(event):
                return
            event = self._as_meant(event)
            self.repeating &= not isinstance(event, events.Key)
        await super().on_event(event)

    def _as_meant(self, event: events.Event) -> events.Event:
        """A letter of another layout or in capitals as the key at its place, but in writing."""
        if not isinstance(event, events.Key) or isinstance(self.focused, Input):
            return event
        letter = event.character or ""
        if not letter.isalpha() or (letter.isascii() and letter.islower()):
            return event
        key = meant_key(letter)
        if key is None:
            self.notify(OTHER_LETTERS, markup=False)
            return event
        meant = events.Key(key, key)
        meant.time = event.time
        return meant

    def _tell_of_repeats(self) -> None:
        """Say once, however long a key is held, why nothing comes of it."""
        if not self.repeating:
            self.repeating = True
            self.notify(REPEATED, markup=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The inks, so that style sheets and drawings can name them under any theme."""
        return INKS

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The last layer before the terminal."""
        kept = [f for f in super().get_line_filters() if not isinstance(f, Monochrome | NoColor)]
        own: list[LineFilter] = [Steering()]
        own += [NoColours()] if self.no_color else []
        own += [AsciiOnly()] if self.glyphs.ascii else []
        return [*kept, *own]

    def set_alerts(self, wanted: bool) -> None:
        """Call who looks elsewhere when their turn comes, or not."""
        self.alerts = wanted
        if not wanted:
            self.caller.leave()

    def use_ascii(self, wanted: bool) -> None:
        """Draw with ASCII glyphs only, or not."""
        self.glyphs = ASCII if wanted else UNICODE
        self.set_class(wanted, "-ascii")
        for screen in self.screen_stack:
            for widget in screen.walk_children():
                widget.refresh(layout=True)
            screen.refresh(layout=True)

    def on_resize(self, event: events.Resize) -> None:
        """Hide behind the gate while the terminal is too small."""
        if not self.screen_stack:
            return
        gated = isinstance(self.screen, SizeGate)
        if too_small(event.size) and not gated:
            self.push_screen(SizeGate())
        elif gated and not too_small(event.size):
            self.pop_screen()

    def open(self, place: str) -> None:
        """Open a place over the present screen, unless it is open already."""
        kind = PLACES[place]
        if not isinstance(self.screen, kind):
            self.push_screen(kind())

    def action_open(self, place: str) -> None:
        """Open a place from a key; never over a hand-over, the title or the size gate."""
        if isinstance(self.screen, Place | Slip) and self.screen.opens_places:
            self.open(place)

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they are printed on the keyboard."""
        return binding.key_display or key_name(binding.key)

    def action_leave_now(self) -> None:
        """Leave; everything is saved already."""
        self.caller.leave()
        self.exit(0)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key of the present screen as a namespaced command."""
        yield from commands_of(self, screen)

    def farewell(self, command: str) -> str:
        """The one line printed when the app is gone: where the save is and how to go on."""
        saved = clean(str(self.saved_to))
        if self.crash is not None:
            return (
                f"The board stopped because of a fault: {self.crash}. "
                f"Your match is safe in {saved}; go on with: {command} {saved}"
            )
        return f"Saved in {saved}. Go on with: {command} {saved}"
