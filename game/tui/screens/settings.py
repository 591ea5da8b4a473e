"""Settings of the board: glyphs and movement."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from game.core.observation import Observation
from game.tui.ink.frame import Frame, ink, stack
from game.tui.ink.inks import KEY, MUTED, TITLE, WORDS
from game.tui.screens.place import Slip
from game.tui.widgets.panel import Panel


def draw_settings(frame: Frame, moves: bool, alerts: bool) -> Content:
    """Each setting with the key that turns it."""
    glyphs = "ASCII only" if frame.glyphs.ascii else "full"
    sample = "  ".join((frame.glyphs.spark, frame.glyphs.full * 3 + frame.glyphs.empty * 2))
    return stack(
        [
            ink(("g  ", KEY), ("Glyphs      ", WORDS), (glyphs, TITLE), (f"   {sample}", MUTED)),
            ink(("m  ", KEY), ("Movement    ", WORDS), ("on" if moves else "off", TITLE)),
            ink(
                ("a  ", KEY),
                ("Alerts      ", WORDS),
                ("on" if alerts else "off", TITLE),
                ("   a bell and a notice when your turn comes", MUTED),
            ),
            Content(""),
            ink(("Colours follow NO_COLOR.", MUTED)),
        ]
    )


class SettingsSlip(Slip[None]):
    """One key a setting."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "g",
            "glyphs",
            "Glyphs",
            id="settings.glyphs",
            tooltip="Draw with ASCII glyphs only, or with all of them",
        ),
        Binding(
            "m",
            "movement",
            "Movement",
            id="settings.movement",
            tooltip="Let things move on the screen, or keep them still",
        ),
        Binding(
            "a",
            "alerts",
            "Alerts",
            id="settings.alerts",
            tooltip="Ring, and name the window, when your turn comes",
        ),
        Binding("enter", "back", "Done", show=False, id="settings.done", tooltip="Leave settings"),
    ]

    def compose(self) -> ComposeResult:
        """The settings."""
        yield Panel(id="settings", classes="slip", title="Settings")

    def observe(self, observation: Observation) -> None:
        """Show how things are set."""
        moves, alerts = self.app.animation_level != "none", self.host.alerts
        self.query_one("#settings", Panel).show(lambda frame: draw_settings(frame, moves, alerts))

    def action_glyphs(self) -> None:
        """Change the glyph set."""
        self.host.use_ascii(not self.host.glyphs.ascii)
        self.observe(self.host.observation)

    def action_alerts(self) -> None:
        """Turn alerts on or off."""
        self.host.set_alerts(not self.host.alerts)
        self.observe(self.host.observation)

    def action_movement(self) -> None:
        """Turn movement on or off."""
        self.app.animation_level = "none" if self.app.animation_level != "none" else "full"
        self.observe(self.host.observation)
