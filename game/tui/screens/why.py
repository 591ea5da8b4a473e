"""Receipts: every figure's change, cause by cause, adding up exactly."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from game.core.observation import Observation
from game.tui.draw.frame import ink
from game.tui.draw.inks import MUTED, TITLE
from game.tui.draw.receipts import receipt_rows
from game.tui.draw.topline import quarter_title
from game.tui.screens.reading import ListScreen


class WhyScreen(ListScreen):
    """Fronts first, then everything else that moved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "app.open('rules')", "Rulebook", id="why.rules",
                tooltip="Read the rules the causes name"),
    ]  # fmt: skip

    def observe(self, observation: Observation) -> None:
        """List the newest quarter's receipts."""
        quarter = observation.receipts[-1].quarter if observation.receipts else ""
        when = quarter_title(quarter) if quarter else "no quarter resolved yet"
        title = ink(
            ("Why it moved ", TITLE), (f" {when}: before, each cause in order, after", MUTED)
        )
        self.show_list(title, receipt_rows(observation))
