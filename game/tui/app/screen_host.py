"""What a screen may ask of the app it stands in, so that screens need not import the app."""

from pathlib import Path
from typing import Protocol

from game.core.command import Command
from game.core.observation import Observation
from game.core.waterfall import ReadOn
from game.table.port import Company, Reply
from game.tui.app.drafting import Drafting
from game.tui.ink.glyphs import Glyphs
from game.tui.rules_text import RulesText


class Host(Protocol):
    """The board's app, as its screens see it."""

    alerts: bool
    glyphs: Glyphs
    observation: Observation
    saved_to: Path | str
    rules: RulesText
    drafting: Drafting

    def company(self) -> Company:
        """Who is around the table."""

    def now(self) -> float:
        """The table's time, against which clocks count down."""

    async def say(self, command: Command) -> bool:
        """Say something to the table; refusals are shown. True when it was carried out."""

    def tell(self, *commands: Command) -> None:
        """Say commands in turn, as long as none is refused, whatever screen shows meanwhile."""

    async def look_back(self, link: ReadOn) -> Reply:
        """Why a figure stood where it did by the end of a quarter, as far as the seat may read."""

    async def ready(self) -> bool:
        """Say that this phase is done (in a hot seat, for all where nothing is secret)."""

    def open(self, place: str) -> None:
        """Open one of the places by its name: orders, why, story, news, rules, help, end …"""

    def set_alerts(self, wanted: bool) -> None:
        """Call who looks elsewhere when their turn comes, or not."""

    def use_ascii(self, wanted: bool) -> None:
        """Draw with ASCII glyphs only, or not."""
